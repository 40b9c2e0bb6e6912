import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatNumber } from "#ui/i18n/format.ts";
import styles from "./GridHeadLine.module.css";

/** What the head of a group says. */
export type LineHead = {
  key: string;
  label: string;
  mark: ReactNode;
  count: number;
  /** At the end of the line: sums. */
  end: ReactNode;
  folded: boolean;
};

type GridHeadLineProps = {
  gridId: string;
  index: number;
  columns: number;
  head: LineHead;
  active: boolean;
};

/** The head of a group, a line among the rows that are walked with the same keys. */
export function GridHeadLine({ gridId, index, columns, head, active }: GridHeadLineProps) {
  const { label, mark, count, end, folded } = head;
  const Fold = folded ? IconChevronRight : IconChevronDown;
  return (
    <div
      role="row"
      className={styles.line}
      aria-rowindex={index + 2}
      data-index={index}
      data-head
      data-active={active || undefined}
    >
      <div
        role="gridcell"
        id={`${gridId}-${index}`}
        aria-colspan={columns + 1}
        aria-expanded={!folded}
        className={styles.cell}
      >
        <Fold size={14} stroke={1.5} className={styles.fold} aria-hidden="true" />
        {mark}
        <span className={styles.label} dir="auto">
          {label}
        </span>
        <span className={styles.count}>{formatNumber(count)}</span>
        <span className={styles.end}>{end}</span>
      </div>
    </div>
  );
}
