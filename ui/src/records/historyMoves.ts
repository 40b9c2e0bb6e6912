import type { HistoryEntry, LeadState } from "#ui/bindings/engine.ts";
import { leadField } from "./fields.ts";

/** The stage that a move led to, where it is one of the team's own; none for the state's own. */
const stageId = "stage_id";
/** The fields of one step are stored at one moment; its entries may be this far apart. */
const stepMs = 50;

/** A line of the history; a move may be two entries of the engine. */
export type HistoryStep = HistoryEntry & {
  /** The other entry, which is put back with it. */
  also?: string;
};

/** What the same step did to another field. */
export function beside(
  of: HistoryEntry,
  history: readonly HistoryEntry[],
  wanted: string,
): HistoryEntry | undefined {
  return history.find(
    ({ field, recordId, at }) =>
      field === wanted && recordId === of.recordId && Math.abs(at - of.at) <= stepMs,
  );
}

/**
 * The history with each move of a lead as one line, from stage to stage.
 *
 * The engine notes state and stage by themselves, and a state's own stage as none.
 */
export function historySteps(
  history: readonly HistoryEntry[],
  now: LeadState | undefined,
): HistoryStep[] {
  return history.flatMap((entry, index) => {
    if (entry.table !== "lead") return [entry];
    if (entry.field === stageId) {
      if (beside(entry, history, leadField.state)) return [];
      const state = stateAt(history, index) ?? now ?? null;
      return [moved(entry, entry.old ?? state, entry.new ?? state)];
    }
    if (entry.field !== leadField.state) return [entry];
    const stage = beside(entry, history, stageId);
    const move = moved(entry, stage?.old ?? entry.old, stage?.new ?? entry.new);
    return [stage ? { ...move, also: stage.id } : move];
  });
}

function moved(entry: HistoryEntry, old: string | null, to: string | null): HistoryEntry {
  return { ...entry, field: leadField.stage, old, new: to };
}

/** The state in which the lead was at an entry: what came before led to it, and what comes after
 * left it. */
function stateAt(history: readonly HistoryEntry[], index: number): string | null {
  const isState = ({ field, table }: HistoryEntry) => table === "lead" && field === leadField.state;
  const before = history.slice(index).find(isState);
  const after = history.slice(0, index).findLast(isState);
  return before?.new ?? after?.old ?? null;
}
