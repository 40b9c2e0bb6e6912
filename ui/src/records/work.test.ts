import { expect, test } from "vitest";
import type { JobInfo } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { aboutWork, percentOf, workOf } from "./work.ts";

const progress = {
  command: "trash",
  undoing: false,
  done: 4200,
  total: 12_000,
  failed: 0,
  failures: [],
  perSecond: 130,
  cancellable: true,
};
const job: JobInfo = {
  id: "j",
  kind: "bulk",
  state: "running",
  attempts: 1,
  error: null,
  endedAt: null,
  progress,
};

test("a job says how far it is, how fast, and how long it will take", () => {
  setLocale("en-US", "UTC");
  expect(workOf(job).name).toBe("Move to trash");
  expect(percentOf(workOf(job))).toBe(35);
  expect(aboutWork(workOf(job))).toEqual([
    "4,200 of 12,000",
    "130 a second",
    "about 1 minute left",
  ]);
  expect(aboutWork(workOf({ ...job, progress: { ...progress, perSecond: 0, failed: 2 } }))).toEqual(
    ["4,200 of 12,000", "2 could not be changed"],
  );
  expect(workOf({ ...job, progress: { ...progress, undoing: true } }).name).toBe(
    "Undo of: Move to trash",
  );
});

test("what has ended says how far it came, and is not to be cancelled", () => {
  const ended = workOf({ ...job, state: "cancelled", endedAt: 1 });
  expect(aboutWork(ended)).toEqual(["4,200 of 12,000"]);
  expect(ended.cancellable).toBe(false);
});
