import type { MouseEvent } from "react";
import type { EditEnd } from "./CellEditor.tsx";
import { isChecked, type Checks } from "./checks.ts";
import type { Column } from "./columns.ts";
import { GridHeadLine, type LineHead } from "./GridHeadLine.tsx";
import { GridRow } from "./GridRow.tsx";
import type { EditCell } from "./useCells.ts";
import type { ScaledRows } from "./useScaledRows.ts";
import styles from "./GridRows.module.css";

type GridRowsProps<Row> = {
  gridId: string;
  rows: ScaledRows;
  columns: readonly Column<Row>[];
  rowAt: (index: number) => Row | undefined;
  headAt: ((index: number) => LineHead | null) | undefined;
  /** null while the keys are in the header. */
  active: number | null;
  activeColumn: string | null;
  /** The one cell with an editor in it. */
  editing: { id: string; column: string } | null;
  checked: Checks;
  onEditSave: EditCell<Row>;
  onEditEnd: (end: EditEnd) => void;
  onClick: (event: MouseEvent) => void;
  onDoubleClick: (event: MouseEvent) => void;
};

const ignoreEnd = () => undefined;
const saveNothing = () => Promise.resolve(null);

/** The rows on screen, in one block at their scaled place; nodes are reused while scrolling. */
export function GridRows<Row extends { id: string }>(props: GridRowsProps<Row>) {
  const { gridId, rows, columns, rowAt, active, activeColumn, editing, checked } = props;
  const indexes = Array.from({ length: rows.end - rows.first }, (_, step) => rows.first + step);
  const slots = Math.max(1, indexes.length);
  return (
    <div role="presentation" className={styles.content} style={{ height: rows.content }}>
      <div
        role="presentation"
        className={styles.block}
        style={{ transform: `translateY(${rows.blockTop}px)` }}
        onClick={props.onClick}
        onDoubleClick={props.onDoubleClick}
      >
        {indexes.map((index) => {
          const row = rowAt(index);
          const isActive = index === active;
          const head = props.headAt?.(index);
          if (head) {
            return (
              <GridHeadLine
                key={`head ${head.key}`}
                gridId={gridId}
                index={index}
                columns={columns.length}
                head={head}
                active={isActive}
              />
            );
          }
          const isEdited = row !== undefined && row.id === editing?.id;
          return (
            <GridRow
              key={index % slots}
              gridId={gridId}
              index={index}
              row={row}
              columns={columns}
              active={isActive}
              activeColumn={isActive ? activeColumn : null}
              checked={row !== undefined && isChecked(checked, row.id)}
              editing={isEdited ? editing.column : null}
              onEditSave={isEdited ? props.onEditSave : saveNothing}
              onEditEnd={isEdited ? props.onEditEnd : ignoreEnd}
            />
          );
        })}
      </div>
    </div>
  );
}
