import type { ReactNode } from "react";
import styles from "./Chip.module.css";

export type Tone = "neutral" | "info" | "violet" | "ok" | "warn" | "danger" | "line";

export function Chip({
  tone = "neutral",
  icon,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {icon}
      <span className={styles.text}>{children}</span>
    </span>
  );
}
