import { useQuery } from "@tanstack/react-query";
import { queryClient } from "#ui/api/client.ts";
import { stagesQuery } from "#ui/api/queries.ts";
import type { LeadRow, StageInfo } from "#ui/bindings/engine.ts";
import { tCode, t } from "#ui/i18n/t.ts";

/** Where a lead stands, as rows and records say it. */
export type Standing = Pick<LeadRow, "state" | "stageId">;

const none: readonly StageInfo[] = [];

/** The stages in their order; none until they are known. */
export function useStages(): readonly StageInfo[] {
  return useQuery(stagesQuery()).data ?? none;
}

/** What a stage is called: by its own name, or by its state. */
export function stageName({ name, state }: Pick<StageInfo, "name" | "state">): string {
  return name ?? t(`stage.${state}`);
}

/** What the stage of a lead is called; until the stages are known, its state. */
export function standingText(stages: readonly StageInfo[], standing: Standing): string {
  const stage = standingIn(stages, standing);
  return stage ? stageName(stage) : t(`stage.${standing.state}`);
}

/** The stage that a state has of itself. */
export function stageOfState(
  stages: readonly StageInfo[],
  state: LeadRow["state"],
): StageInfo | undefined {
  return stages.find((stage) => stage.builtIn && stage.state === state);
}

/** The stage that a lead stands in; one that is not known is its state's own. */
export function standingIn(
  stages: readonly StageInfo[],
  { state, stageId }: Standing,
): StageInfo | undefined {
  return stages.find(({ id }) => id === stageId) ?? stageOfState(stages, state);
}

/**
 * The stage before or after, or null at the ends and for lost leads going on.
 *
 * LOST is aside: nobody steps into it by a single key.
 */
export function stageBeside(
  stages: readonly StageInfo[],
  lead: Standing,
  step: 1 | -1,
): StageInfo | null {
  const path = stages.filter(({ state }) => state !== "LOST");
  if (lead.state === "LOST") {
    return step === -1 ? (path.findLast(({ state }) => state === "QUALIFIED") ?? null) : null;
  }
  const stage = standingIn(path, lead);
  return stage ? (path[path.indexOf(stage) + step] ?? null) : null;
}

/** What a stage is called that is known by its id, by the engine's word, or by its state's. */
export function stageCalled(stage: string): string {
  const known = queryClient.getQueryData(stagesQuery().queryKey) ?? none;
  const found = known.find(({ id, word }) => id === stage || word === stage);
  return found ? stageName(found) : tCode(`stage.${stage}`, stage);
}
