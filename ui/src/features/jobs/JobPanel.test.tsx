import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { queryClient } from "#ui/api/client.ts";
import { jobsQuery } from "#ui/api/queries.ts";
import type { JobInfo } from "#ui/bindings/engine.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { expectAccessible, show } from "#ui/testing/show.tsx";
import { JobPanel } from "./JobPanel.tsx";

afterEach(() => {
  queryClient.clear();
  vi.restoreAllMocks();
});

const job = (done: number): JobInfo => ({
  id: "many",
  kind: "bulk",
  state: "running",
  attempts: 1,
  error: null,
  endedAt: null,
  progress: {
    command: "trash",
    undoing: false,
    done,
    total: 1000,
    failed: 0,
    failures: [],
    perSecond: 100,
    cancellable: true,
  },
});

function Panel() {
  const [opened, setOpened] = useState(false);
  return <JobPanel opened={opened} onOpened={setOpened} />;
}

async function open(first: readonly JobInfo[]) {
  let jobs = [...first];
  const { calls } = answerCalls({
    job_list: () => jobs,
    job_cancel: ({ id }) => {
      jobs = [];
      return { group: null, ids: [id] };
    },
    intake_queue: () => ({ items: [], waiting: 0, reading: 0, review: 0, refused: 0 }),
  });
  await show(<Panel />);
  const change = async (next: readonly JobInfo[]) => {
    jobs = [...next];
    await queryClient.invalidateQueries({ queryKey: jobsQuery().queryKey });
  };
  return { calls, change };
}

test("the bar says what runs, each tenth once, and the panel all of it", async () => {
  const { change } = await open([job(420)]);
  const status = page.getByRole("status");
  await expect.element(status).toHaveTextContent("Move to trash, 40%");
  await change([job(490)]);
  await expect.element(page.getByRole("button", { expanded: false })).toHaveTextContent("49%");
  await expect.element(status).toHaveTextContent("Move to trash, 40%");
  await page.getByRole("button", { expanded: false }).click();
  const panel = page.getByRole("dialog", { name: "Work in the background" });
  await expect.element(panel).toHaveTextContent("490 of 1,000");
  await expect.element(panel).toHaveTextContent("100 a second");
  await expect.element(panel).toHaveTextContent("6 seconds left");
  await expectAccessible(document.body);
});

test("work is cancelled by key, and what has ended says how and when", async () => {
  const { calls, change } = await open([job(100), { ...job(5), id: "other" }]);
  await page.getByRole("button", { expanded: false }).click();
  const panel = page.getByRole("dialog", { name: "Work in the background" });
  const cancel = panel.getByRole("button", { name: "Cancel: Move to trash" });
  await expect.element(cancel.first()).toBeVisible();
  await expect.element(panel.getByRole("heading")).toHaveFocus();
  await userEvent.keyboard("{Tab}{Enter}");
  await expect
    .poll(() => calls.find(([name]) => name === "job_cancel")?.[1])
    .toEqual({
      id: "many",
    });
  const ended = { ...job(100), endedAt: Date.now() };
  await change([
    { ...ended, state: "cancelled" },
    { ...ended, id: "other", state: "done" },
  ]);
  await expect.element(panel.getByText("Cancelled")).toHaveTextContent("now");
  await expect.element(panel.getByText("Done")).toBeVisible();
  await expect.element(page.getByRole("button", { expanded: true })).toHaveTextContent("Jobs");
  await expectAccessible(document.body);
});

test("what was given up says so, and that what was done is kept", async () => {
  await open([{ ...job(10), state: "failed", error: "disk_full" }]);
  await page.getByRole("button", { name: "Given up: Move to trash" }).click();
  const panel = page.getByRole("dialog", { name: "Work in the background" });
  await expect.element(panel).toHaveTextContent("What was done before is kept.");
  await expectAccessible(document.body);
});
