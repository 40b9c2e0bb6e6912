import { useRef, type MouseEvent } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { withToggled } from "#ui/grid/checks.ts";
import type { Intent } from "#ui/grid/gridKeys.ts";
import type { Groups } from "#ui/grid/groupsSession.ts";
import type { useList } from "#ui/grid/useList.ts";
import { leadTargets } from "#ui/records/moveLeads.ts";
import { picked, type Carry } from "./carry.ts";
import type { LeadListRow } from "../columns.tsx";
import { useBoardKeys } from "./useBoardKeys.ts";
import { useCarry } from "./useCarry.ts";
import { useDrag } from "./useDrag.ts";

export type BoardSpec = {
  list: ReturnType<typeof useList<LeadListRow>>;
  groups: Groups;
  labelOf: (key: string) => string;
  /** Why cards cannot be moved between these columns; null when they can. */
  fixed: string | null;
  onOpen: (row: LeadRow) => void;
  onDrop: (carry: Carry, to: string) => void;
  /** The menu of stages, for the current card. */
  onMenu: () => void;
};

/** What keys and pointer do on the board. */
export function useBoard(spec: BoardSpec) {
  const { list, groups, labelOf, fixed, onOpen, onDrop } = spec;
  const root = useRef<HTMLDivElement>(null);
  const all = groups.all();
  const { active, checked, gridProps, row } = list;
  const { onActive, onChecked } = gridProps;
  const place = groups.placeAt(active);
  const columns = all.map(({ key }) => key);
  const carrying = useCarry({ columns, labelOf, onDrop });
  const { carry } = carrying;

  function activate(group: number, index: number): void {
    const total = all[group]?.total ?? 0;
    if (total > 0) onActive(groups.lineOf({ group, index: clamp(index, total) }));
  }

  function beside(by: -1 | 1): void {
    if (carry) return carrying.moveOn(by);
    if (!place) return;
    // Empty and folded columns have no card to go to.
    for (let to = place.group + by; all[to]; to += by) {
      const group = all[to];
      if (group && !group.folded && group.total > 0)
        return activate(to, nearest(root.current, group.key, place.index));
    }
  }

  function move({ by }: Intent & { do: "move" }): void {
    if (!place || carry) return;
    const { group, index } = place;
    const page = pageOf(root.current, all[group]?.key);
    const steps = { first: -index, last: Infinity, pageUp: -page, pageDown: page };
    activate(group, index + (typeof by === "number" ? by : steps[by]));
  }

  function pickUp(id: string, name: string, from: string): boolean {
    if (fixed !== null) {
      showNotice(fixed);
      return false;
    }
    const ids = picked(id, checked);
    carrying.pickUp({ ids, name: leadTargets([...ids], name).name, from });
    return true;
  }

  const toggle = (id: string) => onChecked(withToggled(checked, id));

  function act(intent: Intent): void {
    const group = place && all[place.group];
    switch (intent.do) {
      case "move":
        return move(intent);
      case "column":
        return beside(intent.by);
      case "toggle":
        return row && toggle(row.id);
      case "all":
        return intent.matching ? gridProps.onCheckAll() : gridProps.onCheckLoaded();
      case "open":
        return row && onOpen(row);
      case "leave":
        return carrying.cancel();
      case "peek":
        if (carry) return carrying.drop();
        if (row && group) pickUp(row.id, row.name, group.key);
        return;
      case "edit":
        return carrying.drop();
    }
  }

  const onKeyDown = useBoardKeys({
    enabled: all.some(({ total }) => total > 0),
    isCarrying: carry !== null,
    singleKeys: gridProps.singleKeys,
    focus: () =>
      root.current
        ?.querySelector<HTMLElement>("[data-cards][aria-activedescendant]")
        ?.focus({ preventScroll: true }),
    onIntent: act,
  });

  /** The card at an element, as its column and its place in it. */
  function cardAt(target: Element): { group: number; index: number } | null {
    const index = target.closest<HTMLElement>("[data-card]")?.dataset["card"];
    const key = target.closest<HTMLElement>("[data-column]")?.dataset["column"];
    const group = all.findIndex((each) => each.key === key);
    return index === undefined || group === -1 ? null : { group, index: Number(index) };
  }

  const drag = useDrag({
    onStart: (from) => {
      const card = cardAt(from);
      const group = card && all[card.group];
      const dragged = group?.row(card?.index ?? 0) as LeadRow | undefined;
      return group && dragged ? pickUp(dragged.id, dragged.name, group.key) : false;
    },
    onOver: carrying.moveOver,
    onDrop: carrying.drop,
    onCancel: carrying.cancel,
  });

  return {
    root,
    all,
    place,
    carrying,
    drag,
    onKeyDown,
    /** The first card of a column that the focus came to by Tab. */
    enter: (group: number): void => {
      if (place?.group === group) return;
      activate(group, nearest(root.current, all[group]?.key ?? "", 0));
    },
    onClick: (event: MouseEvent): void => {
      const card = cardAt(event.target as Element);
      if (!card) return;
      activate(card.group, card.index);
      const clicked = all[card.group]?.row(card.index);
      if (clicked && (event.ctrlKey || event.metaKey)) toggle(clicked.id);
    },
    onDoubleClick: (event: MouseEvent): void => {
      if (row && cardAt(event.target as Element)) onOpen(row);
    },
    onContextMenu: (event: MouseEvent): void => {
      const card = cardAt(event.target as Element);
      if (!card) return;
      event.preventDefault();
      activate(card.group, card.index);
      requestAnimationFrame(() => spec.onMenu());
    },
  };
}

function clamp(index: number, total: number): number {
  return Math.min(Math.max(index, 0), total - 1);
}

function pageOf(board: HTMLElement | null, key: string | undefined): number {
  const cards = board?.querySelector<HTMLElement>(
    `[data-column="${CSS.escape(key ?? "")}"] [data-cards]`,
  );
  return Number(cards?.dataset["page"] ?? 1);
}

/** The card of a column at the height of the current one, or else its first in sight. */
function nearest(board: HTMLElement | null, key: string, fallback: number): number {
  const column = board?.querySelector(`[data-column="${CSS.escape(key)}"]`);
  const view = column?.querySelector("[data-cards]")?.getBoundingClientRect();
  const current = board?.querySelector("[data-card][data-active]")?.getBoundingClientRect();
  if (!column || !view) return fallback;
  const height = current ? current.top : view.top;
  const seen = [...column.querySelectorAll<HTMLElement>("[data-card]")].filter((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return bottom > view.top && top < view.bottom;
  });
  const far = (card: HTMLElement) => Math.abs(card.getBoundingClientRect().top - height);
  const [best] = seen.toSorted((a, b) => far(a) - far(b));
  return best ? Number(best.dataset["card"]) : fallback;
}
