import { useLate } from "#ui/design/useLate.ts";
import type { Column } from "./columns.ts";
import { GridRow } from "./GridRow.tsx";

const shown = Array.from({ length: 16 }, (_, index) => index);
const ignoreEnd = () => undefined;
const saveNothing = () => Promise.resolve(null);

/** The list's own shape while its first rows are on their way. */
export function WaitingRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const late = useLate();
  if (!late) return null;
  return shown.map((index) => (
    <GridRow<Row>
      key={index}
      gridId="waiting"
      index={index}
      row={undefined}
      columns={columns}
      active={false}
      activeColumn={null}
      checked={false}
      editing={null}
      onEditSave={saveNothing}
      onEditEnd={ignoreEnd}
    />
  ));
}
