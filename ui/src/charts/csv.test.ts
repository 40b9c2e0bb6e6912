import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("what would break a cell stands in quotes", () => {
  const rows = [
    ["Month", "Spent"],
    ["May, 2026", 'so "much"'],
  ];
  expect(csvOf(rows)).toBe('Month,Spent\r\n"May, 2026","so ""much"""');
});
