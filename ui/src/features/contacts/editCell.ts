import { run } from "#ui/api/mutations.ts";
import type { ListSession } from "#ui/grid/listSession.ts";
import type { ContactListRow } from "./columns.tsx";

/** Stores one cell of the list: shown at once, taken back if the engine refuses it. */
export function editCell(
  session: ListSession,
  { id }: ContactListRow,
  column: string,
  text: string,
): void {
  const value = text || null;
  session.patch(id, (old) => ({ ...old, [column]: value }));
  run("field_edit", { root: "contact", id, field: column, value }).catch(
    () => void session.refresh(),
  );
}
