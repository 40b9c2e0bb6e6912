import type { LeadState } from "#ui/bindings/engine.ts";
import styles from "./StageGlyph.module.css";

/** A 14 px progress mark; always beside the stage's name, so it is hidden from screen readers. */
export function StageGlyph({ state }: { state: LeadState }) {
  return (
    <svg className={styles.glyph} data-state={state} viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="5.5" className={styles.ring} />
      {parts[state]}
    </svg>
  );
}

const parts: Record<LeadState, React.ReactNode> = {
  PENDING: null,
  REACHED_OUT: <path className={styles.fill} d="M7 7V4a3 3 0 0 1 3 3z" />,
  QUALIFIED: <path className={styles.fill} d="M7 4a3 3 0 0 1 0 6z" />,
  WON: (
    <>
      <circle cx="7" cy="7" r="5.5" className={styles.fill} />
      <path className={styles.tick} d="m4.6 7.2 1.7 1.7 3.2-3.6" />
    </>
  ),
  LOST: <path className={styles.cross} d="m5.2 5.2 3.6 3.6m0-3.6L5.2 8.8" />,
};
