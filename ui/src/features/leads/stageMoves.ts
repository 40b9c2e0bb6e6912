import type { HistoryEntry } from "#ui/bindings/engine.ts";
import { leadField } from "#ui/records/fields.ts";
import { beside } from "#ui/records/historyMoves.ts";

export type StageMove = {
  entry: HistoryEntry;
  /** The stage it led to, as the engine calls it; null for the one that the state always has. */
  stage: string | null;
  /** Taken back since, and not done again. */
  undone: boolean;
  /** Why it was lost, if it was. */
  reason: string | null;
};

const lostReason = "lost_reason";
const stageId = "stage_id";

/** The moves of a lead as people made them: an undo is no move, it takes the word from one. */
export function stageMoves(history: readonly HistoryEntry[]): StageMove[] {
  const moves: StageMove[] = [];
  const changes = history.filter(
    (entry) =>
      (entry.field === leadField.state && entry.old !== null) ||
      // A lead that goes on within its state changes its stage alone.
      (entry.field === stageId && !beside(entry, history, leadField.state)),
  );
  for (const entry of changes.toReversed()) {
    const isUndo = entry.command === "undo";
    const taken = moves.findLast((move) =>
      isUndo
        ? !move.undone && move.entry.new === entry.old && move.entry.old === entry.new
        : move.undone && move.entry.new === entry.new && move.entry.old === entry.old,
    );
    if (taken && (isUndo || entry.command === "redo")) taken.undone = isUndo;
    else {
      const to = entry.field === stageId ? entry : beside(entry, history, stageId);
      const reason = entry.new === "LOST" ? beside(entry, history, lostReason) : undefined;
      const stage = to?.new ?? null;
      moves.push({ entry, stage, undone: isUndo, reason: reason?.new ?? null });
    }
  }
  return moves;
}
