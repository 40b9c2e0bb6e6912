import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./Note.module.css";

type NoteProps = {
  tone: "info" | "warn" | "danger";
  children: ReactNode;
  actions?: ReactNode;
  role?: "alert" | "status";
};

/** A bordered remark inside a pane: something to know, in doubt, or gone wrong. */
export function Note({ tone, children, actions, role }: NoteProps) {
  const Icon = tone === "info" ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={styles.note} data-tone={tone} role={role}>
      <Icon size={16} stroke={1.5} className={styles.icon} aria-hidden="true" />
      <div className={styles.text}>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
