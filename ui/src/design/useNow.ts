import { useSyncExternalStore } from "react";

// "2 min ago" may be half a minute late; a timer for each date would cost more than it tells.
const everyMs = 30_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now();
    timer = setInterval(tick, everyMs);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) clearInterval(timer);
  };
}

/** The time of day, good to half a minute. One clock serves the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
