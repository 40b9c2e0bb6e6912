import { statusQuery } from "#ui/api/queries.ts";
import { queryClient } from "#ui/api/client.ts";
import type { FieldInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { leadField } from "./fields.ts";

/** A field of leads as people call it; the team's own fields by the name that it gave them. */
export function leadFieldLabel(name: string, field: FieldInfo | undefined): string {
  if (field?.customId != null) return field.description;
  if (name !== leadField.title) return fieldLabel("lead", name);
  const profile = queryClient.getQueryData(statusQuery().queryKey)?.workspace?.profile ?? "law";
  return t(`lead.title.${profile}`);
}
