import { useEffect } from "react";
import { platform } from "#ui/platform/platform.ts";

// The idle lock counts in minutes; more often would only be noise.
const everyMs = 20_000;

/** Tells the engine that somebody is here, so that the idle lock waits. */
export function useActivity(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    let last = 0;
    const note = () => {
      const now = Date.now();
      if (now - last < everyMs) return;
      last = now;
      platform.call("note_activity", {}).catch(() => undefined);
    };
    const events = ["keydown", "pointerdown", "wheel"] as const;
    for (const event of events) window.addEventListener(event, note, { passive: true });
    return () => {
      for (const event of events) window.removeEventListener(event, note);
    };
  }, [enabled]);
}
