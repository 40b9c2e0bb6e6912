import { useState } from "react";
import type { EditEnd } from "./CellEditor.tsx";
import type { Column } from "./columns.ts";

/** Stores one cell; what is wrong with the text comes back, or null once it is kept. */
export type EditCell<Row> = (row: Row, column: string, text: string) => Promise<string | null>;

type Cells<Row> = {
  columns: readonly Column<Row>[];
  /** The current row. */
  row: Row | undefined;
  onEdit: EditCell<Row> | undefined;
  onAct: ((row: Row) => void) | undefined;
  /** An editor has closed. */
  onEnd: (end: EditEnd) => void;
};

/** Which cell of the current row is active, and which one is being edited. */
export function useCells<Row extends { id: string }>(cells: Cells<Row>) {
  const { columns, row, onEdit, onAct, onEnd } = cells;
  const [column, setColumn] = useState<string | null>(null);
  // By the row's id: rows may change places while one is being edited.
  const [editing, setEditing] = useState<{ id: string; column: string } | null>(null);
  const current = columns.find(({ id }) => id === column);

  function edit(of: string, { id }: Column<Row>): void {
    setColumn(id);
    setEditing({ id: of, column: id });
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
      else if (wanted.edit && onEdit) edit(row.id, wanted);
    },
    save: async (of: Row, at: string, text: string): Promise<string | null> =>
      (await onEdit?.(of, at, text)) ?? null,
    end: (end: EditEnd): void => {
      setEditing(null);
      onEnd(end);
      if (!editing || (end !== "right" && end !== "left")) return;
      const editable = columns.filter((each) => each.edit);
      const at = editable.findIndex(({ id }) => id === editing.column);
      const beside = editable[at + (end === "right" ? 1 : -1)];
      if (beside) edit(editing.id, beside);
    },
  };
}
