import { useRef, useState } from "react";
import { CellEditor, type EditEnd, type SaveText } from "#ui/grid/CellEditor.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./EditableText.module.css";

type EditableTextProps = {
  label: string;
  /** What the editor starts with. */
  value: string;
  /** What is read when nothing is being edited; the value itself when absent. */
  shown?: string;
  empty?: string;
  look?: "fact" | "title" | "strong" | "chip";
  onSave: SaveText;
};

/** Text that is its own editor: click, Enter or F2 starts, Enter or Tab saves, Esc restores. */
export function EditableText({
  label,
  value,
  shown,
  empty,
  look = "fact",
  onSave,
}: EditableTextProps) {
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  function end(how: EditEnd): void {
    setEditing(false);
    // After Enter and Esc the focus goes back where it came from; Tab moves on from there.
    if (how !== "stay") requestAnimationFrame(() => button.current?.focus());
  }

  if (editing) {
    return (
      <span className={styles.editor} data-look={look}>
        <CellEditor label={label} initial={value} onSave={onSave} onEnd={end} />
      </span>
    );
  }
  const text = shown ?? value;
  const read = text === "" ? (empty ?? t("fact.none")) : text;
  return (
    <button
      ref={button}
      type="button"
      className={styles.text}
      dir="auto"
      data-look={look}
      data-empty={text === "" || undefined}
      aria-label={t("fact.edit", { label, value: read })}
      onClick={() => setEditing(true)}
      onKeyDown={(event) => {
        if (event.key === "F2") setEditing(true);
      }}
    >
      {read}
    </button>
  );
}
