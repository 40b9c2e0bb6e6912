import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { leadField } from "#ui/records/fields.ts";
import { readMoney } from "#ui/records/money.ts";
import type { LeadListRow } from "./columns.tsx";

/** Stores one cell of the list and shows it; what is wrong with the text comes back. */
export async function editCell(
  session: ListSession,
  row: LeadListRow,
  column: string,
  text: string,
): Promise<string | null> {
  const money = column === leadField.value ? readMoney(text, row.currency) : null;
  if (money?.wrong !== undefined) return money.wrong;
  const value = money ? (money.minor?.toString() ?? null) : text || null;
  const shown = money ? { valueMinor: money.minor } : { [column]: value };
  try {
    await run("field_edit", { root: "lead", id: row.id, field: column, value }, "here");
  } catch (error) {
    return refusalText(error);
  }
  session.patch(row.id, (old) => ({ ...old, ...shown }));
  return null;
}
