import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { intakeQueueQuery, jobsQuery } from "#ui/api/queries.ts";
import { useBatch } from "#ui/records/useBatch.ts";
import { isEnded, readingOf, readOf, workOf, type Work } from "./work.ts";

const everyMs = 1000;
/** Jobs that read one file each; all of them together are one line. */
const readingKinds = new Set(["intake", "reading"]);

/** What is being done in the background, and what has ended, the newest first. */
export function useWork(): { now: readonly Work[]; ended: readonly Work[] } {
  const { data: queue } = useQuery(intakeQueueQuery());
  const batch = useBatch((queue?.waiting ?? 0) + (queue?.reading ?? 0));
  const { data: jobs = none } = useQuery({
    ...jobsQuery(),
    // Between its events a job goes on; nobody asks while there is none.
    refetchInterval: ({ state }) =>
      state.data?.some((job) => job.state !== "failed" && !isEnded(job)) ? everyMs : false,
  });
  const isReading = batch.total > 0;
  const hasRead = useHasBeen(isReading);
  const works = jobs.filter(({ kind }) => !readingKinds.has(kind)).map(workOf);
  return {
    now: [...(isReading ? [readingOf(batch)] : []), ...works.filter((work) => !isEnded(work))],
    ended: [...(hasRead && !isReading ? [readOf()] : []), ...works.filter(isEnded)],
  };
}

const none: never[] = [];

/** Whether it is, or was while the window looked on. */
function useHasBeen(is: boolean): boolean {
  const [been, setBeen] = useState(is);
  if (is && !been) setBeen(true);
  return been || is;
}
