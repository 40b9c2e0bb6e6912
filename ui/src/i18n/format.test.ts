import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import {
  formatAge,
  formatMoney,
  formatMoneyShort,
  formatWhen,
  majorText,
  parseMoney,
  setLocale,
} from "./format.ts";

beforeEach(() => setLocale("en-US", "UTC"));

describe("money", () => {
  test("follows the currency's own digits", () => {
    expect(formatMoney(750_000, "USD")).toBe("$7,500");
    expect(formatMoney(750_050, "USD")).toBe("$7,500.50");
    expect(formatMoney(7500, "JPY")).toBe("¥7,500");
  });

  test("large sums are short where there is little room", () => {
    expect(formatMoneyShort(7_500_050, "USD")).toBe("$75,000.50");
    expect(formatMoneyShort(81_325_000, "USD")).toBe("$813K");
    expect(formatMoneyShort(412_345_600, "USD")).toBe("$4.12M");
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
    ["1.234,56", 123_456],
    ["1,234,567.8", 123_456_780],
    ["12,34,567", 123_456_700],
    ["USD 7500", 750_000],
    ["-50", -5000],
    ["", null],
    ["a lot", null],
    ["12abc", null],
    ["7500.005", null],
    ["1,23", 123],
    ["1.2.3", null],
    ["99999999999999999999", null],
  ])("reads %s", (text, minor) => {
    expect(parseMoney(text, "USD")).toBe(minor);
  });
});

test("an amount that reads two ways is read by the locale", () => {
  expect(parseMoney("1.234", "KWD")).toBe(1234);
  expect(parseMoney("1,234", "KWD")).toBe(1_234_000);
  setLocale("de-DE", "UTC");
  expect(parseMoney("1.234", "KWD")).toBe(1_234_000);
  expect(majorText(123_456, "EUR")).toBe("1234,56");
  expect(parseMoney("1234,56 €", "EUR")).toBe(123_456);
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

  test("minutes are not written as metres", () => {
    setLocale("de-DE", "UTC");
    expect(formatWhen(now - 22 * 60_000, now)).toBe("vor 22 Min.");
  });

  test("a locale that the web view does not know becomes English", () => {
    setLocale("C", "UTC");
    expect(formatWhen(now - 3 * 3_600_000, now)).toBe("3h ago");
  });
});

test("an age is told in its largest unit", () => {
  const hour = 3_600_000;
  const ages = [0, 0.5 * hour, 5 * hour, 80 * 24 * hour];
  expect(ages.map((age) => formatAge(1000, 1000 + age))).toEqual(["0m", "30m", "5h", "80d"]);
});
