import { useState } from "react";
import type { EditEnd } from "./CellEditor.tsx";
import type { Column } from "./columns.ts";

type Cells<Row> = {
  columns: readonly Column<Row>[];
  /** The current row. */
  row: Row | undefined;
  onEdit: ((row: Row, column: string, text: string) => void) | undefined;
  onAct: ((row: Row) => void) | undefined;
  /** An editor has closed; null when the focus went elsewhere by itself. */
  onEnd: (end: EditEnd) => void;
};

/** Which cell of the current row is active, and whether it is being edited. */
export function useCells<Row>({ columns, row, onEdit, onAct, onEnd }: Cells<Row>) {
  const [column, setColumn] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const current = columns.find(({ id }) => id === column);

  function editBeside(step: 1 | -1): void {
    const editable = columns.filter((each) => each.edit);
    const next = editable[editable.findIndex(({ id }) => id === column) + step];
    if (!next) return;
    setColumn(next.id);
    setEditing(true);
  }

  return {
    column,
    current,
    editing,
    /** Makes a cell active; null leaves the cells for the row. */
    activate: setColumn,
    step: (by: 1 | -1): void => {
      const at = columns.findIndex(({ id }) => id === column);
      const next = at === -1 ? (by > 0 ? 0 : columns.length - 1) : at + by;
      setColumn(columns[next]?.id ?? column);
    },
    start: (): void => {
      const wanted = current ?? columns.find((each) => each.edit);
      if (!row || !wanted) return;
      setColumn(wanted.id);
      if (wanted.acts) onAct?.(row);
      else if (wanted.edit && onEdit) setEditing(true);
    },
    end: (text: string | null, end: EditEnd): void => {
      setEditing(false);
      onEnd(end);
      const changed = row && current && text !== null && text !== current.edit?.(row);
      if (changed) onEdit?.(row, current.id, text);
      if (end === "right" || end === "left") editBeside(end === "right" ? 1 : -1);
    },
  };
}
