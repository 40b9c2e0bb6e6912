import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { archiveLeads, leadTargets, moveLeads, trashLeads } from "#ui/records/moveLeads.ts";
import { stageBeside, useStages } from "#ui/records/pipeline.ts";
import { leadKeys } from "./leadKeys.ts";

type LeadActionsSpec = {
  targets: string[];
  row: LeadRow | undefined;
  onActed: () => void;
  onCreate: () => void;
  onClear: () => void;
  onPane: () => void;
};

export type LeadActions = ReturnType<typeof useLeadActions>;

/** What can be done to the checked leads, or to the current one, by key and by button. */
export function useLeadActions(spec: LeadActionsSpec) {
  const { targets, row, onActed, onCreate, onClear, onPane } = spec;
  const isRow = targets.length === 1 && targets[0] === row?.id;
  const acted = leadTargets(targets, isRow ? row?.name : undefined);
  const stages = useStages();
  const [picking, setPicking] = useState<DOMRect | null>(null);

  async function move(stage: string, reason: string | null): Promise<void> {
    setPicking(null);
    if (targets.length > 0 && (await moveLeads(acted, stage, reason))) onActed();
  }

  async function archive(): Promise<void> {
    if (targets.length > 0 && (await archiveLeads(acted, true))) onActed();
  }

  async function trash(): Promise<void> {
    if (targets.length > 0 && (await trashLeads(acted))) onActed();
  }

  function step(by: 1 | -1): void {
    const stage = row && stageBeside(stages, row, by);
    if (stage) void move(stage.id, null);
  }

  /** The menu hangs on the button that opened it, or on the current row. */
  function openStages(from?: Element): void {
    const anchor = from ?? document.querySelector("[data-index][data-active]");
    if (anchor && targets.length > 0) setPicking(anchor.getBoundingClientRect());
  }

  useActions([
    { id: "new", label: t("newLead.title"), keys: ["c"], scope: "page", run: onCreate },
    { id: "pane", label: t("keys.pane"), keys: ["Mod+."], scope: "page", run: onPane },
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: onClear },
    ...leadKeys({
      openStages: () => openStages(),
      step,
      reach: () => void move("REACHED_OUT", null),
      archive: () => void archive(),
      trash: () => void trash(),
    }),
  ]);

  const closeStages = () => setPicking(null);
  return { picking, openStages, closeStages, move, archive, trash, step, targets };
}
