import { IconArrowDown, IconArrowUp, IconGripVertical } from "@tabler/icons-react";
import type { KeyboardEvent, ReactNode } from "react";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { neighbourAt } from "./order.ts";
import { useDragOrder } from "./useDragOrder.ts";
import styles from "./OrderedList.module.css";

const icon = { size: 14, stroke: 1.5 } as const;

type OrderedListProps<T> = {
  label: string;
  items: readonly T[];
  nameOf: (item: T) => string;
  /** One is to stand before another, or last. */
  onMove: (id: string, before: string | null) => void;
  children: (item: T) => ReactNode;
};

/** Lines whose order people choose: by dragging, by buttons, or with Alt and the arrow keys. */
export function OrderedList<T extends { id: string }>(props: OrderedListProps<T>) {
  const { label, items, nameOf, onMove, children } = props;
  const ids = items.map(({ id }) => id);
  const move = (from: number, to: number) => {
    const id = ids[from];
    if (id !== undefined) onMove(id, neighbourAt(ids, from, to));
  };
  const { list, drag, grip } = useDragOrder(move);

  /** The line moves, and the focus with it. */
  function step(at: number, by: 1 | -1): void {
    if (at + by < 0 || at + by >= items.length) return;
    const focused = document.activeElement;
    move(at, at + by);
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement) focused.focus();
    });
  }
  function onKeyDown(event: KeyboardEvent, at: number): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(at, event.key === "ArrowUp" ? -1 : 1);
  }
  /** Where the line would be dropped. */
  function dropAt(at: number): "before" | "after" | undefined {
    if (!drag || at === drag.from || drag.to === drag.from) return undefined;
    const others = items.map((_, index) => index).filter((index) => index !== drag.from);
    if (others[drag.to] === at) return "before";
    return drag.to === others.length && at === others.at(-1) ? "after" : undefined;
  }

  return (
    <ul
      ref={list}
      className={styles.list}
      aria-label={label}
      data-single={items.length < 2 || undefined}
    >
      {items.map((item, at) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows move it
        <li
          key={item.id}
          className={styles.line}
          data-dragged={drag?.from === at || undefined}
          data-drop={dropAt(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          <span className={styles.grip} aria-hidden="true" {...grip(at)}>
            <IconGripVertical {...icon} />
          </span>
          {children(item)}
          <span className={styles.acts}>
            <IconButton
              label={t("order.up", { name: nameOf(item) })}
              keys="Alt+ArrowUp"
              icon={<IconArrowUp {...icon} />}
              disabled={at === 0}
              onClick={() => step(at, -1)}
            />
            <IconButton
              label={t("order.down", { name: nameOf(item) })}
              keys="Alt+ArrowDown"
              icon={<IconArrowDown {...icon} />}
              disabled={at === items.length - 1}
              onClick={() => step(at, 1)}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
