import type { JobInfo, JobProgress } from "#ui/bindings/engine.ts";

const progress: JobProgress = {
  command: "trash",
  undoing: true,
  done: 4200,
  total: 12_000,
  failed: 2,
  failures: [{ reason: "gone", why: "", count: 2, examples: [] }],
  perSecond: 130,
  cancellable: false,
};

const running: JobInfo = {
  id: "many",
  kind: "bulk",
  state: "running",
  attempts: 1,
  error: null,
  endedAt: null,
  progress,
};

/** A job of each state that a panel shows. */
export const jobs: readonly JobInfo[] = [
  running,
  { ...running, id: "rest", kind: "sweep", state: "waiting", attempts: 0, progress: null },
  { ...running, id: "past", state: "cancelled", attempts: 0, endedAt: 0 },
];
