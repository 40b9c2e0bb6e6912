import type { Work } from "./work.ts";
import styles from "./WorkBar.module.css";

/** How far a work is, as a bar. */
export function WorkBar({ work: { name, progress } }: { work: Work }) {
  const { done, total } = progress ?? { done: 0, total: 0 };
  return <progress className={styles.bar} value={done} max={total} aria-label={name} />;
}
