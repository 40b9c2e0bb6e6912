import type { ImportCell, ImportField } from "#ui/bindings/engine.ts";
import { formatPlainDay, dayOf } from "#ui/i18n/days.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

type Row = {
  cells: readonly ImportCell[];
  fields: readonly Pick<ImportField, "name" | "kind">[];
  /** The workspace's. */
  currency: string;
};

/** What a cell holds, as people read it; the engine gives it as it is stored. */
export function cellText(row: Row, field: string, stored: string): string {
  const kind = row.fields.find(({ name }) => name === field)?.kind;
  const isWhole = /^-?\d+$/.test(stored);
  if (kind === "date" && isWhole) {
    return formatPlainDay(dayOf(Number(stored)), dayOf(Date.now()));
  }
  if (kind === "decimal" && isWhole) return formatMoney(Number(stored), currencyOf(row));
  if (kind === "flag") return t(isOn(stored) ? "history.yes" : "history.no");
  return stored;
}

/** The row's own currency, where it says one. */
function currencyOf({ cells, currency }: Row): string {
  return cells.find(({ field }) => field === "currency")?.to ?? currency;
}

function isOn(stored: string): boolean {
  return stored === "1" || stored === "true";
}
