import type { ViewColumn } from "#ui/bindings/engine.ts";

/** The columns that a person chose, by the catalogue's names; none for all that there are. */
export function exported(
  { columns }: { columns: readonly ViewColumn[] },
  { shown }: { shown: readonly { sort?: string }[] },
): string[] {
  return columns.length === 0 ? [] : shown.flatMap(({ sort }) => sort ?? []);
}
