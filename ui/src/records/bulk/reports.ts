import { useSyncExternalStore } from "react";

// Notices, the panel of jobs and keys open the same dialog, and none of them is drawn with it.
let shown: string | null = null;
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens what came of a work on many records, or closes it. */
export function showReport(id: string | null): void {
  shown = id;
  for (const listener of listeners) listener();
}

/** The work whose outcome is being looked at. */
export function useShownReport(): string | null {
  return useSyncExternalStore(listen, () => shown);
}
