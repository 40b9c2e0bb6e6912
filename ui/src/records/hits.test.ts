import { expect, test } from "vitest";
import type { Hit } from "#ui/bindings/engine.ts";
import { wordsIn } from "./hits.ts";

const hit = {
  snippet: [
    { text: "led the ", hit: false },
    { text: "Négotiation", hit: true },
    { text: " of a ", hit: false },
    { text: "lease", hit: true },
  ],
} as Hit;

test("in the file the words are looked for as they stand there", () => {
  expect(wordsIn(hit, " negotiation of ")).toBe("negotiation of");
  expect(wordsIn(hit, "lease negotiation")).toBe("Négotiation");
});
