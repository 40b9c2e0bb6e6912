import { beforeEach, expect, test } from "vitest";
import type { Product } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { aboutProduct, emptyLine, readOrder, sumOf, type OrderDraft } from "./orderDraft.ts";

beforeEach(() => setLocale("en-US", "UTC"));

const today = "2026-11-20";
const line = (key: number, title: string, quantity: string, price: string) => ({
  ...emptyLine(key),
  title,
  quantity,
  price,
});
const draft = (change: Partial<OrderDraft>): OrderDraft => ({
  contactId: "ana",
  number: "",
  day: today,
  currency: "USD",
  lines: [emptyLine(0)],
  amount: "",
  note: "",
  ...change,
});

test("lines come to a sum, in the currency's smallest unit", () => {
  const lines = [line(0, "Advice", "3", "150.50"), line(1, "Copy", "2", "1")];
  expect(sumOf(draft({ lines }))).toBe(45_350);
  expect(sumOf(draft({ lines, currency: "JPY" }))).toBe(2);
  expect(sumOf(draft({}))).toBeNull();
});

test("what was written becomes a request, blank lines left out", () => {
  const lines = [line(0, " Advice ", "3", "150.50"), emptyLine(1)];
  const read = readOrder(draft({ lines, number: " 17 ", day: "2026-11-02" }), today);
  expect(read.request).toEqual({
    contactId: "ana",
    number: "17",
    placedAt: Date.UTC(2026, 10, 2, 12),
    amountMinor: null,
    currency: "USD",
    note: null,
    lines: [{ productId: null, title: "Advice", quantity: 3, priceMinor: 15_050 }],
    replaces: null,
  });
});

test("an amount alone is an order, and one of today is placed now", () => {
  const { request } = readOrder(draft({ amount: "1,200" }), today);
  expect(request).toMatchObject({ amountMinor: 120_000, placedAt: null, lines: [] });
});

test.each<[string, Partial<OrderDraft>, string]>([
  ["nobody", { contactId: null, amount: "1" }, "contact"],
  ["no currency", { currency: "US", amount: "1" }, "currency"],
  ["nothing", {}, "amount"],
  ["less than nothing", { amount: "-1" }, "amount"],
  ["no title", { lines: [line(4, "", "1", "5")] }, "lines.4.title"],
  ["half of a thing", { lines: [line(4, "Advice", "0.5", "5")] }, "lines.4.quantity"],
  ["no price", { lines: [line(4, "Advice", "1", "")] }, "lines.4.price"],
])("%s is told where it is", (_name, change, place) => {
  expect(readOrder(draft(change), today).faults).toHaveProperty(place);
});

test("a product brings its price only in the order's currency", () => {
  const product = { id: "p", name: "Advice", priceMinor: 15_000, currency: "USD" } as Product;
  expect(aboutProduct(emptyLine(0), product, "USD")).toMatchObject({
    productId: "p",
    title: "Advice",
    price: "150",
  });
  expect(aboutProduct(emptyLine(0), product, "EUR").price).toBe("");
});
