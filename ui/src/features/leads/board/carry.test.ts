import { describe, expect, test } from "vitest";
import { allChecks, noChecks, withChecked } from "#ui/grid/checks.ts";
import { carriedOn, dropOf, picked, type Carry } from "./carry.ts";

const columns = ["pending", "reached", "won"];
const carry: Carry = { ids: ["a"], name: "Ada", from: "reached", over: "reached" };

describe("cards on their way", () => {
  test("go from column to column and stop at the ends", () => {
    const once = carriedOn(carry, columns, 1);
    expect(once.over).toBe("won");
    expect(carriedOn(once, columns, 1).over).toBe("won");
    expect(carriedOn(once, columns, -1).over).toBe("reached");
  });

  test("start from their own column when the pointer has left the board", () => {
    expect(carriedOn({ ...carry, over: null }, columns, -1).over).toBe("pending");
  });

  test("are only dropped where something changes", () => {
    expect(dropOf(carry)).toBeNull();
    expect(dropOf({ ...carry, over: null })).toBeNull();
    expect(dropOf({ ...carry, over: "won" })).toBe("won");
  });

  test("take the checked ones along, if theirs is one of them", () => {
    expect(picked("a", withChecked(noChecks, ["b", "a"]))).toEqual(["b", "a"]);
    expect(picked("a", withChecked(noChecks, ["b"]))).toEqual(["a"]);
    expect(picked("a", allChecks), "most of all that match are out of sight").toEqual(["a"]);
  });
});
