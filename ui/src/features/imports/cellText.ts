import type { ImportCell, ImportField } from "#ui/bindings/engine.ts";
import { dayOf, formatPlainDay, isDay } from "#ui/i18n/days.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

type Row = {
  cells: readonly ImportCell[];
  fields: readonly Pick<ImportField, "name" | "kind">[];
  /** The workspace's. */
  currency: string;
};

/** What a cell holds, as people read it: the engine gives amounts with a point, and days or moments. */
export function cellText(row: Row, field: string, written: string): string {
  const kind = row.fields.find(({ name }) => name === field)?.kind;
  if (kind === "date") return dayText(written);
  if (kind === "decimal" && /^-?\d+(?:\.\d+)?$/.test(written)) {
    return formatMoney(Number(written.replace(".", "")), currencyOf(row));
  }
  if (kind === "flag") return t(isOn(written) ? "history.yes" : "history.no");
  return written;
}

function dayText(written: string): string {
  const at = Date.parse(written);
  if (Number.isNaN(at)) return written;
  return formatPlainDay(isDay(written) ? written : dayOf(at), dayOf(Date.now()));
}

/** The row's own currency, where it says one. */
function currencyOf({ cells, currency }: Row): string {
  return cells.find(({ field }) => field === "currency")?.to ?? currency;
}

function isOn(written: string): boolean {
  return written === "1" || written === "true";
}
