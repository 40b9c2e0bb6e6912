import { useEffect, useRef, type ReactNode } from "react";
import styles from "./Page.module.css";

type PageProps = {
  title: string;
  /** Beside the title: tabs, position in the list. */
  lead?: ReactNode;
  /** At the end of the bar: the page's primary action last. */
  actions?: ReactNode;
  /** The title stands in the page's own head (records), so the bar shows only `lead`. */
  titleHidden?: boolean;
  children: ReactNode;
};

/** The main landmark: a 44 px bar and what is under it. Opening it focuses its heading. */
export function Page({ title, lead, actions, titleHidden = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A part of the page that wants the focus itself has taken it by now.
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || activeElement.closest("nav")) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <main className={styles.page} aria-label={title}>
      <header className={styles.bar} data-pane tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1} className={titleHidden ? styles.hidden : styles.title}>
          {title}
        </h1>
        {lead}
        <div className={styles.actions}>{actions}</div>
      </header>
      {children}
    </main>
  );
}
