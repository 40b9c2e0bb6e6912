import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { Notices } from "#ui/actions/notices.tsx";
import { queryClient } from "#ui/api/client.ts";
import { jobsQuery } from "#ui/api/queries.ts";
import type { BulkReport, JobInfo } from "#ui/bindings/engine.ts";
import { JobPanel } from "./JobPanel.tsx";
import { allChecks, noChecks, type Checks } from "#ui/grid/checks.ts";
import { unanswered } from "#ui/grid/listSession.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { expectAccessible, show } from "#ui/testing/show.tsx";
import { BulkBar } from "#ui/records/bulk/BulkBar.tsx";

beforeEach(() => setLocale("en-US", "UTC"));
afterEach(() => {
  queryClient.clear();
  vi.restoreAllMocks();
});

const report: BulkReport = {
  id: "many",
  command: "lead_tag",
  state: "cancelled",
  group: "step",
  total: 18_211,
  done: 9000,
  changed: 8900,
  failed: 100,
  failures: [{ reason: "in_trash", why: "", count: 100, examples: [] }],
  keptLater: 0,
  startedAt: 0,
  endedAt: 1,
};

const job = (done: number): JobInfo => ({
  id: "many",
  kind: "bulk",
  state: "running",
  attempts: 1,
  error: null,
  endedAt: null,
  progress: {
    command: "lead_tag",
    undoing: false,
    done,
    total: 18_211,
    failed: 0,
    failures: [],
    perSecond: 2000,
    cancellable: true,
  },
});

async function open(checked: Checks, count: number, first: JobInfo[] = []) {
  let jobs = first;
  const { calls } = answerCalls({
    job_list: () => jobs,
    job_cancel: ({ id }) => ({ group: "step", ids: [id] }),
    bulk_report: () => report,
    intake_queue: () => ({ items: [], waiting: 0, reading: 0, review: 0, refused: 0 }),
  });
  const checkAll = vi.fn<() => void>();
  const snapshot = { ...unanswered, total: 18_211, matching: 18_211 };
  const list = { checked, count, snapshot, clear: vi.fn<() => void>(), checkAll };
  const item = { id: "stage", label: "Stage", icon: null, run: vi.fn<() => void>() };
  await show(
    <main>
      <BulkBar list={list} items={[item]} />
      <JobPanel opened={false} onOpened={vi.fn<() => void>()} />
      <Notices />
    </main>,
  );
  const change = async (next: JobInfo[]) => {
    jobs = next;
    await queryClient.invalidateQueries({ queryKey: jobsQuery().queryKey });
  };
  return { calls, checkAll, change };
}

const bar = () => page.getByRole("toolbar", { name: "Checked rows" });

test("checked rows can be made all that match, and the bar says which they are", async () => {
  const { checkAll } = await open({ ...noChecks, ids: new Set(["a"]) }, 1);
  await expect.element(bar()).toHaveTextContent("1 selected");
  await bar().getByRole("button", { name: "All 18,211 that match" }).click();
  expect(checkAll).toHaveBeenCalledOnce();
  await expectAccessible(document.body);
});

test("all that match are not offered again", async () => {
  await open(allChecks, 18_211);
  await expect.element(bar()).toHaveTextContent("All 18,211 that match");
  await expect.element(bar().getByRole("button", { name: "All" })).not.toBeInTheDocument();
});

test("work under way stands in the place of the bar, is cancelled there, and tells its end", async () => {
  const { calls, change } = await open(noChecks, 0, [job(4000)]);
  const work = page.getByRole("group", { name: "Tag added" });
  await expect.element(work).toHaveTextContent("21%");
  await expect.element(work).toHaveTextContent("4,000 of 18,211");
  await expect.element(work).toHaveTextContent("8 seconds left");
  await expectAccessible(document.body);
  await work.getByRole("button", { name: "Cancel: Tag added" }).click();
  await expect.poll(() => calls.some(([name]) => name === "job_cancel")).toBe(true);
  await change([{ ...job(9000), state: "cancelled", endedAt: 1 }]);
  await expect.element(work).not.toBeInTheDocument();
  await expect
    .element(page.getByText("Cancelled: Tag added. 8,900 of 18,211 were changed"))
    .toBeVisible();
  await expect.element(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Details" })).toBeVisible();
});
