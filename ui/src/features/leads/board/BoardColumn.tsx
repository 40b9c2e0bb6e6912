import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { CSSProperties, ReactNode, RefObject } from "react";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { isChecked, type Checks } from "#ui/grid/checks.ts";
import type { ListGroup } from "#ui/grid/groupsSession.ts";
import { useReveal } from "#ui/grid/useReveal.ts";
import { useScaledRows } from "#ui/grid/useScaledRows.ts";
import { useWindows } from "#ui/grid/useWindows.ts";
import { t } from "#ui/i18n/t.ts";
import type { Carry } from "./carry.ts";
import { ColumnHead, ColumnStrip } from "./ColumnHead.tsx";
import { LeadCard } from "./LeadCard.tsx";
import styles from "./BoardColumn.module.css";

// Cards are large: a few more on both sides are enough to scroll into.
const overscan = 3;
// The mockup's card, and the space under it, at 100 % text.
const cardPx = 104;
const gapPx = 6;

export type BoardColumnProps = {
  group: ListGroup;
  label: string;
  mark: ReactNode;
  currency: string;
  version: number;
  scale: number;
  /** The current card in it; null when it is elsewhere. */
  active: number | null;
  checked: Checks;
  carry: Carry | null;
  onFold: () => void;
  /** Told how many cards fit on one screen. */
  onFocus: () => void;
};

export function BoardColumn(props: BoardColumnProps) {
  const { group, label, mark, currency, carry, onFold } = props;
  const place = useRef<HTMLElement>(null);
  const isNear = useNear(place);
  return (
    <section
      ref={place}
      className={styles.column}
      aria-label={label}
      data-column={group.key}
      data-folded={group.folded || undefined}
      data-over={(carry !== null && carry.over === group.key) || undefined}
    >
      {group.folded ? (
        <ColumnStrip group={group} label={label} mark={mark} onFold={onFold} />
      ) : (
        <>
          <ColumnHead group={group} label={label} mark={mark} currency={currency} onFold={onFold} />
          {group.total === 0 && <p className={styles.none}>{t("group.none")}</p>}
          {group.total > 0 && isNear && <Cards {...props} />}
        </>
      )}
    </section>
  );
}

function Cards(props: BoardColumnProps) {
  const { group, label, version, scale, active, checked, carry, onFocus } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const height = Math.round(cardPx * scale);
  const rows = useScaledRows(root, group.total, height, overscan);
  useWindows(group, version, rows);
  useReveal(rows, active);
  useCurrent(root, active !== null);
  const indexes = Array.from({ length: rows.end - rows.first }, (_, step) => rows.first + step);
  return (
    <div
      ref={root}
      role="listbox"
      // A column scrolls by itself, so each of them has to be reached by Tab.
      tabIndex={0}
      aria-label={t("board.column", { group: label, count: group.total })}
      aria-multiselectable="true"
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      className={styles.cards}
      data-cards
      data-page={rows.page}
      onFocus={onFocus}
      onScroll={rows.onScroll}
    >
      <div
        role="presentation"
        className={styles.content}
        style={
          {
            height: rows.content,
            "--card-height": `${height}px`,
            "--card-gap": `${gapPx}px`,
          } as CSSProperties
        }
      >
        <div
          role="presentation"
          className={styles.block}
          style={{ transform: `translateY(${rows.blockTop}px)` }}
        >
          {indexes.map((index) => {
            const row = group.row(index) as LeadRow | undefined;
            return (
              <LeadCard
                key={index % Math.max(1, indexes.length)}
                id={`${id}-${index}`}
                index={index}
                total={group.total}
                row={row}
                active={index === active}
                checked={row !== undefined && isChecked(checked, row.id)}
                carried={row !== undefined && carry !== null && carry.ids.includes(row.id)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The focus goes where the current card goes, if it is on the board at all. */
function useCurrent(root: RefObject<HTMLElement | null>, isCurrent: boolean): void {
  useLayoutEffect(() => {
    const cards = root.current;
    if (!isCurrent || !cards) return;
    cards.closest("section")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    const onBoard = document.activeElement?.closest("[data-board]") != null;
    if (onBoard && document.activeElement !== cards) cards.focus({ preventScroll: true });
  }, [root, isCurrent]);
}

/** Whether it is on screen or about to be: of a hundred columns only those are drawn. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const observer = new IntersectionObserver(
      ([entry]) => setNear(entry?.isIntersecting ?? false),
      { root: node.parentElement, rootMargin: "0px 400px" },
    );
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
