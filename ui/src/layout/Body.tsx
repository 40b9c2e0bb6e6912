import type { ReactNode } from "react";
import styles from "./Body.module.css";

type BodyProps = {
  /** Whether the panes lie one below the other where they have no room beside each other. */
  stacks?: boolean;
  children: ReactNode;
};

/** Panes side by side under a page's bars. */
export function Body({ stacks = false, children }: BodyProps) {
  return (
    <div className={styles.body} data-stacks={stacks || undefined}>
      {children}
    </div>
  );
}
