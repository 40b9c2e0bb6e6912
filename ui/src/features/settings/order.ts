/** Puts one of a list elsewhere among those beside it, before another or behind the last. */
export function movedBefore<T extends { id: string }>(
  all: readonly T[],
  id: string,
  before: string | null,
  isBeside: (other: T) => boolean,
): T[] {
  const rest = all.filter((each) => each.id !== id);
  const moved = all.filter((each) => each.id === id);
  const at =
    before === null
      ? rest.findLastIndex(isBeside) + 1
      : rest.findIndex((each) => each.id === before);
  return rest.toSpliced(at, 0, ...moved);
}

/** What one stands before when it is moved to a place; null for the end. */
export function neighbourAt(ids: readonly string[], from: number, to: number): string | null {
  return ids.toSpliced(from, 1)[to] ?? null;
}

/** The place among the others at which something is dropped: behind all whose middle is above. */
export function placeAt(middles: readonly number[], from: number, y: number): number {
  return middles.toSpliced(from, 1).filter((middle) => middle < y).length;
}
