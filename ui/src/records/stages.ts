import type { LeadState } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";

/** In the order a lead goes through them. LOST is aside: nobody steps into it by a single key. */
export const stages: readonly LeadState[] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

const path: readonly LeadState[] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON"];

/** The stage before or after, or null at the ends and for lost leads going on. */
export function stageBeside(state: LeadState, step: 1 | -1): LeadState | null {
  if (state === "LOST") return step === -1 ? "QUALIFIED" : null;
  return path[path.indexOf(state) + step] ?? null;
}

/** Lost is neutral: warning colours mean late, failed or in doubt. */
export const stageTone: Record<LeadState, Tone> = {
  PENDING: "neutral",
  REACHED_OUT: "info",
  QUALIFIED: "violet",
  WON: "ok",
  LOST: "neutral",
};
