import { IconArrowNarrowDown, IconArrowNarrowUp, IconCheck, IconMinus } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import type { SortKey } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import type { Column } from "./columns.ts";
import styles from "./GridHeader.module.css";

type GridHeaderProps<Row> = {
  gridId: string;
  columns: readonly Column<Row>[];
  sort: readonly SortKey[];
  /** The column whose header is active, when the keys are in the header row. */
  activeColumn: string | null;
  checked: "none" | "some" | "all";
  onSort: (column: Column<Row>) => void;
  /** Checks the rows that are here. */
  onCheck: () => void;
  onClear: () => void;
  /** The edge of a column has been taken hold of. */
  onWiden: ((column: string, event: PointerEvent) => void) | undefined;
};

/** The header is reached with the arrow keys like a row; Enter sorts. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { gridId, columns, sort, activeColumn, onSort, onWiden } = props;
  return (
    <div role="rowgroup" className={styles.group} data-header>
      <div role="row" aria-rowindex={1} className={styles.header}>
        <div role="columnheader" aria-colindex={1} className={styles.select}>
          <CheckBox {...props} />
        </div>
        {columns.map((column, position) => {
          const key = sort.find(({ field }) => field === column.sort);
          return (
            <div
              key={column.id}
              id={`${gridId}-head-${column.id}`}
              role="columnheader"
              aria-colindex={position + 2}
              aria-sort={key ? (key.descending ? "descending" : "ascending") : undefined}
              className={styles.cell}
              data-align={column.align}
              data-head-of={column.id}
              data-sorted={key ? true : undefined}
              data-current={activeColumn === column.id || undefined}
            >
              {column.sort ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.sort}
                  onClick={() => onSort(column)}
                >
                  {column.label}
                  {key && <SortMark descending={key.descending} />}
                </button>
              ) : (
                column.label
              )}
              {/* By keys the same is done with Shift and the arrows. */}
              {onWiden && (
                <span
                  className={styles.edge}
                  aria-hidden="true"
                  onPointerDown={(event) => onWiden(column.id, event)}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const checkedWords = { none: "false", some: "mixed", all: "true" } as const;

/** Checks the rows that are here, or clears all; by keys the same is done with Mod+A and Escape. */
function CheckBox<Row>({ checked, onCheck, onClear }: GridHeaderProps<Row>) {
  const Mark = checked === "all" ? IconCheck : IconMinus;
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={checkedWords[checked]}
      tabIndex={-1}
      className={styles.check}
      aria-label={t("grid.checkLoaded")}
      onClick={checked === "none" ? onCheck : onClear}
    >
      <span className={styles.box} data-checked={checked !== "none" || undefined}>
        {checked !== "none" && <Mark size={12} stroke={2.5} aria-hidden="true" />}
      </span>
    </button>
  );
}

function SortMark({ descending }: { descending: boolean }) {
  const Icon = descending ? IconArrowNarrowDown : IconArrowNarrowUp;
  return <Icon size={14} stroke={1.5} aria-hidden="true" />;
}
