import { showNotice } from "#ui/actions/notices.tsx";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { StageInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { stageName } from "./pipeline.ts";

/** Leads to act on, and what to call them. */
export type LeadTargets = { ids: string[]; name: string };

/** One lead by its name, several by how many. */
export function leadTargets(ids: string[], name: string | undefined): LeadTargets {
  const isOne = ids.length === 1 && name !== undefined;
  return { ids, name: isOne ? name : t("leads.some", { count: ids.length }) };
}

/** Moves leads to a stage; the failure, if any, has been told already. */
export async function moveLeads(
  { ids, name }: LeadTargets,
  to: StageInfo,
  reason: string | null,
): Promise<boolean> {
  const stage = stageName(to);
  const count = ids.length;
  try {
    const changed = await run("lead_move", { ids, stage: to.id, lostReason: reason });
    if (changed.group === null) showNotice(t("leads.alreadyThere", { count, stage }));
    else offerUndo(t("leads.moved", { count, stage }), changed, t("undo.moved", { name, stage }));
    return true;
  } catch {
    return false;
  }
}

export async function trashLeads({ ids, name }: LeadTargets): Promise<boolean> {
  try {
    const changed = await run("trash", { root: "lead", ids });
    offerUndo(t("leads.trashed", { count: ids.length }), changed, name);
    return true;
  } catch {
    return false;
  }
}

/** Puts leads aside, or takes them up again. */
export async function archiveLeads(
  { ids, name }: LeadTargets,
  archived: boolean,
): Promise<boolean> {
  try {
    const changed = await run("lead_archive", { ids, archived });
    const said = archived ? "leads.archived" : "leads.unarchived";
    offerUndo(t(said, { count: ids.length }), changed, name);
    return true;
  } catch {
    return false;
  }
}
