import { offerUndo, rememberStep } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { customFieldsQuery } from "#ui/api/queries.ts";
import type { CustomField } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { movedBefore } from "./order.ts";

const { queryKey } = customFieldsQuery();

export async function moveField(field: CustomField, before: string | null): Promise<void> {
  const old = queryClient.getQueryData(queryKey);
  const isBeside = ({ root }: CustomField) => root === field.root;
  queryClient.setQueryData(queryKey, old && movedBefore(old, field.id, before, isBeside));
  try {
    rememberStep(await run("custom_field_move", { id: field.id, before }), field.name);
  } catch {
    queryClient.setQueryData(queryKey, old);
  }
}

export async function removeField({ id, name }: CustomField): Promise<void> {
  try {
    offerUndo(t("custom.removed", { name }), await run("custom_field_delete", { id }), name);
  } catch {
    // The failure has been told.
  }
}
