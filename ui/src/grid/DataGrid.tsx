import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { CSSProperties, MouseEvent, ReactNode, RefObject } from "react";
import type { ListRow, SortKey } from "#ui/bindings/engine.ts";
import type { EditEnd } from "./CellEditor.tsx";
import { checkedCount, noChecks, type Checks } from "./checks.ts";
import type { LineHead } from "./GridHeadLine.tsx";
import { columnsThatFit, templateOf, type Column } from "./columns.ts";
import type { Intent } from "./gridKeys.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRows } from "./GridRows.tsx";
import type { ListSession, ListSnapshot } from "./listSession.ts";
import { useCells, type EditCell } from "./useCells.ts";
import { useGridKeys } from "./useGridKeys.ts";
import { useGridSelection } from "./useGridSelection.ts";
import { useReveal } from "./useReveal.ts";
import { useScaledRows, type ScaledRows } from "./useScaledRows.ts";
import { useWidening, widened } from "./useWidening.ts";
import { useWindows } from "./useWindows.ts";
import { WaitingRows } from "./WaitingRows.tsx";
import styles from "./DataGrid.module.css";

type DataGridProps<Row extends ListRow> = {
  label: string;
  columns: readonly Column<Row>[];
  session: ListSession;
  snapshot: ListSnapshot;
  sort: readonly SortKey[];
  onSort: (sort: SortKey[]) => void;
  /** The current row. */
  active: number;
  onActive: (index: number) => void;
  checked: Checks;
  onChecked: (checked: Checks) => void;
  onOpen: (row: Row) => void;
  onPeek?: () => void;
  /** Checks the rows that are here. */
  onCheckLoaded: () => void;
  /** Checks all that match. */
  onCheckAll: () => void;
  onEdit?: EditCell<Row>;
  /** F2 in a column that acts. */
  onAct?: (row: Row) => void;
  /** The head of a group, where a line is one. */
  headAt?: (line: number) => LineHead | null;
  onFold?: (key: string) => void;
  /** A column has been made as wide as that, in px at 100 % text. */
  onResize?: (column: string, width: number) => void;
  rowHeight: number;
  scale: number;
  singleKeys: boolean;
  /** Shown in place of the rows when there are none. */
  children: ReactNode;
};

/** -1 is the header row: it is walked with the same keys. */
const headerIndex = -1;

/** One tab stop; what is active inside is told by aria-activedescendant. */
export function DataGrid<Row extends ListRow>(props: DataGridProps<Row>) {
  const { session, snapshot, active, rowHeight, scale } = props;
  const gridId = useId();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  // Rows are drawn again only when what they show has changed, so this must be the same array.
  const { widening, start: startWidening, widen } = useWidening(root, scale, props.onResize);
  const columns = useMemo(() => {
    const fitting = columnsThatFit(props.columns, width, scale);
    return widening ? fitting.map((each) => widened(each, widening)) : fitting;
  }, [props.columns, width, scale, widening]);
  const total = snapshot.total ?? 0;
  const rows = useScaledRows(root, total, rowHeight);
  useWindows(session, snapshot.version, rows);
  useReveal(rows, total > 0 ? active : null);

  const rowAt = (index: number) => session.row(index) as Row | undefined;
  const grid = useGridActs({ props, root, columns, rows, total, rowAt, widen });
  const { cells, inHeader } = grid;

  const geometry = {
    "--columns": templateOf(columns, scale),
    "--row-height": `${rowHeight}px`,
  } as CSSProperties;
  return (
    <div
      ref={root}
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={
        total === 0 ? undefined : descendant(gridId, inHeader ? null : active, cells.column)
      }
      className={styles.grid}
      style={geometry}
      onKeyDown={(event) => {
        if (grid.answer(event.nativeEvent)) event.preventDefault();
      }}
      onScroll={rows.onScroll}
    >
      <GridHeader
        gridId={gridId}
        columns={columns}
        sort={props.sort}
        activeColumn={inHeader ? cells.column : null}
        checked={checkedOf(props.checked, snapshot.matching ?? 0)}
        onSort={grid.sortBy}
        onWiden={props.onResize && startWidening}
        onCheck={props.onCheckLoaded}
        onClear={() => props.onChecked(noChecks)}
      />
      <div role="rowgroup">
        {snapshot.total === null && snapshot.error === null && <WaitingRows columns={columns} />}
        {snapshot.total === 0 && (
          <div role="row">
            <div role="gridcell" aria-colspan={columns.length + 1}>
              {props.children}
            </div>
          </div>
        )}
        {total > 0 && (
          <GridRows
            gridId={gridId}
            rows={rows}
            columns={columns}
            rowAt={rowAt}
            headAt={props.headAt}
            active={inHeader ? null : active}
            activeColumn={cells.column}
            editing={cells.editing}
            checked={props.checked}
            onEditSave={cells.save}
            onEditEnd={cells.end}
            onClick={grid.onClick}
            onDoubleClick={grid.onDoubleClick}
          />
        )}
      </div>
    </div>
  );
}

