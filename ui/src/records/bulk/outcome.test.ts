import { expect, test } from "vitest";
import type { BulkReport } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { outcomeText, reasonText, unchangedCount } from "./outcome.ts";

const report: BulkReport = {
  id: "work",
  command: "lead_tag",
  state: "done",
  group: "step",
  total: 1200,
  done: 1200,
  changed: 1200,
  failed: 0,
  failures: [],
  keptLater: 0,
  startedAt: 0,
  endedAt: 1,
};

test("an outcome says how many were changed, and how many were left alone", () => {
  setLocale("en-US", "UTC");
  expect(outcomeText(report)).toBe("Tag added: 1,200 records changed");
  expect(outcomeText({ ...report, changed: 1 })).toBe("Tag added: 1 record changed");
  expect(outcomeText({ ...report, changed: 0 })).toBe("Tag added: nothing had to be changed");
  expect(outcomeText({ ...report, changed: 1100, failed: 60 })).toBe(
    "Tag added: 1,100 changed, 60 left alone",
  );
  expect(unchangedCount({ ...report, changed: 1100, failed: 60 })).toBe(40);
  expect(outcomeText({ ...report, state: "cancelled", done: 500, changed: 480 })).toBe(
    "Cancelled: Tag added. 480 of 1,200 were changed",
  );
});

test("reasons are said in words, and of a value also what is wrong with it", () => {
  expect(reasonText({ reason: "in_trash", why: "" })).toBe("In the trash");
  expect(
    reasonText({ reason: "invalid", why: "title: must be one line without control characters" }),
  ).toBe("Title: must be one line without control characters");
  expect(reasonText({ reason: "invalid", why: "" })).toBe("The value does not fit");
});
