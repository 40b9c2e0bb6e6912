import type { OrderRow } from "#ui/bindings/engine.ts";
import { dayOf, type Day } from "#ui/i18n/days.ts";

/** What was spent in one month, in minor units of one currency. */
export type Month = { month: string; amountMinor: number; orders: number };

/** The months up to today's, the oldest first; orders that were voided do not count. */
export function spentByMonth(
  orders: readonly OrderRow[],
  currency: string,
  today: Day,
  count: number,
): Month[] {
  const months = monthsTo(today.slice(0, 7), count).map((month) => ({
    month,
    amountMinor: 0,
    orders: 0,
  }));
  const places = new Map(months.map((each) => [each.month, each]));
  for (const order of orders) {
    if (order.voided || order.currency !== currency) continue;
    const month = places.get(dayOf(order.placedAt).slice(0, 7));
    if (!month) continue;
    month.amountMinor += order.amountMinor;
    month.orders += 1;
  }
  return months;
}

/** Currencies of the orders that count, the most frequent first. */
export function currenciesOf(orders: readonly OrderRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { currency, voided } of orders) {
    if (!voided) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts.keys()].toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
}

function monthsTo(last: string, count: number): string[] {
  const [year = 0, month = 1] = last.split("-").map(Number);
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(year, month - count + index, 1));
    return date.toISOString().slice(0, 7);
  });
}

/** The day after a month's last. */
export function afterMonth(month: string): Day {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
