import type { HistoryEntry } from "#ui/bindings/engine.ts";
import { dayOf, formatPlainDay, isDay } from "#ui/i18n/days.ts";
import { formatExact, formatMoney } from "#ui/i18n/format.ts";
import { tCode, t } from "#ui/i18n/t.ts";

/** Values are stored for machines; here they stand as the rest of the window shows them. */
export function historyText(
  { field }: Pick<HistoryEntry, "field">,
  value: string | null,
  currency: string,
): string {
  if (value === null || value === "" || field === null) return t("fact.none");
  if (field === "stage") return tCode(`stage.${value}`, value);
  if (field === "value_minor") return formatMoney(Number(value), currency);
  if (field === "grade") return tCode(`grade.${value}`, value);
  if (field === "outcome") return tCode(`calls.${value}`, value);
  if (field === "kind") return kindText(value);
  if (field.endsWith("_at")) return formatExact(Number(value));
  if (field.endsWith("_on") && isDay(value)) return formatPlainDay(value, dayOf(Date.now()));
  if (field.startsWith("is_") || field === "required") {
    return value === "1" ? t("history.yes") : t("history.no");
  }
  if (value === "yes" || value === "no") return t(`history.${value}`);
  return value;
}

/** What an address, a file or a question is; no two of them have a word in common. */
function kindText(value: string): string {
  const ofQuestion = tCode(`questionnaires.kind.${value}`, value);
  return tCode(`points.${value}`, tCode(`kind.${value}`, ofQuestion));
}
