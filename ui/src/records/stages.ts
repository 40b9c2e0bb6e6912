import type { LeadState } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";
import { t } from "#ui/i18n/t.ts";

/** In the order a lead goes through them. LOST is aside: nobody steps into it by a single key. */
export const stages: readonly LeadState[] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON", "LOST"];

const path: readonly LeadState[] = ["PENDING", "REACHED_OUT", "QUALIFIED", "WON"];

/** The stage before or after, or null at the ends and for lost leads going on. */
export function stageBeside(state: LeadState, step: 1 | -1): LeadState | null {
  if (state === "LOST") return step === -1 ? "QUALIFIED" : null;
  return path[path.indexOf(state) + step] ?? null;
}

/** A stage as it can be chosen: the built-in one of a state, or one of the team's own. */
export type StageChoice = { id: string; state: LeadState; label: string };

/** The stages that the states always have. */
export function stateChoices(): StageChoice[] {
  return stages.map((state) => ({ id: state, state, label: t(`stage.${state}`) }));
}

/** The stage before or after among all of the team's; what holds for states holds for them. */
export function stageNextTo(
  choices: readonly StageChoice[],
  id: string,
  step: 1 | -1,
): StageChoice | null {
  const way = choices.filter(({ state }) => state !== "LOST");
  const at = way.findIndex((choice) => choice.id === id);
  if (at !== -1) return way[at + step] ?? null;
  const isLost = choices.some((choice) => choice.id === id);
  return isLost && step === -1
    ? (way.findLast(({ state }) => state === "QUALIFIED") ?? null)
    : null;
}

/** Lost is neutral: warning colours mean late, failed or in doubt. */
export const stageTone: Record<LeadState, Tone> = {
  PENDING: "neutral",
  REACHED_OUT: "info",
  QUALIFIED: "violet",
  WON: "ok",
  LOST: "neutral",
};
