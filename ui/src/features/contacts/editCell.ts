import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import type { ContactListRow } from "./columns.tsx";

/** Stores one cell of the list and shows it; what is wrong with the text comes back. */
export async function editCell(
  session: ListSession,
  { id, name }: ContactListRow,
  column: string,
  text: string,
): Promise<string | null> {
  const value = text || null;
  try {
    const changed = await run("field_edit", { root: "contact", id, field: column, value }, "here");
    rememberStep(changed, t("undo.edited", { field: fieldLabel("contact", column), name }));
  } catch (error) {
    return refusalText(error);
  }
  session.patch(id, (old) => ({ ...old, [column]: value }));
  return null;
}
