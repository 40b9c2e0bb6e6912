import { useMutation } from "@tanstack/react-query";
import { platform } from "#ui/platform/platform.ts";
import type { CommandName, Request } from "#ui/platform/types.ts";
import { queryClient } from "./client.ts";

/** Where a failure of the command is told: in the caller's own place, or in a notice. */
export type FailurePlace = "here" | "notice";

/** A command that changes something; what it makes stale follows from its tags. */
export function useCommand<K extends CommandName>(name: K, failure: FailurePlace = "notice") {
  return useMutation({
    mutationFn: (request: Request<K>) => platform.call(name, request),
    meta: { command: name, failureShown: failure === "here" },
  });
}

/** The same outside of components, for keys and lists. */
export function run<K extends CommandName>(
  name: K,
  request: Request<K>,
  failure: FailurePlace = "notice",
) {
  return queryClient
    .getMutationCache()
    .build(queryClient, {
      mutationFn: (variables: Request<K>) => platform.call(name, variables),
      meta: { command: name, failureShown: failure === "here" },
    })
    .execute(request);
}
