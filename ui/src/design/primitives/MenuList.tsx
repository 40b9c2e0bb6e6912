import type { ComponentProps, KeyboardEvent, ReactNode } from "react";
import styles from "./MenuList.module.css";

type MenuListProps = {
  label: string;
  /** Keys of its own, such as digits; true if it was one. */
  onKey?: (key: string) => boolean;
  children: ReactNode;
};

/** A list to choose one thing from: arrow keys between its items. */
export function MenuList({ label, onKey, children }: MenuListProps) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const items = [...event.currentTarget.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined && onKey?.(event.key) !== true) return;
    event.preventDefault();
    if (to !== undefined) items.at(to % items.length)?.focus();
  }
  return (
    <div role="menu" tabIndex={-1} aria-label={label} className={styles.list} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

type MenuItemProps = Omit<ComponentProps<"button">, "className" | "type" | "role"> & {
  /** Whether it is the one chosen now; left out where none is. */
  chosen?: boolean;
  /** Whether the focus starts there. */
  first?: boolean;
};

export function MenuItem({ chosen, first = false, ...props }: MenuItemProps) {
  return (
    <button
      type="button"
      role={chosen === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={chosen}
      data-autofocus={first || undefined}
      className={styles.item}
      {...props}
    />
  );
}
