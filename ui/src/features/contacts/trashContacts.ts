import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import { t } from "#ui/i18n/t.ts";

export async function trashContacts(ids: string[], name?: string): Promise<boolean> {
  try {
    offerUndo(
      t("contacts.trashed", { count: ids.length }),
      await run("trash", { root: "contact", ids }),
      name,
    );
    return true;
  } catch {
    // The notice has told why.
    return false;
  }
}
