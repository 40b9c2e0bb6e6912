import type { AppStatus } from "#ui/bindings/engine.ts";
import { queryClient } from "./client.ts";
import { statusQuery } from "./queries.ts";

/** Some commands answer with the new status; the page changes with it, not a question later. */
export function takeStatus(status: AppStatus): void {
  queryClient.setQueryData(statusQuery().queryKey, status);
}
