import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./TimelineText.module.css";

/** What was written of a note or a call. */
export type Written = {
  kind: "note" | "call";
  id: string;
  text: string | null;
  editedAt: number | null;
};

type TimelineTextProps = {
  written: Written;
  editing: boolean;
  onEditing: (editing: boolean) => void;
};

/** A note's text, or what was said in a call: read, edited in place, thrown away. */
export function TimelineText({ written, editing, onEditing }: TimelineTextProps) {
  const { kind, id, text, editedAt } = written;
  const trash = useCommand("trash");
  if (editing) return <TextEditor written={written} onDone={() => onEditing(false)} />;
  return (
    <div className={styles.note} data-empty={text === null || undefined}>
      {text !== null && (
        <p className={styles.text} data-selectable>
          {text}
        </p>
      )}
      <span className={styles.acts}>
        <IconButton
          label={t(`written.${kind}.edit`)}
          icon={<IconPencil size={14} stroke={1.5} />}
          onClick={() => onEditing(true)}
        />
        <IconButton
          label={t(`written.${kind}.trash`)}
          icon={<IconTrash size={14} stroke={1.5} />}
          onClick={() =>
            trash.mutate(
              { root: kind, ids: [id] },
              { onSuccess: (changed) => offerUndo(t(`written.${kind}.trashed`), changed) },
            )
          }
        />
      </span>
      {editedAt !== null && <p className={styles.edited}>{t("notes.edited")}</p>}
    </div>
  );
}

function TextEditor({ written, onDone }: { written: Written; onDone: () => void }) {
  useReturnFocus();
  const { kind, id } = written;
  const [text, setText] = useState(written.text ?? "");
  const edit = useCommand("field_edit");
  // A note says something; a call may be told by its outcome alone.
  const isMissing = kind === "note" && text.trim() === "";
  function save(): void {
    if (isMissing) return;
    edit.mutate(
      { root: kind, id, field: "text", value: text.trim() || null },
      { onSuccess: onDone },
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      onDone();
    }
    if (event.key === "Enter" && (onMac ? event.metaKey : event.ctrlKey)) save();
  }
  return (
    <div className={styles.editor}>
      <textarea
        className={styles.area}
        aria-label={t(`written.${kind}.edit`)}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to edit it
        autoFocus
      />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button look="primary" keys="Mod+Enter" disabled={isMissing} onClick={save}>
          {t("action.save")}
        </Button>
      </div>
    </div>
  );
}
