import type { TagColour, TagMark } from "#ui/bindings/engine.ts";
import { Chip, type Tone } from "#ui/design/primitives/Chip.tsx";
import styles from "./TagMarks.module.css";

const tones: Record<TagColour, Tone> = {
  grey: "neutral",
  red: "danger",
  orange: "warn",
  yellow: "warn",
  green: "ok",
  teal: "ok",
  blue: "info",
  violet: "violet",
};

/** The words a lead is marked with, as many as have room in one line. */
export function TagMarks({ tags }: { tags: readonly TagMark[] }) {
  return (
    <span className={styles.tags} title={tags.map(({ name }) => name).join(", ")}>
      {tags.map(({ id, name, colour }) => (
        <Chip key={id} tone={tones[colour]}>
          {name}
        </Chip>
      ))}
    </span>
  );
}
