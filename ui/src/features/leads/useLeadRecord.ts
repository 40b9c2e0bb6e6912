import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { Lead, StageInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { showLead } from "#ui/records/edits.ts";
import { leadField, parseSort } from "#ui/records/fields.ts";
import { listPart } from "#ui/records/listState.ts";
import { archiveLeads, leadTargets, moveLeads, trashLeads } from "#ui/records/moveLeads.ts";
import { stageBeside, stageOfState, useStages } from "#ui/records/pipeline.ts";
import { useGone } from "#ui/records/useGone.ts";
import { leadKeys } from "./leadKeys.ts";
import { useNeighbours } from "./useNeighbours.ts";

const newestFirst = { field: leadField.received, descending: true };

/** Where a lead's page leads on to, and what can be done there by key and by button. */
export function useLeadRecord(lead: Lead) {
  const view = listPart(useSearch({ from: "/leads/$id" }));
  const { rule, sort } = view;
  const navigate = useNavigate();
  const near = useNeighbours(lead.id, rule ?? "", parseSort(sort, newestFirst));
  const target = leadTargets([lead.id], lead.contact.name);
  const stages = useStages();
  const [picking, setPicking] = useState<DOMRect | null>(null);

  const back = () => void navigate({ to: "/leads", search: { ...view, at: lead.id } });
  function open(id: string | null): void {
    if (id !== null) {
      void navigate({ to: "/leads/$id", params: { id }, search: view, replace: true });
    }
  }
  /** Shown at once, so that the next step leads on from there. */
  function move(stage: StageInfo, reason: string | null): void {
    setPicking(null);
    const { id: stageId, state } = stage;
    const stateAt = stageId === lead.stageId ? lead.stateAt : Date.now();
    const takeBack = showLead(lead, { state, stageId, stateAt, lostReason: reason });
    void moveLeads(target, stage, reason).then((moved) => moved || takeBack());
  }
  function step(by: 1 | -1): void {
    const stage = stageBeside(stages, lead, by);
    if (stage) move(stage, null);
  }
  function reach(): void {
    const reached = stageOfState(stages, "REACHED_OUT");
    if (reached) move(reached, null);
  }
  const leave = useGone(lead.deleted, t("lead.gone"), back);
  const archive = () => void archiveLeads(target, !lead.archived);
  const trash = () => leave(() => trashLeads(target));
  /** The menu hangs on its button, wherever it was asked for from. */
  function openStages(): void {
    const button = document.querySelector("[data-stages]");
    if (button) setPicking(button.getBoundingClientRect());
  }

  const previous = () => open(near.previous);
  const next = () => open(near.next);
  useActions([
    { id: "back", label: t("lead.back"), keys: ["Escape"], scope: "page", run: back },
    { id: "previous", label: t("lead.previous"), keys: ["k"], scope: "page", run: previous },
    { id: "next", label: t("lead.next"), keys: ["j"], scope: "page", run: next },
    ...leadKeys({
      openStages,
      step,
      reach,
      archive,
      archived: lead.archived,
      trash: () => void trash(),
    }),
  ]);

  const closeStages = () => setPicking(null);
  return { near, back, previous, next, move, archive, picking, openStages, closeStages };
}
