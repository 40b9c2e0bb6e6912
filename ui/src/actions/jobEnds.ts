import type { BulkReport } from "#ui/bindings/engine.ts";

/** Tells what came of a job, once it is at its end. */
export type TellEnd = (report: BulkReport) => void;

const awaited = new Map<string, TellEnd>();

/** Waits for the end of a job that was started here. */
export function whenEnded(job: string, tell: TellEnd): void {
  awaited.set(job, tell);
}

/** Who waits for the end of a job; asked once. */
export function takeAwaiting(job: string): TellEnd | undefined {
  const tell = awaited.get(job);
  awaited.delete(job);
  return tell;
}
