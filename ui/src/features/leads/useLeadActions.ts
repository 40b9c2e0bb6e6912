import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { LeadRow, LeadState } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { leadTargets, moveLeads, trashLeads, type LeadTargets } from "#ui/records/moveLeads.ts";
import { stageNextTo, type StageChoice } from "#ui/records/stages.ts";
import { useStages } from "#ui/records/useStages.ts";
import { leadKeys } from "./leadKeys.ts";

type LeadActionsSpec = {
  targets: string[];
  row: LeadRow | undefined;
  /** Shows a move before the engine has made it. */
  onMove: (ids: readonly string[], to: StageChoice) => void;
  /** It was refused; what was shown is not so. */
  onRefused: () => void;
  onActed: () => void;
  onCreate: () => void;
  onClear: () => void;
  onPane: () => void;
};

/** Whose stage is being chosen, and where the menu hangs. */
type Picking = { anchor: DOMRect; of: LeadTargets; losing?: StageChoice };

export type LeadActions = ReturnType<typeof useLeadActions>;

/** What can be done to the checked leads, or to the current one, by key and by button. */
export function useLeadActions(spec: LeadActionsSpec) {
  const { targets, row, onActed, onCreate, onClear, onPane } = spec;
  const isRow = targets.length === 1 && targets[0] === row?.id;
  const acted = leadTargets(targets, isRow ? row?.name : undefined);
  const choices = useStages();
  const [picking, setPicking] = useState<Picking | null>(null);

  async function moveTo(to: StageChoice, reason: string | null, of = acted): Promise<void> {
    setPicking(null);
    if (of.ids.length === 0) return;
    spec.onMove(of.ids, to);
    if (await moveLeads(of, to, reason)) onActed();
    else spec.onRefused();
  }

  /** A lost lead has a reason; it is asked for where the lead was dropped. */
  function drop(of: LeadTargets, to: StageChoice, on: Element | null): void {
    if (to.state !== "LOST") return void moveTo(to, null, of);
    const anchor = on?.getBoundingClientRect() ?? new DOMRect();
    setPicking({ anchor, of, losing: to });
  }

  function move(state: LeadState, reason: string | null): Promise<void> {
    return moveTo({ id: state, state, label: t(`stage.${state}`) }, reason);
  }

  async function trash(): Promise<void> {
    if (targets.length > 0 && (await trashLeads(acted))) onActed();
  }

  function step(by: 1 | -1): void {
    const next = row && stageNextTo(choices, row.stageId, by);
    if (next) void moveTo(next, null);
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
      reach: () => void move("REACHED_OUT", null),
      trash: () => void trash(),
    }),
  ]);

  return {
    choices,
    picking,
    openStages,
    closeStages: () => setPicking(null),
    move,
    moveTo,
    drop,
    trash,
    step,
  };
}
