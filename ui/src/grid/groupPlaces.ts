/** A group as far as places go: how many records it has, and whether they are shown. */
type Part = { key: string; total: number; folded: boolean };

/** Where a line of a parted list stands: in which group, and as which of its records. */
export type Place = { group: number; index: number };

/** The head of a group, among its records. */
export const headIndex = -1;

function lines({ total, folded }: Part, heads: boolean): number {
  return (heads ? 1 : 0) + (folded ? 0 : total);
}

/** All lines of a parted list, with heads of their own or without. */
export function lineCount(parts: readonly Part[], heads: boolean): number {
  return parts.reduce((sum, part) => sum + lines(part, heads), 0);
}

/** Where the first line of a group stands. */
export function startOf(parts: readonly Part[], heads: boolean, group: number): number {
  return lineCount(parts.slice(0, group), heads);
}

export function placeAt(parts: readonly Part[], heads: boolean, line: number): Place | null {
  let start = 0;
  for (const [group, part] of parts.entries()) {
    const end = start + lines(part, heads);
    if (line < end) return { group, index: line - start - (heads ? 1 : 0) };
    start = end;
  }
  return null;
}

export function lineOf(parts: readonly Part[], heads: boolean, { group, index }: Place): number {
  return startOf(parts, heads, group) + index + (heads ? 1 : 0);
}
