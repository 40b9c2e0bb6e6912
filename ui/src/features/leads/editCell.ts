import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { leadField } from "#ui/records/fields.ts";
import { currencyOf, readMoney } from "#ui/records/money.ts";
import type { LeadListRow } from "./columns.tsx";

/** Stores one cell of the list and shows it; what is wrong with the text comes back. */
export async function editCell(
  session: ListSession,
  row: LeadListRow,
  column: string,
  text: string,
): Promise<string | null> {
  const currency = currencyOf(row);
  const money = column === leadField.value ? readMoney(text, currency) : null;
  if (money?.wrong !== undefined) return money.wrong;
  const value = money ? (money.minor?.toString() ?? null) : text || null;
  const shown = money ? { valueMinor: money.minor, currency } : { [column]: value };
  try {
    const changed = await run(
      "field_edit",
      { root: "lead", id: row.id, field: column, value },
      "here",
    );
    rememberStep(changed, t("undo.edited", { field: fieldLabel("lead", column), name: row.name }));
  } catch (error) {
    return refusalText(error);
  }
  session.patch(row.id, (old) => ({ ...old, ...shown }));
  return null;
}
