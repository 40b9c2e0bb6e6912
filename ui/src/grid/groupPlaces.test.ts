import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headIndex, lineCount, lineOf, placeAt, startOf } from "./groupPlaces.ts";

const parts = [
  { key: "a", total: 2, folded: false },
  { key: "b", total: 0, folded: false },
  { key: "c", total: 400_000, folded: true },
  { key: "d", total: 1, folded: false },
];

describe("the lines of a parted list", () => {
  test("are heads and the records under those that are not folded", () => {
    const lines = Array.from({ length: lineCount(parts, true) }, (_, line) =>
      placeAt(parts, true, line),
    );
    expect(lines.map((place) => place && [place.group, place.index])).toEqual([
      [0, headIndex],
      [0, 0],
      [0, 1],
      [1, headIndex],
      [2, headIndex],
      [3, headIndex],
      [3, 0],
    ]);
    expect(startOf(parts, true, 3)).toBe(5);
  });

  test("are records only where heads stand elsewhere", () => {
    expect(lineCount(parts, false)).toBe(3);
    expect(placeAt(parts, false, 2)).toEqual({ group: 3, index: 0 });
    expect(placeAt(parts, false, 3)).toBeNull();
  });

  test("are found again from their places", () => {
    const part = fc.record({ key: fc.string(), total: fc.nat(5), folded: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (some, heads) => {
        for (let line = 0; line < lineCount(some, heads); line += 1) {
          const place = placeAt(some, heads, line);
          expect(place && lineOf(some, heads, place)).toBe(line);
        }
      }),
    );
  });
});
