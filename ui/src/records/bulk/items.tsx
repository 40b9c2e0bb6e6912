import { IconForms, IconTrash } from "@tabler/icons-react";
import type { Action } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import type { BulkItem } from "#ui/layout/BulkMore.tsx";
import type { BulkForms } from "./useBulkForms.tsx";

const editKey = "Shift+E";

/** One value in one field of all that are chosen, as a button of the bar. */
export function editItem({ open }: BulkForms): BulkItem {
  return {
    id: "edit",
    label: t("bulk.edit"),
    icon: <IconForms size={16} stroke={1.5} aria-hidden />,
    keys: editKey,
    run: (from) => open("edit", from),
  };
}

/** The same by key and by name. */
export function editAction({ open }: BulkForms): Action {
  return {
    id: "bulkEdit",
    label: t("bulk.edit"),
    keys: [editKey],
    scope: "list",
    run: () => open("edit"),
  };
}

/** Into the trash, as a button of the bar. */
export function trashItem(run: () => void): BulkItem {
  const icon = <IconTrash size={16} stroke={1.5} aria-hidden />;
  return { id: "trash", label: t("bulk.trash"), icon, keys: "Delete", run };
}

/** The same by key and by name. */
export function trashAction(run: () => void): Action {
  return { id: "trash", label: t("keys.trash"), keys: ["Delete"], scope: "list", run };
}
