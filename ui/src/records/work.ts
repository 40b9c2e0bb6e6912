import { tCode, t } from "#ui/i18n/t.ts";
import type { JobInfo, JobProgress } from "#ui/bindings/engine.ts";

/** One line of the panel: a job of the engine, or all files that are being read. */
export type Work = {
  id: string;
  name: string;
  state: JobInfo["state"];
  error: string | null;
  endedAt: number | null;
  progress: Pick<JobProgress, "done" | "total" | "failed" | "perSecond"> | null;
  cancellable: boolean;
  /** What came of it can be read. */
  hasReport: boolean;
};

export const readingId = "reading";
/** The engine's word for work on many records. */
export const bulkKind = "bulk";

/** Whether nothing more comes of it and nobody has to look at it. */
export function isEnded({ state }: Pick<JobInfo, "state">): boolean {
  return state === "done" || state === "cancelled";
}

export function workOf({ id, kind, state, error, endedAt, progress }: JobInfo): Work {
  const isOpen = state === "running" || state === "waiting";
  return {
    id,
    name: progress ? nameOf(progress) : tCode(`jobs.kind.${kind}`, t("jobs.kind.other")),
    state,
    error,
    endedAt,
    progress,
    cancellable: isOpen && (progress?.cancellable ?? true),
    hasReport: kind === bulkKind && !isOpen,
  };
}

function nameOf({ command, undoing }: JobProgress): string {
  const name = tCode(`command.${command}`, t("jobs.kind.other"));
  return undoing ? t("jobs.undoing", { command: name }) : name;
}

/** What files are being read is one piece of work, however many jobs it is to the engine. */
export function readingOf({ done, total }: { done: number; total: number }): Work {
  return {
    id: readingId,
    name: t("jobs.reading"),
    state: "running",
    error: null,
    endedAt: null,
    progress: { done, total, failed: 0, perSecond: 0 },
    cancellable: true,
    hasReport: false,
  };
}

/** The same once all are read: how many they were is forgotten by then. */
export function readOf(): Work {
  const reading = readingOf({ done: 0, total: 0 });
  return { ...reading, state: "done", progress: null, cancellable: false };
}

export function percentOf({ progress }: Work): number {
  if (!progress || progress.total === 0) return 0;
  return Math.floor((100 * progress.done) / progress.total);
}

const minuteS = 60;

/** How far it is, how fast, and how long it will take; what is not known is not said. */
export function aboutWork(work: Work): string[] {
  if (!work.progress) return [];
  const { done, total, perSecond, failed } = work.progress;
  const said = [t("jobs.place", { done, total })];
  if (failed > 0) said.push(t("jobs.left", { count: failed }));
  if (perSecond === 0 || isEnded(work)) return said;
  const seconds = Math.ceil((total - done) / perSecond);
  const rest =
    seconds < minuteS
      ? t("jobs.seconds", { count: seconds })
      : t("jobs.minutes", { count: Math.ceil(seconds / minuteS) });
  return [...said, t("jobs.rate", { count: perSecond }), rest];
}
