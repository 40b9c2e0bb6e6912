import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { intakeQueueQuery } from "#ui/api/queries.ts";
import { useBatch } from "#ui/records/useBatch.ts";
import { useJobs } from "#ui/records/useJobs.ts";
import { isEnded, readingOf, readOf, workOf, type Work } from "#ui/records/work.ts";
import { useJobEnds } from "./useJobEnds.ts";

/** Jobs that read one file each; all of them together are one line. */
const readingKinds = new Set(["intake", "reading"]);

/** What is being done in the background, and what has ended, the newest first. */
export function useWork(): { now: readonly Work[]; ended: readonly Work[] } {
  const { data: queue } = useQuery(intakeQueueQuery());
  const batch = useBatch((queue?.waiting ?? 0) + (queue?.reading ?? 0));
  const jobs = useJobs();
  useJobEnds(jobs);
  const isReading = batch.total > 0;
  const hasRead = useHasBeen(isReading);
  const works = jobs.filter(({ kind }) => !readingKinds.has(kind)).map(workOf);
  return {
    now: [...(isReading ? [readingOf(batch)] : []), ...works.filter((work) => !isEnded(work))],
    ended: [...(hasRead && !isReading ? [readOf()] : []), ...works.filter(isEnded)],
  };
}

/** Whether it is, or was while the window looked on. */
function useHasBeen(is: boolean): boolean {
  const [been, setBeen] = useState(is);
  if (is && !been) setBeen(true);
  return been || is;
}
