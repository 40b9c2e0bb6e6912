import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, type Mark } from "./marks.ts";

const places = fc.record({
  start: fc.integer({ min: 0, max: 40 }),
  end: fc.integer({ min: 0, max: 40 }),
  id: fc.constant(null),
  look: fc.constantFrom("sure" as const, "hit" as const),
  current: fc.boolean(),
});

test("cutting at any marks loses nothing of the text", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(places), (text, marks) => {
      const pieces = cut(text, marks);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { text: words, mark } of pieces) {
        if (mark) expect(words).toBe(text.slice(mark.start, mark.end));
      }
    }),
  );
});

test("a hit is seen also inside a found field", () => {
  const field: Mark = { start: 0, end: 8, id: "0", look: "sure", current: false };
  const hit: Mark = { start: 4, end: 8, id: null, look: "hit", current: true };
  expect(cut("Ada Kent, lawyer", [field, hit]).map(({ mark }) => mark?.look)).toEqual([
    undefined,
    "hit",
    undefined,
  ]);
});
