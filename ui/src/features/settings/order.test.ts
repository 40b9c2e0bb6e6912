import { describe, expect, test } from "vitest";
import { ruleIs } from "./leadsWhere.ts";
import { movedBefore, neighbourAt, placeAt } from "./order.ts";

const all = ["a1", "a2", "a3", "b1", "b2"].map((id) => ({ id }));
const moved = (id: string, before: string | null) =>
  movedBefore(all, id, before, (other) => other.id.startsWith(id.charAt(0)))
    .map((each) => each.id)
    .join(" ");

describe("the order of lines", () => {
  test("one goes before another, or behind the last of its own", () => {
    expect(moved("a3", "a1")).toBe("a3 a1 a2 b1 b2");
    expect(moved("a1", null)).toBe("a2 a3 a1 b1 b2");
    expect(moved("b1", null)).toBe("a1 a2 a3 b2 b1");
  });

  test("a place is told by what comes after it", () => {
    const ids = ["a", "b", "c"];
    expect(neighbourAt(ids, 0, 1)).toBe("c");
    expect(neighbourAt(ids, 2, 0)).toBe("a");
    expect(neighbourAt(ids, 0, 2)).toBeNull();
  });

  test("what is dropped goes behind all whose middle is above", () => {
    const middles = [20, 60, 100];
    expect(placeAt(middles, 0, 10)).toBe(0);
    expect(placeAt(middles, 0, 70)).toBe(1);
    expect(placeAt(middles, 2, 30)).toBe(1);
    expect(placeAt(middles, 1, 500)).toBe(2);
  });

  test("a text in a rule stands in quotes, and its own quotes are marked", () => {
    expect(ruleIs("stage", 'The "big" \\ ones')).toBe(String.raw`stage is "The \"big\" \\ ones"`);
  });
});
