import { expect, test } from "vitest";
import type { Comparison } from "#ui/bindings/engine.ts";
import { allOf, chosenValues, differing, proposed } from "./choice.ts";

const pair = { a: "ana", b: "anna" };
const field = (name: string, a: string | null, b: string | null) => ({
  field: name,
  label: name,
  a,
  b,
  same: a === b,
});
const comparison = {
  fields: [
    field("name", "Ana", "Anna"),
    field("city", null, "Graz"),
    field("company", "Acme", "Acme"),
  ],
  kept: "ana",
} as Comparison;

test("what is the same is not asked", () => {
  expect(differing(comparison).map(({ field: name }) => name)).toEqual(["name", "city"]);
});

test("the one that stays is proposed, and what it has not comes from the other", () => {
  expect(proposed(comparison, pair)).toEqual({ name: "a", city: "b" });
  expect(proposed({ ...comparison, kept: "anna" }, pair)).toEqual({ name: "b", city: "b" });
});

test("all of one side leaves nothing blank that the other knows", () => {
  expect(allOf(comparison, "a")).toEqual({ name: "a", city: "b" });
  expect(chosenValues(allOf(comparison, "b"), pair)).toEqual([
    { field: "name", from: "anna" },
    { field: "city", from: "anna" },
  ]);
});
