import { IconArrowNarrowDown, IconArrowNarrowUp, IconMinus } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import type { SortKey } from "#ui/bindings/engine.ts";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Column } from "./columns.ts";
import styles from "./GridHeader.module.css";

type GridHeaderProps<Row> = {
  gridId: string;
  columns: readonly Column<Row>[];
  sort: readonly SortKey[];
  /** The column whose header is active, when the keys are in the header row. */
  activeColumn: string | null;
  checkedCount: number;
  onSort: (column: Column<Row>) => void;
  onClear: () => void;
  /** The edge of a column has been taken hold of. */
  onWiden: ((column: string, event: PointerEvent) => void) | undefined;
};

/** The header is reached with the arrow keys like a row; Enter sorts. */
export function GridHeader<Row>(props: GridHeaderProps<Row>) {
  const { gridId, columns, sort, activeColumn, checkedCount, onSort, onClear, onWiden } = props;
  return (
    <div role="rowgroup" className={styles.group} data-header>
      <div role="row" aria-rowindex={1} className={styles.header}>
        <div role="columnheader" aria-colindex={1} className={styles.select}>
          {checkedCount === 0 && <Spoken>{t("grid.check")}</Spoken>}
          {checkedCount > 0 && (
            <button
              type="button"
              tabIndex={-1}
              className={styles.clear}
              aria-label={t("bulk.clear")}
              onClick={onClear}
            >
              <IconMinus size={12} stroke={2.5} aria-hidden="true" />
            </button>
          )}
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

function SortMark({ descending }: { descending: boolean }) {
  const Icon = descending ? IconArrowNarrowDown : IconArrowNarrowUp;
  return <Icon size={14} stroke={1.5} aria-hidden="true" />;
}
