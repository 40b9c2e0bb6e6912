import { describe, expect, test } from "vitest";
import type { Column } from "#ui/grid/columns.ts";
import { chosenColumns, movedTo, toggled, withWidth } from "./columnChoice.ts";

type Row = { id: string };
const column = (id: string): Column<Row> => ({
  id,
  label: id,
  width: 100,
  grow: true,
  rank: 3,
  render: () => id,
});
const usual = [column("name"), column("value")];
const more = [column("source")];
const choice = ["name", "value", "source"].map((field) => ({ field, width: null }));
const names = (columns: readonly { field: string }[]) => columns.map(({ field }) => field);

describe("the columns of a list", () => {
  test("are the usual ones until others are chosen, or when all chosen ones are gone", () => {
    expect(chosenColumns(usual, more, [])).toBe(usual);
    expect(chosenColumns(usual, more, [{ field: "gone", width: null }])).toBe(usual);
  });

  test("come in the chosen order, as wide as they were made", () => {
    const chosen = [
      { field: "source", width: 240 },
      { field: "gone", width: null },
      { field: "name", width: null },
    ];
    const shown = chosenColumns(usual, more, chosen);
    expect(shown.map(({ id, width, grow, rank }) => [id, width, grow, rank])).toEqual([
      ["source", 240, false, 0],
      ["name", 100, true, 2],
    ]);
  });

  test("are put in last and taken out, but never all", () => {
    expect(names(toggled(choice.slice(0, 1), "source"))).toEqual(["name", "source"]);
    expect(names(toggled(choice, "value"))).toEqual(["name", "source"]);
    expect(names(toggled(choice.slice(0, 1), "name"))).toEqual(["name"]);
  });

  test("are moved within their ends and widened one by one", () => {
    expect(names(movedTo(choice, "source", 0))).toEqual(["source", "name", "value"]);
    expect(names(movedTo(choice, "name", -1))).toEqual(["name", "value", "source"]);
    expect(withWidth(choice, "value", 90)[1]).toEqual({ field: "value", width: 90 });
  });
});
