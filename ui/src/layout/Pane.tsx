import type { ReactNode, Ref } from "react";
import styles from "./Pane.module.css";

type PaneProps = {
  label: string;
  /** Which of the templates' widths it takes; "rest" takes what is left. */
  width: "facts" | "queue" | "fields" | "detail" | "tabs" | "half" | "rest";
  side?: "start" | "end";
  ref?: Ref<HTMLElement>;
  children: ReactNode;
};

/** One landmark of a page; F6 walks from pane to pane. */
export function Pane({ label, width, side = "start", ref, children }: PaneProps) {
  return (
    <section
      ref={ref}
      className={styles.pane}
      aria-label={label}
      data-pane
      data-width={width}
      data-side={side}
      tabIndex={-1}
    >
      {children}
    </section>
  );
}
