import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { invalidates, provides } from "#ui/bindings/tags.ts";
import type { Tag } from "#ui/bindings/engine.ts";
import { failureOf } from "#ui/platform/failure.ts";
import type { CommandName } from "#ui/platform/types.ts";
import { platform } from "#ui/platform/platform.ts";
import { showFailure } from "#ui/actions/notices.tsx";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** The command whose tags become stale on success. */
      command?: CommandName;
      /** Set when the caller shows the failure at its place; otherwise a notice tells it. */
      failureShown?: boolean;
    };
  }
}

// A command's own answer and its domain event arrive within a few milliseconds of each other;
// gathered for this long they cause one refetch instead of two.
const gatherMs = 20;

const invalidated: { [K in CommandName]?: readonly Tag[] } = invalidates;
const provided: { [K in CommandName]?: readonly Tag[] } = provides;

const gathered = new Set<Tag>();
const listeners = new Set<(tags: ReadonlySet<Tag>) => void>();
let flushTimer: ReturnType<typeof setTimeout> | null = null;

function flush(): void {
  flushTimer = null;
  const tags = new Set(gathered);
  gathered.clear();
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const command = queryKey[0] as CommandName;
      return (provided[command] ?? []).some((tag) => tags.has(tag));
    },
  });
  for (const listener of listeners) listener(tags);
}

export function markStale(tags: readonly Tag[]): void {
  for (const tag of tags) gathered.add(tag);
  flushTimer ??= setTimeout(flush, gatherMs);
}

/** For state outside the query cache, such as open lists. */
export function onStale(listener: (tags: ReadonlySet<Tag>) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Some failures mean that the whole program is elsewhere: locked, ended, or in another browser. */
function noticePhase(error: unknown): void {
  const { code } = failureOf(error);
  if (code === "locked" || code === "unreachable" || code === "session_used")
    markStale(["Workspace"]);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    // The engine is on this machine: no network state may pause a query, and nothing goes stale
    // by time, only by event.
    queries: {
      networkMode: "always",
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: "always", retry: false },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (query.queryKey[0] !== "app_status") noticePhase(error);
    },
  }),
  mutationCache: new MutationCache({
    onSuccess: (_data, _variables, _context, mutation) => {
      const command = mutation.meta?.command;
      if (command) markStale(invalidated[command] ?? []);
    },
    onError: (error, _variables, _context, mutation) => {
      noticePhase(error);
      if (mutation.meta?.failureShown !== true) showFailure(error);
    },
  }),
});

export function followEvents(): () => void {
  return platform.subscribe((event) => markStale(event.tags));
}
