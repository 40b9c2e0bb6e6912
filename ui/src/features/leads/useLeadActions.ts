import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { LeadRow, StageInfo } from "#ui/bindings/engine.ts";
import { these, type Chosen } from "#ui/grid/checks.ts";
import { t } from "#ui/i18n/t.ts";
import { actOn } from "#ui/records/bulk/startBulk.ts";
import { currentRow, useBulkForms } from "#ui/records/bulk/useBulkForms.tsx";
import {
  archiveLeads,
  leadTargets,
  moveLeads,
  trashLeads,
  type LeadTargets,
} from "#ui/records/moveLeads.ts";
import { stageBeside, stageName, stageOfState, useStages } from "#ui/records/pipeline.ts";
import { bulkKeys } from "./bulkItems.tsx";
import { leadKeys } from "./leadKeys.ts";

type LeadActionsSpec = {
  /** The checked leads, or the current one. */
  chosen: Chosen;
  /** How many are checked. */
  checkedCount: number;
  row: LeadRow | undefined;
  /** Shows a move before the engine has made it. */
  onMove: (ids: readonly string[], to: StageInfo) => void;
  /** It was refused; what was shown is not so. */
  onRefused: () => void;
  onActed: () => void;
  onCreate: () => void;
  onClear: () => void;
  onPane: () => void;
};

/** Leads that are about to change, and the name of the one, if it is one. */
type Acted = { chosen: Chosen; name: string | undefined };

/** Whose stage is being chosen, and where the menu hangs. */
type Picking = { anchor: DOMRect; of: Acted; losing?: StageInfo };

export type LeadActions = ReturnType<typeof useLeadActions>;

/** What can be done to the checked leads, or to the current one, by key and by button. */
export function useLeadActions(spec: LeadActionsSpec) {
  const { chosen, checkedCount, row, onActed, onCreate, onClear, onPane } = spec;
  const isRow = chosen.ids?.length === 1 && chosen.ids[0] === row?.id;
  const acted = { chosen, name: isRow ? row?.name : undefined };
  const stages = useStages();
  const [picking, setPicking] = useState<Picking | null>(null);
  const forms = useBulkForms("lead", chosen, onActed);

  async function move(to: StageInfo, reason: string | null, of: Acted = acted): Promise<void> {
    setPicking(null);
    if (of.chosen.ids) spec.onMove(of.chosen.ids, to);
    const few = (ids: string[]) => moveLeads(leadTargets(ids, of.name), to, reason);
    const act = { kind: "move", stageId: to.id, lostReason: reason } as const;
    if (await actOn(of.chosen, few, { act, what: stageName(to) })) onActed();
    else spec.onRefused();
  }

  /** A lost lead has a reason; it is asked for where the lead was dropped. */
  function drop({ ids, name }: LeadTargets, to: StageInfo, on: Element | null): void {
    const of = { chosen: these("lead", ids), name };
    if (to.state !== "LOST") return void move(to, null, of);
    const anchor = on?.getBoundingClientRect() ?? new DOMRect();
    setPicking({ anchor, of, losing: to });
  }

  function reach(): void {
    const reached = stageOfState(stages, "REACHED_OUT");
    if (reached) void move(reached, null);
  }

  async function archive(of: Acted = acted): Promise<void> {
    const few = (ids: string[]) => archiveLeads(leadTargets(ids, of.name), true);
    if (await actOn(of.chosen, few, { act: { kind: "archive", on: true } })) onActed();
  }

  async function trash(): Promise<void> {
    const few = (ids: string[]) => trashLeads(leadTargets(ids, acted.name));
    if (await actOn(chosen, few, { act: { kind: "trash" } })) onActed();
  }

  function step(by: 1 | -1): void {
    const next = row && stageBeside(stages, row, by);
    if (next) void move(next, null);
  }

  /** The menu hangs on the button that opened it, or on the current row. */
  function openStages(from?: Element, of: Acted = acted): void {
    const anchor = from ?? document.querySelector(currentRow);
    if (anchor && of.chosen.count > 0) setPicking({ anchor: anchor.getBoundingClientRect(), of });
  }

  useActions([
    { id: "new", label: t("newLead.title"), keys: ["c"], scope: "page", run: onCreate },
    { id: "pane", label: t("keys.pane"), keys: ["Mod+."], scope: "page", run: onPane },
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: onClear },
    ...leadKeys({
      openStages: () => openStages(),
      step,
      reach,
      archive: () => void archive(),
      trash: () => void trash(),
    }),
    ...bulkKeys(forms, checkedCount > 0),
  ]);

  const closeStages = () => setPicking(null);
  const isMany = checkedCount > 0;
  return {
    picking,
    openStages,
    closeStages,
    move,
    drop,
    reach,
    archive,
    trash,
    step,
    isMany,
    forms,
  };
}
