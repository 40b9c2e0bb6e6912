import styles from "./ProgressBar.module.css";

type ProgressBarProps = { label: string; done: number; total: number };

/** How far something is, as a line. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return <progress className={styles.bar} value={done} max={total} aria-label={label} />;
}
