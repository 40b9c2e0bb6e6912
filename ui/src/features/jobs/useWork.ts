import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { intakeQueueQuery, jobsQuery } from "#ui/api/queries.ts";
import { useBatch } from "#ui/records/useBatch.ts";
import { endedSince, readingOf, workOf, type Work } from "./work.ts";

const everyMs = 1000;
const endedKept = 5;
/** Jobs that read one file each; all of them together are one line. */
const readingKinds = new Set(["intake", "reading"]);

/** What is being done in the background, and what has ended while the window looked on. */
export function useWork(): { now: readonly Work[]; ended: readonly Work[] } {
  const { data: queue } = useQuery(intakeQueueQuery());
  const batch = useBatch((queue?.waiting ?? 0) + (queue?.reading ?? 0));
  const { data: jobs = none } = useQuery({
    ...jobsQuery(),
    // Between its events a job goes on; nobody asks while there is none.
    refetchInterval: ({ state }) =>
      state.data?.some((job) => job.state !== "failed") ? everyMs : false,
  });
  const now = [
    ...(batch.total > 0 ? [readingOf(batch)] : []),
    ...jobs.filter(({ kind }) => !readingKinds.has(kind)).map(workOf),
  ];
  return { now, ended: useEnded(now) };
}

const none: never[] = [];
const noWork: readonly Work[] = [];

function useEnded(now: readonly Work[]): readonly Work[] {
  const ids = now.map(({ id }) => id).join(" ");
  const [seen, setSeen] = useState({ ids, works: now, ended: noWork });
  if (seen.ids !== ids) {
    const ended = [...endedSince(seen.works, now), ...seen.ended].slice(0, endedKept);
    setSeen({ ids, works: now, ended });
  }
  return seen.ended;
}
