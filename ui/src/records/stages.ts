import type { LeadState } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";

/** The states in the order a lead goes through them. */
export const stages: readonly LeadState[] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

/** Lost is neutral: warning colours mean late, failed or in doubt. */
export const stageTone: Record<LeadState, Tone> = {
  PENDING: "neutral",
  REACHED_OUT: "info",
  QUALIFIED: "violet",
  WON: "ok",
  LOST: "neutral",
};

/** Whether there is still something to be done for a lead. */
export function isOpen(state: LeadState): boolean {
  return state !== "WON" && state !== "LOST";
}
