import { IconCheck } from "@tabler/icons-react";
import { memo } from "react";
import { CellEditor, type EditEnd } from "./CellEditor.tsx";
import type { Column } from "./columns.ts";
import type { EditCell } from "./useCells.ts";
import styles from "./GridRow.module.css";

type GridRowProps<Row> = {
  gridId: string;
  index: number;
  row: Row | undefined;
  columns: readonly Column<Row>[];
  active: boolean;
  /** The active cell of the active row. */
  activeColumn: string | null;
  checked: boolean;
  /** The cell with an editor in it. */
  editing: string | null;
  onEditSave: EditCell<Row>;
  onEditEnd: (end: EditEnd) => void;
};

function GridRowBase<Row>(props: GridRowProps<Row>) {
  const { gridId, index, row, columns, active, activeColumn, checked, editing } = props;
  return (
    <div
      role="row"
      id={`${gridId}-${index}`}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={checked}
      data-index={index}
      data-active={active || undefined}
      data-checked={checked || undefined}
    >
      <div role="gridcell" aria-colindex={1} className={styles.select} data-check>
        <span className={styles.box}>
          {checked && <IconCheck size={12} stroke={2.5} aria-hidden="true" />}
        </span>
      </div>
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          id={`${gridId}-${index}-${column.id}`}
          aria-colindex={position + 2}
          className={styles.cell}
          data-align={column.align}
          data-column={column.id}
          data-current={activeColumn === column.id || undefined}
        >
          {row === undefined ? (
            <span className={styles.waiting} />
          ) : editing === column.id ? (
            <CellEditor
              label={column.label}
              initial={column.edit?.(row) ?? ""}
              onSave={(text) => props.onEditSave(row, column.id, text)}
              onEnd={props.onEditEnd}
            />
          ) : (
            column.render(row)
          )}
        </div>
      ))}
    </div>
  );
}

/** Plain elements only: a library component in each row would cost a frame while scrolling. */
export const GridRow = memo(GridRowBase) as typeof GridRowBase;
