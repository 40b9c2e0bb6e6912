import type { TagColour } from "#ui/bindings/engine.ts";
import styles from "./TagDot.module.css";

export const tagColours: readonly TagColour[] = [
  "grey",
  "red",
  "orange",
  "yellow",
  "green",
  "teal",
  "blue",
  "violet",
];

/** The colour of a tag; always beside its word, so it is hidden from screen readers. */
export function TagDot({ colour }: { colour: TagColour }) {
  return <span className={styles.dot} data-colour={colour} aria-hidden="true" />;
}
