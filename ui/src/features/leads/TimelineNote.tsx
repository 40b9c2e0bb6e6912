import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { Note } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./TimelineNote.module.css";

export function TimelineNote({ note }: { note: Note }) {
  const [editing, setEditing] = useState(false);
  const trash = useCommand("trash");
  if (editing) return <NoteEditor note={note} onDone={() => setEditing(false)} />;
  return (
    <div className={styles.note}>
      <p className={styles.text} data-selectable>
        {note.text}
      </p>
      <span className={styles.acts}>
        <IconButton
          label={t("notes.edit")}
          icon={<IconPencil size={14} stroke={1.5} />}
          onClick={() => setEditing(true)}
        />
        <IconButton
          label={t("notes.trash")}
          icon={<IconTrash size={14} stroke={1.5} />}
          onClick={() =>
            trash.mutate(
              { root: "note", ids: [note.id] },
              { onSuccess: (changed) => offerUndo(t("notes.trashed"), changed) },
            )
          }
        />
      </span>
      {note.editedAt !== null && <p className={styles.edited}>{t("notes.edited")}</p>}
    </div>
  );
}

function NoteEditor({ note, onDone }: { note: Note; onDone: () => void }) {
  const [text, setText] = useState(note.text);
  const edit = useCommand("field_edit");
  function save(): void {
    edit.mutate(
      { root: "note", id: note.id, field: "text", value: text.trim() },
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
        aria-label={t("notes.edit")}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to edit it
        autoFocus
      />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button look="primary" keys="Mod+Enter" disabled={text.trim() === ""} onClick={save}>
          {t("action.save")}
        </Button>
      </div>
    </div>
  );
}
