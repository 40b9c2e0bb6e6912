import type { ReactNode } from "react";
import styles from "./Scroll.module.css";

type ScrollProps = { label?: string; sunken?: boolean; children: ReactNode };

/** The scrolling part of a pane; reachable by keyboard, so that it can be scrolled by it too. */
export function Scroll({ label, sunken = false, children }: ScrollProps) {
  return (
    <div
      className={styles.scroll}
      data-sunken={sunken || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
      tabIndex={0}
      role="group"
      aria-label={label}
    >
      {children}
    </div>
  );
}
