import { rememberStep, offerUndo } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { stagesQuery } from "#ui/api/queries.ts";
import type { StageInfo } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { stageName } from "#ui/records/pipeline.ts";
import { inBatches, leadsWhere, ruleIs } from "./leadsWhere.ts";
import { movedBefore } from "./order.ts";
import { tellTaken } from "./tellTaken.ts";

const { queryKey } = stagesQuery();

/** Shows the stages as they will be; what comes back brings the old ones. */
function show(change: (stages: readonly StageInfo[]) => StageInfo[]): () => void {
  const before = queryClient.getQueryData(queryKey);
  queryClient.setQueryData(queryKey, before && change(before));
  return () => queryClient.setQueryData(queryKey, before);
}

export async function saveStage(
  stage: StageInfo,
  change: Partial<Pick<StageInfo, "name" | "rottingDays">>,
): Promise<string | null> {
  const after = { ...stage, ...change };
  const takeBack = show((all) => all.map((each) => (each.id === stage.id ? after : each)));
  const { id, name, rottingDays } = after;
  try {
    const saved = await run("stage_save", { id, name, state: null, rottingDays }, "here");
    rememberStep(saved, stageName(after));
    tellTaken(saved, stageName(after));
    return null;
  } catch (error) {
    takeBack();
    return refusalText(error);
  }
}

export async function moveStage(stage: StageInfo, before: string | null): Promise<void> {
  const takeBack = show((all) =>
    movedBefore(all, stage.id, before, ({ state }) => state === stage.state),
  );
  try {
    rememberStep(await run("stage_move", { id: stage.id, before }), stageName(stage));
  } catch {
    takeBack();
  }
}

/** Its leads go to another stage; to that of their state they go by themselves. */
export async function removeStage(stage: StageInfo, heir: StageInfo | null): Promise<void> {
  const name = stageName(stage);
  try {
    if (heir && !(heir.builtIn && heir.state === stage.state)) {
      const ids = await leadsWhere(ruleIs("stage", stage.word), (row) => row.stageId === stage.id);
      await inBatches(ids, (some) =>
        run("lead_move", { ids: some, stage: heir.id, lostReason: null }),
      );
    }
    offerUndo(t("pipeline.removed", { name }), await run("stage_delete", { id: stage.id }), name);
  } catch {
    // The failure has been told.
  }
}
