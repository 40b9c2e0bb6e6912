import { expect, test } from "vitest";
import {
  allChecks,
  checkedCount,
  isChecked,
  noChecks,
  withChecked,
  withToggled,
} from "./checks.ts";

test("rows are checked one by one, and several at once", () => {
  const some = withChecked(withToggled(noChecks, "a"), ["b", "c"]);
  expect(["a", "b", "d"].map((id) => isChecked(some, id))).toEqual([true, true, false]);
  expect(checkedCount(some, 100)).toBe(3);
  expect(isChecked(withToggled(some, "a"), "a")).toBe(false);
});

test("of all that match some are left out, and taken back in", () => {
  const most = withToggled(withToggled(allChecks, "a"), "b");
  expect(["a", "b", "never seen"].map((id) => isChecked(most, id))).toEqual([false, false, true]);
  expect(checkedCount(most, 100)).toBe(98);
  expect(checkedCount(withChecked(most, ["a"]), 100)).toBe(99);
  expect(checkedCount(most, 1), "the list has become shorter").toBe(0);
});
