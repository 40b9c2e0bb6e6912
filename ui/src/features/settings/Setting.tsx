import type { ReactNode } from "react";
import styles from "./Setting.module.css";

type SettingProps = { label: string; hint: ReactNode; children: ReactNode };

/** One line of settings: what it is, what it does and starts from, and its control. */
export function Setting({ label, hint, children }: SettingProps) {
  return (
    <div className={styles.setting} role="group" aria-label={label}>
      <div className={styles.text}>
        <p className={styles.label}>{label}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}
