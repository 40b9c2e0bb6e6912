import { describe, expect, test } from "vitest";
import type { HistoryEntry } from "#ui/bindings/engine.ts";
import { stageMoves } from "./stageMoves.ts";

/** Entries as the engine sends them, newest first; a step is "command field old new". */
function history(...steps: string[]): HistoryEntry[] {
  const entries = steps.map((step, index): HistoryEntry => {
    const [command = "", field = "", old = "", now = ""] = step.split(" ");
    return {
      id: String(index),
      at: index * 1000,
      who: "Ada Miller",
      device: "desk",
      command,
      table: "lead",
      recordId: "lead",
      field,
      old: old === "-" ? null : old,
      new: now === "-" ? null : now,
      restorable: true,
    };
  });
  return entries.toReversed();
}

const shown = (entries: HistoryEntry[]) =>
  stageMoves(entries).map(({ entry, undone }) => `${entry.new}${undone ? " undone" : ""}`);

describe("moves through the stages", () => {
  test("an undone move does not stand, and its undo is no move", () => {
    const moved = history("lead_move state PENDING WON", "undo state WON PENDING");
    expect(shown(moved)).toEqual(["WON undone"]);
  });

  test("done again, it stands again, however often", () => {
    const pair = ["undo state WON PENDING", "redo state PENDING WON"];
    const moved = history("lead_move state PENDING WON", ...pair, ...pair, ...pair);
    expect(shown(moved)).toEqual(["WON"]);
  });

  test("the first stage of a lead is no move", () => {
    expect(shown(history("lead_create state - PENDING"))).toEqual([]);
  });

  test("a move names its stage, within a state too", () => {
    const [state, stage] = history(
      "lead_move state PENDING QUALIFIED",
      "lead_move stage_id - Signed",
    ).map((entry) => ({ ...entry, at: 0 }));
    const within = history("lead_move stage_id Signed Paid").map((entry) => ({
      ...entry,
      at: 9000,
    }));
    const moves = stageMoves(state && stage ? [...within, state, stage] : []);
    expect(moves.map((move) => move.stage)).toEqual(["Signed", "Paid"]);
  });

  test("a lost lead says why", () => {
    const [lost, reason] = history(
      "lead_move lost_reason - fees",
      "lead_move state PENDING LOST",
    ).map((entry) => ({ ...entry, at: 0 }));
    expect(stageMoves(lost && reason ? [lost, reason] : [])[0]?.reason).toBe("fees");
  });
});
