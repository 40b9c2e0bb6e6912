import { tCode } from "#ui/i18n/t.ts";

/** The catalogue's name of a field as people call it. */
export function fieldLabel(root: string, field: string): string {
  return tCode(`field.${root}.${field}`, field);
}
