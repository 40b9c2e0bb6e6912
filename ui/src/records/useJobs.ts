import { useQuery } from "@tanstack/react-query";
import { jobsQuery } from "#ui/api/queries.ts";
import type { JobInfo } from "#ui/bindings/engine.ts";
import { isEnded } from "./work.ts";

const everyMs = 1000;
const none: readonly JobInfo[] = [];

/** The engine's jobs, those that have ended last. */
export function useJobs(): readonly JobInfo[] {
  const { data = none } = useQuery({
    ...jobsQuery(),
    // Between its events a job goes on; nobody asks while there is none.
    refetchInterval: ({ state }) =>
      state.data?.some((job) => job.state !== "failed" && !isEnded(job)) ? everyMs : false,
  });
  return data;
}
