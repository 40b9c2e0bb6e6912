import type { ReactNode } from "react";
import styles from "./Body.module.css";

/** Panes side by side under a page's bars. */
export function Body({ children }: { children: ReactNode }) {
  return <div className={styles.body}>{children}</div>;
}
