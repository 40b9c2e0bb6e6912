import type { ReactNode } from "react";

export type Column<Row> = {
  id: string;
  label: string;
  /** Least width in px at 100 % text; a growing column takes what is left. */
  width: number;
  grow?: boolean;
  align?: "end";
  /** Columns with the highest rank leave first when the list is narrow; 0 always stays. */
  rank: number;
  /** The catalogue's name, when the engine can sort by it. */
  sort?: string;
  render: (row: Row) => ReactNode;
  /** The text an editor starts with; absent when the cell is not edited as text. */
  edit?: (row: Row) => string;
  /** F2 asks the page to act on the cell instead of opening an editor. */
  acts?: true;
};

const selectWidth = 36;

/** A list never scrolls sideways: what does not fit is left to the pane and the record. */
export function columnsThatFit<Row>(
  columns: readonly Column<Row>[],
  width: number,
  scale: number,
): Column<Row>[] {
  const kept = [...columns];
  const needed = () => selectWidth + kept.reduce((sum, column) => sum + column.width * scale, 0);
  while (needed() > width) {
    const worst = kept.reduce((a, b) => (b.rank > a.rank ? b : a));
    if (worst.rank === 0) break;
    kept.splice(kept.indexOf(worst), 1);
  }
  return kept;
}

export function templateOf<Row>(columns: readonly Column<Row>[], scale: number): string {
  const tracks = columns.map(({ width, grow }) =>
    grow ? `minmax(${width * scale}px, ${grow ? width : 0}fr)` : `${width * scale}px`,
  );
  return [`${selectWidth}px`, ...tracks].join(" ");
}
