import { useJobs } from "#ui/records/useJobs.ts";
import { bulkKind, isEnded, workOf, type Work } from "#ui/records/work.ts";

/** The work on many records that is under way, if any is. */
export function useBulkWork(): Work | undefined {
  const works = useJobs()
    .filter(({ kind }) => kind === bulkKind)
    .map(workOf)
    .filter((work) => !isEnded(work) && work.state !== "failed");
  return works.find(({ state }) => state === "running") ?? works[0];
}
