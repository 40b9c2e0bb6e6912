import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode, RefObject } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useActions } from "#ui/actions/registry.ts";
import type { ListRow, SortKey } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import type { EditEnd } from "./CellEditor.tsx";
import { columnsThatFit, templateOf, type Column } from "./columns.ts";
import { intentOf, type Intent } from "./gridKeys.ts";
import { GridHeader } from "./GridHeader.tsx";
import { GridRow } from "./GridRow.tsx";
import { useLate } from "#ui/design/useLate.ts";
import type { ListSession, ListSnapshot } from "./listSession.ts";
import { useScaledRows } from "./useScaledRows.ts";
import styles from "./DataGrid.module.css";

type DataGridProps<Row extends ListRow> = {
  label: string;
  columns: readonly Column<Row>[];
  session: ListSession;
  snapshot: ListSnapshot;
  sort: readonly SortKey[];
  onSort: (sort: SortKey[]) => void;
  /** The current row; null when the list is empty. */
  active: number;
  onActive: (index: number) => void;
  checked: ReadonlySet<string>;
  onChecked: (ids: ReadonlySet<string>) => void;
  onOpen: (row: Row) => void;
  onPeek?: () => void;
  onCheckAll?: () => void;
  onEdit?: (row: Row, column: string, text: string) => void;
  /** F2 in a column that acts. */
  onAct?: (row: Row) => void;
  rowHeight: number;
  scale: number;
  singleKeys: boolean;
  /** Shown in place of the rows when there are none. */
  children: ReactNode;
};

const ignoreEnd = () => undefined;

/** -1 is the header row: it is walked with the same keys. */
const headerIndex = -1;

