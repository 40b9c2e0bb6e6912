import { expect, test } from "vitest";
import { allChecks, noChecks, withToggled } from "#ui/grid/checks.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { checkedText, spokenText } from "./checkedText.ts";

test("the bar says whether rows are picked or all that match", () => {
  setLocale("en-US", "UTC");
  expect(checkedText(noChecks, 24, 18_211)).toBe("24 selected");
  expect(checkedText(allChecks, 18_211, 18_211)).toBe("All 18,211 that match");
  expect(checkedText(withToggled(allChecks, "a"), 18_210, 18_211)).toBe(
    "18,210 of 18,211 that match",
  );
  expect(spokenText(noChecks, 0, 10)).toBe("");
  expect(spokenText(noChecks, 1, 10)).toBe("1 row checked");
});
