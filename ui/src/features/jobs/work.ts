import { tCode, t } from "#ui/i18n/t.ts";
import type { JobInfo } from "#ui/bindings/engine.ts";

/** What a job tells of itself once it works on many records. */
export type JobProgress = {
  /** The command that it carries out, or takes back. */
  command: string;
  undoing: boolean;
  done: number;
  total: number;
  failed: number;
  /** Records a second; 0 before it is known. */
  perSecond: number;
  cancellable: boolean;
};
export type Job = JobInfo & { progress?: JobProgress | null };

/** One line of the panel: a job of the engine, or all files that are being read. */
export type Work = {
  id: string;
  name: string;
  state: "waiting" | "running" | "failed" | "done";
  error: string | null;
  progress: Pick<JobProgress, "done" | "total" | "failed" | "perSecond"> | null;
  cancellable: boolean;
};

export const readingId = "reading";

export function workOf({ id, kind, state, error, progress = null }: Job): Work {
  return {
    id,
    name: progress ? nameOf(progress) : tCode(`jobs.kind.${kind}`, t("jobs.kind.other")),
    state,
    error,
    progress,
    cancellable: state !== "failed" && (progress?.cancellable ?? true),
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
    progress: { done, total, failed: 0, perSecond: 0 },
    cancellable: true,
  };
}

export function percentOf({ progress }: Work): number {
  if (!progress || progress.total === 0) return 0;
  return Math.floor((100 * progress.done) / progress.total);
}

const minuteS = 60;

/** How far it is, how fast, and how long it will take; what is not known is not said. */
export function aboutWork({ progress }: Work): string[] {
  if (!progress) return [];
  const { done, total, perSecond, failed } = progress;
  const said = [t("jobs.place", { done, total })];
  if (failed > 0) said.push(t("jobs.left", { count: failed }));
  if (perSecond === 0) return said;
  const seconds = Math.ceil((total - done) / perSecond);
  const rest =
    seconds < minuteS
      ? t("jobs.seconds", { count: seconds })
      : t("jobs.minutes", { count: Math.ceil(seconds / minuteS) });
  return [...said, t("jobs.rate", { count: perSecond }), rest];
}

/** What has ended since the last look: it was on its way, and the engine lists it no more. */
export function endedSince(before: readonly Work[], now: readonly Work[]): Work[] {
  return before
    .filter(({ state }) => state === "running" || state === "waiting")
    .filter(({ id }) => !now.some((each) => each.id === id))
    .map((work) => ({ ...work, state: "done", cancellable: false }));
}
