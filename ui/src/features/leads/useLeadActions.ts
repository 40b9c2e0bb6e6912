import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { LeadRow, StageInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import {
  archiveLeads,
  leadTargets,
  moveLeads,
  trashLeads,
  type LeadTargets,
} from "#ui/records/moveLeads.ts";
import { stageBeside, stageOfState, useStages } from "#ui/records/pipeline.ts";
import { leadKeys } from "./leadKeys.ts";

type LeadActionsSpec = {
  targets: string[];
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

/** Whose stage is being chosen, and where the menu hangs. */
type Picking = { anchor: DOMRect; of: LeadTargets; losing?: StageInfo };

export type LeadActions = ReturnType<typeof useLeadActions>;

/** What can be done to the checked leads, or to the current one, by key and by button. */
export function useLeadActions(spec: LeadActionsSpec) {
  const { targets, row, onActed, onCreate, onClear, onPane } = spec;
  const isRow = targets.length === 1 && targets[0] === row?.id;
  const acted = leadTargets(targets, isRow ? row?.name : undefined);
  const stages = useStages();
  const [picking, setPicking] = useState<Picking | null>(null);

  async function move(to: StageInfo, reason: string | null, of = acted): Promise<void> {
    setPicking(null);
    if (of.ids.length === 0) return;
    spec.onMove(of.ids, to);
    if (await moveLeads(of, to, reason)) onActed();
    else spec.onRefused();
  }

  /** A lost lead has a reason; it is asked for where the lead was dropped. */
  function drop(of: LeadTargets, to: StageInfo, on: Element | null): void {
    if (to.state !== "LOST") return void move(to, null, of);
    const anchor = on?.getBoundingClientRect() ?? new DOMRect();
    setPicking({ anchor, of, losing: to });
  }

  function reach(): void {
    const reached = stageOfState(stages, "REACHED_OUT");
    if (reached) void move(reached, null);
  }

  async function archive(): Promise<void> {
    if (targets.length > 0 && (await archiveLeads(acted, true))) onActed();
  }

  async function trash(): Promise<void> {
    if (targets.length > 0 && (await trashLeads(acted))) onActed();
  }

  function step(by: 1 | -1): void {
    const next = row && stageBeside(stages, row, by);
    if (next) void move(next, null);
  }

  /** The menu hangs on the button that opened it, or on the current row. */
  function openStages(from?: Element): void {
    const anchor =
      from ?? document.querySelector("[data-index][data-active], [data-card][data-active]");
    if (anchor && targets.length > 0)
      setPicking({ anchor: anchor.getBoundingClientRect(), of: acted });
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
  ]);

  const closeStages = () => setPicking(null);
  return { picking, openStages, closeStages, move, drop, reach, archive, trash, step, targets };
}
