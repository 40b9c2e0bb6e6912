import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  /** h1 where nothing else is on the page. */
  heading?: "h1" | "h2";
  children?: ReactNode;
  actions?: ReactNode;
  hint?: ReactNode;
};

export function EmptyState({
  icon,
  title,
  heading: Heading = "h2",
  children,
  actions,
  hint,
}: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>{icon}</span>
      <Heading className={styles.title}>{title}</Heading>
      {children && <p className={styles.body}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}
