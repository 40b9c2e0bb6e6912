import type { HistoryEntry } from "#ui/bindings/engine.ts";
import { leadField } from "#ui/records/fields.ts";

export type StageMove = {
  entry: HistoryEntry;
  /** Taken back since, and not done again. */
  undone: boolean;
  /** Why it was lost, if it was. */
  reason: string | null;
};

const lostReason = "lost_reason";
/** The fields of one step are stored at one moment; its entries may be this far apart. */
const stepMs = 50;

/** The moves of a lead as people made them: an undo is no move, it takes the word from one. */
export function stageMoves(history: readonly HistoryEntry[]): StageMove[] {
  const moves: StageMove[] = [];
  const changes = history.filter(({ field, old }) => field === leadField.state && old !== null);
  for (const entry of changes.toReversed()) {
    const isUndo = entry.command === "undo";
    const taken = moves.findLast((move) =>
      isUndo
        ? !move.undone && move.entry.new === entry.old && move.entry.old === entry.new
        : move.undone && move.entry.new === entry.new && move.entry.old === entry.old,
    );
    if (taken && (isUndo || entry.command === "redo")) taken.undone = isUndo;
    else moves.push({ entry, undone: isUndo, reason: reasonOf(entry, history) });
  }
  return moves;
}

function reasonOf(move: HistoryEntry, history: readonly HistoryEntry[]): string | null {
  if (move.new !== "LOST") return null;
  const reason = history.find(
    ({ field, recordId, at }) =>
      field === lostReason && recordId === move.recordId && Math.abs(at - move.at) <= stepMs,
  );
  return reason?.new ?? null;
}