type GridActs<Row extends ListRow> = {
  props: DataGridProps<Row>;
  root: RefObject<HTMLElement | null>;
  columns: readonly Column<Row>[];
  rows: ScaledRows;
  total: number;
  rowAt: (index: number) => Row | undefined;
  widen: (column: string, by: -1 | 1) => void;
};

/** What keys and clicks do. */
function useGridActs<Row extends ListRow>(acts: GridActs<Row>) {
  const { props, root, columns, rows, total, rowAt, widen } = acts;
  const { active, sort, onEdit, onAct } = props;
  const [inHeader, setInHeader] = useState(false);
  const selection = useGridSelection({ ...props, total, rowAt });
  const row = rowAt(active);
  const cells = useCells({ columns, row, onEdit, onAct, onEnd: afterEdit });
  const head = inHeader ? null : (props.headAt?.(active) ?? null);

  function afterEdit(end: EditEnd): void {
    if (end !== "stay") root.current?.focus({ preventScroll: true });
    if (end === "down") move(active + 1, false);
  }

  function move(to: number, extend: boolean): void {
    setInHeader(to <= headerIndex);
    if (to <= headerIndex && cells.column === null) cells.activate(columns[0]?.id ?? null);
    selection.move(to, extend);
  }

  function moveBy({ by, extend }: Intent & { do: "move" }): void {
    const from = inHeader ? headerIndex : active;
    // Rows far away are not here to be checked, so Shift means nothing on the way to an end.
    if (by === "first") move(0, false);
    else if (by === "last") move(total - 1, false);
    else if (by === "pageUp") move(Math.max(0, from - rows.page), extend);
    else if (by === "pageDown") move(from + rows.page, extend);
    else move(from + by, extend);
  }

  function sortBy({ sort: field }: Column<Row>): void {
    if (field === undefined) return;
    const known = sort.find((key) => key.field === field);
    props.onSort([{ field, descending: known ? !known.descending : false }]);
  }

  /** What keys mean on the head of a group; whether it was one of those. */
  function actOnHead(intent: Intent): boolean {
    if (!head) return false;
    const folds = { "-1": !head.folded, "1": head.folded };
    if (intent.do === "column" ? folds[intent.by] : ["open", "edit", "peek"].includes(intent.do))
      props.onFold?.(head.key);
    return intent.do !== "move" && intent.do !== "all";
  }

  function act(intent: Intent): void {
    if (actOnHead(intent)) return;
    switch (intent.do) {
      case "move":
        return moveBy(intent);
      case "column":
        if (intent.wide && inHeader && cells.column !== null) return widen(cells.column, intent.by);
        return cells.step(intent.by);
      case "toggle":
        return selection.toggle(active, false);
      case "all":
        return intent.matching ? props.onCheckAll() : props.onCheckLoaded();
      case "peek":
        return props.onPeek?.();
      case "leave":
        setInHeader(false);
        return cells.activate(null);
      case "edit":
        if (!inHeader) return cells.start();
        return cells.current && sortBy(cells.current);
      case "open":
        return row && props.onOpen(row);
    }
  }

  const answer = useGridKeys({
    root,
    enabled: total > 0,
    inCell: cells.column !== null,
    singleKeys: props.singleKeys,
    onIntent: act,
  });

  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const index = target.closest<HTMLElement>("[data-index]")?.dataset["index"];
    if (index === undefined || target.closest("input")) return;
    cells.activate(null);
    if (target.closest("[data-check]")) selection.toggle(Number(index), event.shiftKey);
    else move(Number(index), event.shiftKey);
    const clicked = props.headAt?.(Number(index));
    if (clicked) props.onFold?.(clicked.key);
  }

  function onDoubleClick(event: MouseEvent): void {
    if (row && !(event.target as Element).closest("[data-check], input")) props.onOpen(row);
  }

  return { cells, inHeader, answer, sortBy, onClick, onDoubleClick };
}

/** What the box in the head shows. */
function checkedOf(checks: Checks, matching: number): "none" | "some" | "all" {
  const count = checkedCount(checks, matching);
  if (count === 0) return "none";
  return count < matching ? "some" : "all";
}

function descendant(gridId: string, active: number | null, column: string | null): string {
  if (active === null) return `${gridId}-head-${column ?? ""}`;
  return column === null ? `${gridId}-${active}` : `${gridId}-${active}-${column}`;
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1200);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setWidth(node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
