import { queryClient } from "#ui/api/client.ts";
import {
  countsQuery,
  intakeQueueQuery,
  jobsQuery,
  settingsQuery,
  stagesQuery,
  statusQuery,
  tasksQuery,
  todayQuery,
} from "#ui/api/queries.ts";
import { platform } from "#ui/platform/platform.ts";

let connected: Promise<void> | undefined;

/** Connects the carrier, once. What the first page shows is asked for while it is being built. */
export function connect(): Promise<void> {
  connected ??= platform.connect().then(() => void askAhead());
  return connected;
}

async function askAhead(): Promise<void> {
  const status = await queryClient.fetchQuery(statusQuery()).catch(() => null);
  // What cannot be had here is asked for again, and told, by the page that shows it.
  if (status?.phase !== "ready") return;
  void queryClient.prefetchQuery(settingsQuery());
  void queryClient.prefetchQuery(todayQuery());
  void queryClient.prefetchQuery(countsQuery());
  void queryClient.prefetchQuery(tasksQuery());
  void queryClient.prefetchQuery(intakeQueueQuery());
  void queryClient.prefetchQuery(jobsQuery());
  void queryClient.prefetchQuery(stagesQuery());
}
