import type { Checks } from "#ui/grid/checks.ts";

/** Cards on their way from one column to another. */
export type Carry = {
  ids: readonly string[];
  /** What they are called: a name, or how many. */
  name: string;
  /** Columns by their keys. */
  from: string;
  /** null while they are over no column. */
  over: string | null;
};

/** The carried cards over the next column; at the ends they stay where they are. */
export function carriedOn(carry: Carry, columns: readonly string[], by: -1 | 1): Carry {
  const at = columns.indexOf(carry.over ?? carry.from);
  return { ...carry, over: columns[at + by] ?? carry.over };
}

/** The column that they would be dropped into; null where dropping changes nothing. */
export function dropOf({ from, over }: Carry): string | null {
  return over === null || over === from ? null : over;
}

/**
 * What goes with a card that is picked up: all checked ones if it is one of them.
 *
 * Where all that match are checked it goes alone: most of them cannot be seen on the way.
 */
export function picked(id: string, checked: Checks): readonly string[] {
  return !checked.all && checked.ids.has(id) ? [...checked.ids] : [id];
}