/** One tab stop; what is active inside is told by aria-activedescendant. */
export function DataGrid<Row extends ListRow>(props: DataGridProps<Row>) {
  const { label, session, snapshot, sort, active, onActive, checked, onChecked, rowHeight, scale } =
    props;
  const gridId = useId();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  // Rows are drawn again only when what they show has changed, so this must be the same array.
  const columns = useMemo(
    () => columnsThatFit(props.columns, width, scale),
    [props.columns, width, scale],
  );
  const total = snapshot.total ?? 0;
  const rows = useScaledRows(root, total, rowHeight);
  const [column, setColumn] = useState<string | null>(null);
  const [inHeader, setInHeader] = useState(false);
  const [editing, setEditing] = useState(false);
  const anchor = useRef(active);

  const travel = useRef({ first: 0, forwards: true });
  useEffect(() => {
    const { first, forwards } = travel.current;
    travel.current = {
      first: rows.first,
      forwards: rows.first === first ? forwards : rows.first > first,
    };
    session.show(rows.first, rows.end, travel.current.forwards);
  }, [session, snapshot.version, rows.first, rows.end]);

  // Only a move of the current row may scroll; a refresh or a resize must not.
  const revealActive = useEffectEvent(() => {
    if (total > 0) rows.scrollToIndex(active);
  });
  const hasRows = total > 0;
  useLayoutEffect(() => revealActive(), [active, hasRows]);

  const rowAt = (index: number) => session.row(index) as Row | undefined;

  function move(to: number, extend: boolean): void {
    const next = Math.min(Math.max(to, 0), total - 1);
    setInHeader(to <= headerIndex);
    if (to <= headerIndex && column === null) setColumn(columns[0]?.id ?? null);
    if (extend) onChecked(withRange(checked, rangeIds(anchor.current, next)));
    else anchor.current = next;
    onActive(next);
  }

  function rangeIds(from: number, to: number): string[] {
    const [low, high] = from < to ? [from, to] : [to, from];
    const ids: string[] = [];
    for (let index = low; index <= high; index += 1) {
      const row = rowAt(index);
      if (row) ids.push(row.id);
    }
    return ids;
  }

  function toggle(index: number, extend: boolean): void {
    const row = rowAt(index);
    if (!row) return;
    if (extend) onChecked(withRange(checked, rangeIds(anchor.current, index)));
    else onChecked(withToggled(checked, row.id));
    anchor.current = index;
    onActive(index);
  }

  function moveColumn(by: number): void {
    const at = columns.findIndex(({ id }) => id === column);
    const next = at === -1 ? (by > 0 ? 0 : columns.length - 1) : at + by;
    setColumn(columns[next]?.id ?? column);
  }

  function startEdit(): void {
    const row = rowAt(active);
    const wanted = columns.find(({ id }) => id === column) ?? columns.find((each) => each.edit);
    if (!row || !wanted) return;
    setColumn(wanted.id);
    if (wanted.acts) props.onAct?.(row);
    else if (wanted.edit && props.onEdit) setEditing(true);
  }

  function endEdit(text: string | null, end: EditEnd): void {
    const row = rowAt(active);
    const edited = columns.find(({ id }) => id === column);
    setEditing(false);
    if (end !== "stay") root.current?.focus({ preventScroll: true });
    if (row && edited && text !== null && text !== edited.edit?.(row))
      props.onEdit?.(row, edited.id, text);
    if (end === "down") move(active + 1, false);
    if (end === "right" || end === "left") editBeside(end === "right" ? 1 : -1);
  }

  function editBeside(step: 1 | -1): void {
    const editable = columns.filter((each) => each.edit);
    const next = editable[editable.findIndex(({ id }) => id === column) + step];
    if (!next) return;
    setColumn(next.id);
    setEditing(true);
  }

  function sortBy({ sort: field }: Column<Row>): void {
    if (field === undefined) return;
    const known = sort.find((key) => key.field === field);
    props.onSort([{ field, descending: known ? !known.descending : false }]);
  }

  function act(intent: Intent): void {
    const row = rowAt(active);
    switch (intent.do) {
      case "move":
        return moveBy(intent.by, intent.extend);
      case "column":
        return moveColumn(intent.by);
      case "toggle":
        return toggle(active, false);
      case "all":
        return props.onCheckAll?.();
      case "peek":
        return props.onPeek?.();
      case "leave":
        setInHeader(false);
        return setColumn(null);
      case "edit":
        return inHeader ? sortActive() : startEdit();
      case "open":
        return row && props.onOpen(row);
    }
  }

  function sortActive(): void {
    const wanted = columns.find(({ id }) => id === column);
    if (wanted) sortBy(wanted);
  }

  function moveBy(by: (Intent & { do: "move" })["by"], extend: boolean): void {
    const from = inHeader ? headerIndex : active;
    if (by === "first") move(0, extend);
    else if (by === "last") move(total - 1, extend);
    else if (by === "pageUp") move(Math.max(0, from - rows.page), extend);
    else if (by === "pageDown") move(from + rows.page, extend);
    else move(from + by, extend);
  }

  function answer(event: globalThis.KeyboardEvent): boolean {
    if (event.isComposing || total === 0) return false;
    const mod = onMac ? event.metaKey : event.ctrlKey;
    const intent = intentOf(event, { inCell: column !== null, singleKeys: props.singleKeys, mod });
    if (intent) act(intent);
    return intent !== null;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (answer(event.nativeEvent)) event.preventDefault();
  }

  function onClick(event: MouseEvent): void {
    const target = event.target as Element;
    const index = Number(
      target.closest<HTMLElement>("[data-index]")?.dataset["index"] ?? Number.NaN,
    );
    if (Number.isNaN(index) || target.closest("input")) return;
    setColumn(null);
    setInHeader(false);
    if (target.closest("[data-check]")) toggle(index, event.shiftKey);
    else if (event.shiftKey) move(index, true);
    else move(index, false);
  }

  function onDoubleClick(event: MouseEvent): void {
    const row = rowAt(active);
    if (row && !(event.target as Element).closest("[data-check], input")) props.onOpen(row);
  }

  // After a page opens its heading has the focus; the list's keys work from there at once.
  const onStrayKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const { target } = event;
    const isStray = target === document.body || (target instanceof Element && target.matches("h1"));
    if (!isStray || event.defaultPrevented || !answer(event)) return;
    event.preventDefault();
    root.current?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => onStrayKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);

  useGridKeyList();

  const geometry = {
    "--columns": templateOf(columns, scale),
    "--row-height": `${rowHeight}px`,
  } as CSSProperties;
  const indexes = Array.from({ length: rows.end - rows.first }, (_, step) => rows.first + step);
  const slots = Math.max(1, indexes.length);
  return (
    <div
      ref={root}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={descendant(gridId, inHeader, active, column, total)}
      className={styles.grid}
      style={geometry}
      onKeyDown={onKeyDown}
      onScroll={rows.onScroll}
    >
      <GridHeader
        gridId={gridId}
        columns={columns}
        sort={sort}
        activeColumn={inHeader ? column : null}
        checkedCount={checked.size}
        onSort={sortBy}
        onClear={() => onChecked(new Set())}
      />
      <div role="rowgroup">
        {snapshot.total === null && snapshot.error === null && <WaitingRows columns={columns} />}
        {snapshot.total === 0 ? (
          <div role="row">
            <div role="gridcell" aria-colspan={columns.length + 1}>
              {props.children}
            </div>
          </div>
        ) : (
          <div role="presentation" className={styles.content} style={{ height: rows.content }}>
            <div
              role="presentation"
              className={styles.block}
              style={{ transform: `translateY(${rows.blockTop}px)` }}
              onClick={onClick}
              onDoubleClick={onDoubleClick}
            >
              {indexes.map((index) => {
                const row = rowAt(index);
                const isActive = index === active && !inHeader;
                return (
                  <GridRow
                    key={index % slots}
                    gridId={gridId}
                    index={index}
                    row={row}
                    columns={columns}
                    active={isActive}
                    activeColumn={isActive ? column : null}
                    checked={row !== undefined && checked.has(row.id)}
                    editing={isActive && editing}
                    onEditEnd={isActive && editing ? endEdit : ignoreEnd}
                  />
                );
              })}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

function descendant(
  gridId: string,
  inHeader: boolean,
  active: number,
  column: string | null,
  total: number,
) {
  if (total === 0) return undefined;
  if (inHeader) return `${gridId}-head-${column ?? ""}`;
  return column === null ? `${gridId}-${active}` : `${gridId}-${active}-${column}`;
}

function withRange(checked: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  return new Set([...checked, ...ids]);
}

function withToggled(checked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(checked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The list's own shape while its first rows are on their way. */
function WaitingRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  const late = useLate();
  if (!late) return null;
  return Array.from({ length: 16 }, (_, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- the rows are all alike
    <GridRow
      key={index}
      gridId="waiting"
      index={index}
      row={undefined}
      columns={columns}
      active={false}
      activeColumn={null}
      checked={false}
      editing={false}
      onEditEnd={ignoreEnd}
    />
  ));
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

/** The grid answers these keys itself; the "?" dialog lists them. */
function useGridKeyList(): void {
  useActions([
    {
      id: "grid.move",
      label: t("keys.move"),
      keys: ["ArrowUp", "ArrowDown", "k", "j"],
      scope: "list",
    },
    {
      id: "grid.ends",
      label: t("keys.ends"),
      keys: ["Home", "End", "PageUp", "PageDown"],
      scope: "list",
    },
    {
      id: "grid.extend",
      label: t("keys.extend"),
      keys: ["Shift+ArrowUp", "Shift+ArrowDown"],
      scope: "list",
    },
    { id: "grid.check", label: t("keys.check"), keys: ["x"], scope: "list" },
    { id: "grid.all", label: t("keys.all"), keys: ["Mod+A"], scope: "list" },
    { id: "grid.open", label: t("keys.open"), keys: ["Enter"], scope: "list" },
    { id: "grid.peek", label: t("keys.peek"), keys: ["Space"], scope: "list" },
    {
      id: "grid.column",
      label: t("keys.column"),
      keys: ["ArrowLeft", "ArrowRight"],
      scope: "cell",
    },
    { id: "grid.edit", label: t("keys.edit"), keys: ["F2", "e"], scope: "cell" },
    { id: "grid.save", label: t("keys.saveDown"), keys: ["Enter"], scope: "cell" },
    { id: "grid.next", label: t("keys.saveRight"), keys: ["Tab"], scope: "cell" },
    { id: "grid.restore", label: t("keys.restore"), keys: ["Escape"], scope: "cell" },
  ]);
}
