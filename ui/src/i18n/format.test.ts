import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { formatMoney, formatWhen, majorText, parseMoney, setLocale } from "./format.ts";

beforeEach(() => setLocale("en-US", "UTC"));

describe("money", () => {
  test("follows the currency's own digits", () => {
    expect(formatMoney(750_000, "USD")).toBe("$7,500");
    expect(formatMoney(750_050, "USD")).toBe("$7,500.50");
    expect(formatMoney(7500, "JPY")).toBe("¥7,500");
  });

  test("what an editor shows reads back as the same amount", () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(amounts, fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
        expect(parseMoney(majorText(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test.each([
    ["7,500", 750_000],
    ["7.500", 750_000],
    ["$7,500.5", 750_050],
    ["7500,50", 750_050],
    ["1 234.00", 123_400],
    ["", null],
    ["a lot", null],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text, "USD")).toBe(minor);
  });
});

describe("moments", () => {
  const now = Date.UTC(2026, 10, 20, 12);
  test.each([
    [0, "now"],
    [22 * 60_000, "22m ago"],
    [3 * 3_600_000, "3h ago"],
    [4 * 86_400_000, "4d ago"],
    [9 * 86_400_000, "Nov 11"],
    [400 * 86_400_000, "Oct 16, 2025"],
  ])("%i ms ago is %s", (age, text) => {
    expect(formatWhen(now - age, now)).toBe(text);
  });

  test("a locale that the web view does not know becomes English", () => {
    setLocale("C", "UTC");
    expect(formatWhen(now - 3 * 3_600_000, now)).toBe("3h ago");
  });
});
