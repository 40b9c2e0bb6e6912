import { showNotice } from "#ui/actions/notices.tsx";
import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import { parseMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { editFirstPoint } from "#ui/records/edits.ts";
import { leadField } from "#ui/records/fields.ts";
import type { LeadListRow } from "./columns.tsx";

/** Stores one cell of the list: shown at once, taken back if the engine refuses it. */
export function editCell(
  session: ListSession,
  row: LeadListRow,
  column: string,
  text: string,
): void {
  const value = column === "value" && text !== "" ? parseMoney(text, row.currency) : null;
  if (column === "value" && text !== "" && value === null) {
    showNotice(t("lead.valueWrong", { text }));
    return;
  }
  const shown =
    column === "value" ? { valueMinor: value } : { [column]: text === "" ? null : text };
  session.patch(row.id, (old) => ({ ...old, ...shown }));
  store(row, column, text, value).catch(() => void session.refresh());
}

async function store(
  row: LeadListRow,
  column: string,
  text: string,
  value: number | null,
): Promise<void> {
  const { id, contactId } = row;
  switch (column) {
    case "name":
      await run("field_edit", {
        root: "contact",
        id: contactId,
        field: leadField.name,
        value: text,
      });
      return;
    case "email":
    case "phone":
      return editFirstPoint(contactId, column, text);
    case "value":
      await run("field_edit", {
        root: "lead",
        id,
        field: leadField.value,
        value: value === null ? null : String(value),
      });
      return;
    default:
      await run("field_edit", {
        root: "lead",
        id,
        field: column,
        value: text === "" ? null : text,
      });
  }
}
