import { t } from "#ui/i18n/t.ts";
import { stageName, standingIn, useStages, type Standing } from "./pipeline.ts";

/** What the stage of a lead is called; until the stages are known, its state. */
export function StageName({ state, stageId }: Standing) {
  const stage = standingIn(useStages(), { state, stageId });
  return stage ? stageName(stage) : t(`stage.${state}`);
}
