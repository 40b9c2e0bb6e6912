import { standingText, useStages, type Standing } from "./pipeline.ts";

/** What the stage of a lead is called. */
export function StageName(standing: Standing) {
  return standingText(useStages(), standing);
}
