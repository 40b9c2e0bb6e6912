import type { ChooseValue, ComparedField, Comparison } from "#ui/bindings/engine.ts";

/** Whose value of a field stands, by the field. */
export type Choice = Readonly<Record<string, "a" | "b">>;

export type Pair = { a: string; b: string };

/** Fields in which the two say something different; the others need no choice. */
export function differing({ fields }: Comparison): ComparedField[] {
  return fields.filter(({ same }) => !same);
}

/** What is proposed: the values of the one that stays, and of the other where it has none. */
export function proposed(comparison: Comparison, { a }: Pair): Choice {
  const kept = comparison.kept === a ? "a" : "b";
  const other = kept === "a" ? "b" : "a";
  return Object.fromEntries(
    differing(comparison).map((field) => [field.field, field[kept] === null ? other : kept]),
  );
}

/** All values of one of the two; a blank erases nothing. */
export function allOf(comparison: Comparison, side: "a" | "b"): Choice {
  const other = side === "a" ? "b" : "a";
  return Object.fromEntries(
    differing(comparison).map((field) => [field.field, field[side] === null ? other : side]),
  );
}

export function chosenValues(choice: Choice, pair: Pair): ChooseValue[] {
  return Object.entries(choice).map(([field, side]) => ({ field, from: pair[side] }));
}
