import styles from "./Text.module.css";

/** What stands in a cell: cut where it ends, written in its own direction. */
export function Text({ text, strong }: { text: string | null; strong?: boolean }) {
  return text === null ? null : (
    <span className={styles.text} data-strong={strong || undefined} dir="auto">
      {text}
    </span>
  );
}
