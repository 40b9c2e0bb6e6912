import { expect, test } from "vitest";
import type { HistoryEntry } from "#ui/bindings/engine.ts";
import { historySteps } from "./historyMoves.ts";

/** Entries as the engine sends them, newest first: "moment field old new". */
function history(...entries: string[]): HistoryEntry[] {
  return entries.map((entry, index) => {
    const [at = "", field = "", old = "", now = ""] = entry.split(" ");
    return {
      id: String(index),
      at: Number(at) * 1000,
      who: "Ada Miller",
      device: "desk",
      command: "lead_move",
      table: "lead",
      recordId: "lead",
      field,
      old: old === "-" ? null : old,
      new: now === "-" ? null : now,
      restorable: true,
    };
  });
}

const lines = (entries: HistoryEntry[]) =>
  historySteps(entries, "WON").map(
    ({ field, old, new: now, also }) => `${field} ${old} ${now}${also ? ` with ${also}` : ""}`,
  );

test("a move is one line, by the names of its stages", () => {
  expect(
    lines(
      history(
        "3 lost_reason - Budget",
        "3 state QUALIFIED LOST",
        "2 stage_id Booked -",
        "1 stage_id - Booked",
        "1 state PENDING QUALIFIED",
      ),
    ),
  ).toEqual([
    "lost_reason null Budget",
    "stage QUALIFIED LOST",
    "stage Booked QUALIFIED",
    "stage PENDING Booked with 3",
  ]);
});

test("a move within a state takes the state's name from the moves around it", () => {
  expect(lines(history("2 state PENDING WON", "1 stage_id - Booked"))).toEqual([
    "stage PENDING WON",
    "stage PENDING Booked",
  ]);
  expect(lines(history("1 stage_id Paid -"))).toEqual(["stage Paid WON"]);
});
