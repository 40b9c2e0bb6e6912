import { formatNumber } from "#ui/i18n/format.ts";
import styles from "./ViewTabs.module.css";

type ViewTabsProps<K extends string> = {
  label: string;
  tabs: readonly { key: K; label: string; count?: number | undefined }[];
  current: K | null;
  onTab: (key: K) => void;
  /** Tabs without room go out of sight, not out of reach of Tab: these first, or after others. */
  wraps?: "first" | "last";
};

/** In a page's bar: which part of its records is shown. */
export function ViewTabs<K extends string>(props: ViewTabsProps<K>) {
  const { label, tabs, current, onTab, wraps } = props;
  return (
    <div
      className={styles.tabs}
      role="group"
      aria-label={label}
      data-wraps={wraps}
      onBlur={(event) => event.currentTarget.scrollTo({ top: 0 })}
    >
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          className={styles.tab}
          aria-pressed={tab.key === current}
          onClick={() => onTab(tab.key)}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={styles.count}>{formatNumber(tab.count)}</span>
          )}
        </button>
      ))}
    </div>
  );
}
