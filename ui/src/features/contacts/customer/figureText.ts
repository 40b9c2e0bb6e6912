import type { Figures } from "#ui/bindings/engine.ts";
import { formatMoney, formatNumber } from "#ui/i18n/format.ts";

/** What was spent, in each of its currencies; nothing spent says nothing. */
export function spentText({ spend }: Figures): string {
  return spend.map(({ amountMinor, currency }) => formatMoney(amountMinor, currency)).join(" + ");
}

/** A number that leaps to the eye because none stands as nothing. */
export function countText(count: number): string {
  return count === 0 ? "" : formatNumber(count);
}
