import { showNotice } from "#ui/actions/notices.tsx";
import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import { parseMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { leadField } from "#ui/records/fields.ts";
import type { LeadListRow } from "./columns.tsx";

/** Stores one cell of the list: shown at once, taken back if the engine refuses it. */
export function editCell(
  session: ListSession,
  row: LeadListRow,
  column: string,
  text: string,
): void {
  const isMoney = column === leadField.value;
  const minor = isMoney && text !== "" ? parseMoney(text, row.currency) : null;
  if (isMoney && text !== "" && minor === null) {
    showNotice(t("lead.valueWrong", { text }));
    return;
  }
  const value = isMoney ? minor?.toString() : text;
  const shown = isMoney ? { valueMinor: minor } : { [column]: text || null };
  session.patch(row.id, (old) => ({ ...old, ...shown }));
  run("field_edit", { root: "lead", id: row.id, field: column, value: value || null }).catch(
    () => void session.refresh(),
  );
}
