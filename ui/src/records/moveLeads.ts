import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { LeadState } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";

/** Moves leads to a stage and says so; the failure, if any, has been told already. */
export async function moveLeads(
  ids: string[],
  state: LeadState,
  reason: string | null,
): Promise<boolean> {
  try {
    const changed = await run("lead_move", { ids, state, reason });
    offerUndo(t("leads.moved", { count: ids.length, stage: t(`stage.${state}`) }), changed);
    return true;
  } catch {
    return false;
  }
}

export async function trashLeads(ids: string[]): Promise<boolean> {
  try {
    const changed = await run("trash", { root: "lead", ids });
    offerUndo(t("leads.trashed", { count: ids.length }), changed);
    return true;
  } catch {
    return false;
  }
}
