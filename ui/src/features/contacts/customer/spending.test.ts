import { beforeEach, expect, test } from "vitest";
import type { OrderRow } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { afterMonth, currenciesOf, spentByMonth } from "./spending.ts";

beforeEach(() => setLocale("en-US", "America/New_York"));

const order = (placedAt: number, change: Partial<OrderRow> = {}): OrderRow => ({
  id: String(placedAt),
  contactId: "ana",
  contactName: "Ana",
  number: null,
  placedAt,
  amountMinor: 100,
  currency: "USD",
  title: null,
  lines: 0,
  voided: false,
  ...change,
});

test("months end with today's, over the turn of the year, on the workspace's clock", () => {
  const orders = [
    // Still December in New York.
    order(Date.UTC(2026, 0, 1, 3)),
    order(Date.UTC(2026, 0, 9)),
    order(Date.UTC(2026, 0, 9), { voided: true }),
    order(Date.UTC(2026, 0, 9), { currency: "EUR" }),
    order(Date.UTC(2024, 0, 9)),
  ];
  expect(spentByMonth(orders, "USD", "2026-02-10", 3)).toEqual([
    { month: "2025-12", amountMinor: 100, orders: 1 },
    { month: "2026-01", amountMinor: 100, orders: 1 },
    { month: "2026-02", amountMinor: 0, orders: 0 },
  ]);
});

test("the most frequent currency comes first, and voided orders have none", () => {
  const orders = [
    order(1, { currency: "JPY", voided: true }),
    order(2, { currency: "EUR" }),
    order(3),
    order(4),
  ];
  expect(currenciesOf(orders)).toEqual(["USD", "EUR"]);
});

test("a month ends before the first of the next", () => {
  expect(["2026-02", "2026-12"].map(afterMonth)).toEqual(["2026-03-01", "2027-01-01"]);
});
