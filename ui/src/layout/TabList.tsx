import type { KeyboardEvent, ReactNode } from "react";
import { formatNumber } from "#ui/i18n/format.ts";
import styles from "./TabList.module.css";

type TabListProps<K extends string> = {
  /** Names the tabs' ids; their panel is `${id}-panel`. */
  id: string;
  label: string;
  tabs: readonly { key: K; label: string; icon?: ReactNode; count?: number }[];
  current: K;
  onTab: (key: K) => void;
};

/** Tabs of a pane: one tab stop, arrow keys between them. */
export function TabList<K extends string>({ id, label, tabs, current, onTab }: TabListProps<K>) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex(({ key }) => key === current);
    const steps: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    onTab(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  }
  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={label}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ key, label: name, icon, count = 0 }) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${id}-${key}`}
          aria-selected={key === current}
          aria-controls={`${id}-panel`}
          tabIndex={key === current ? 0 : -1}
          data-tab={key}
          className={styles.tab}
          onClick={() => onTab(key)}
        >
          {icon}
          {name}
          {count > 0 && <span className={styles.count}>{formatNumber(count)}</span>}
        </button>
      ))}
    </div>
  );
}

type TabPanelProps = { id: string; current: string; children: ReactNode };

export function TabPanel({ id, current, children }: TabPanelProps) {
  return (
    <div
      role="tabpanel"
      id={`${id}-panel`}
      aria-labelledby={`${id}-${current}`}
      className={styles.panel}
    >
      {children}
    </div>
  );
}
