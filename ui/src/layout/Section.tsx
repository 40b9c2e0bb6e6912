import { useId, type ReactNode } from "react";
import styles from "./Section.module.css";

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode };

/** A titled part of a pane, set off by a line. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
