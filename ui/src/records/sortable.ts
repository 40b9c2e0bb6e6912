import type { Catalogue } from "#ui/bindings/engine.ts";
import type { Column } from "#ui/grid/columns.ts";

/** The columns with only those sorts that the engine offers. */
export function sortable<Row>(
  columns: readonly Column<Row>[],
  catalogue: Catalogue | undefined,
): Column<Row>[] {
  const names = new Set(
    catalogue?.fields.filter((field) => field.sortable).map(({ name }) => name),
  );
  return columns.map(({ sort, ...column }) =>
    sort !== undefined && names.has(sort) ? { ...column, sort } : column,
  );
}
