import fc from "fast-check";
import { expect, test } from "vitest";
import { cut } from "./marks.ts";

test("cutting at any marks loses nothing of the text", () => {
  const marks = fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 40 }),
      end: fc.integer({ min: 0, max: 40 }),
      words: fc.constant(""),
      doubtful: fc.boolean(),
      current: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), marks, (text, places) => {
      const pieces = cut(text, places);
      expect(pieces.map((piece) => piece.text).join("")).toBe(text);
      for (const { text: words, mark } of pieces) {
        if (mark) expect(words).toBe(text.slice(mark.start, mark.end));
      }
    }),
  );
});
