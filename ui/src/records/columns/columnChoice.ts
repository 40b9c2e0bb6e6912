import type { ViewColumn } from "#ui/bindings/engine.ts";
import type { Column } from "#ui/grid/columns.ts";

/** The columns that are shown: those chosen, each as wide as it was made; else the usual ones. */
export function chosenColumns<Row>(
  usual: readonly Column<Row>[],
  more: readonly Column<Row>[],
  chosen: readonly ViewColumn[],
): readonly Column<Row>[] {
  const all = [...usual, ...more];
  const shown = chosen.flatMap(({ field, width }, index) => {
    // A field that is gone has no column; the view still keeps it.
    const column = all.find(({ id }) => id === field);
    if (!column) return [];
    // Where there is little room, the first ones stay.
    const placed = { ...column, rank: index };
    return [width === null ? placed : { ...placed, width, grow: false }];
  });
  return shown.length === 0 ? usual : shown;
}

/** The same choice with one column made as wide as that. */
export function withWidth(
  choice: readonly ViewColumn[],
  field: string,
  width: number,
): ViewColumn[] {
  return choice.map((each) => (each.field === field ? { ...each, width } : each));
}

/** The same choice with a column in it, last, or without it; one is always left. */
export function toggled(choice: readonly ViewColumn[], field: string): ViewColumn[] {
  const without = choice.filter((each) => each.field !== field);
  if (without.length === choice.length) return [...choice, { field, width: null }];
  return without.length === 0 ? [...choice] : without;
}

/** The same choice with a column moved to a place. */
export function movedTo(choice: readonly ViewColumn[], field: string, to: number): ViewColumn[] {
  const moved = choice.find((each) => each.field === field);
  if (!moved || to < 0 || to >= choice.length) return [...choice];
  return choice.filter((each) => each !== moved).toSpliced(to, 0, moved);
}
