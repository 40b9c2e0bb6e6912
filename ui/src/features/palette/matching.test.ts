import { expect, test } from "vitest";
import { match } from "./matching.ts";

const best = (typed: string, labels: readonly string[]) =>
  labels
    .map((label) => ({ label, found: match(typed, label) }))
    .filter(({ found }) => found !== null)
    .toSorted((a, b) => (b.found?.score ?? 0) - (a.found?.score ?? 0))
    .map(({ label }) => label);

const labels = ["New lead", "Leads", "Move to trash", "Trash", "Back up now", "Papierkorb"];

test("the beginning counts more than a word, a word more than its middle", () => {
  expect(best("lead", labels)).toEqual(["Leads", "New lead"]);
  expect(best("tra", labels)).toEqual(["Trash", "Move to trash"]);
  expect(best("korb", labels)).toEqual(["Papierkorb"]);
});

test("all words must be there, in any order", () => {
  expect(best("now back", labels)).toEqual(["Back up now"]);
  expect(best("now leads", labels)).toEqual([]);
});

test("one slip is forgiven, case and accents always", () => {
  expect(best("tarsh", labels)).toEqual(["Trash", "Move to trash"]);
  expect(best("leadd", labels)).toEqual(["Leads", "New lead"]);
  expect(best("trx", labels)).toEqual([]);
  expect(match("muller", "Müller")?.marks).toEqual([[0, 6]]);
  expect(match("MÜLL", "Anna Müller")?.marks).toEqual([[5, 9]]);
});

test("other words for a thing lead to it, behind everything of that name", () => {
  expect(match("bin", "Trash", "bin waste")?.score).toBeLessThan(match("tra", "Trash")?.score ?? 0);
  expect(match("bin", "Trash", "bin waste")?.marks).toEqual([]);
  expect(match("bin", "Trash")).toBeNull();
});

test("what is marked stands where it was typed", () => {
  expect(match("rag", "Priya Raghunathan")?.marks).toEqual([[6, 9]]);
  expect(match("", "Priya")).toEqual({ score: 0, marks: [] });
});
