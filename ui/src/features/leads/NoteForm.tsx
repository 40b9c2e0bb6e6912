import { useState, type KeyboardEvent, type Ref } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { focusPage } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./Composer.module.css";

// What is half written waits here while the person looks at another lead.
const drafts = new Map<string, string>();

type NoteFormProps = { leadId: string; ref: Ref<HTMLTextAreaElement> };

export function NoteForm({ leadId, ref }: NoteFormProps) {
  const [text, setText] = useState(drafts.get(leadId) ?? "");
  const add = useCommand("note_add", "here");

  function write(next: string): void {
    setText(next);
    if (next === "") drafts.delete(leadId);
    else drafts.set(leadId, next);
  }
  function save(): void {
    if (text.trim() === "" || add.isPending) return;
    add.mutate({ leadId, text: text.trim() }, { onSuccess: () => write("") });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      focusPage();
    }
    if (event.key === "Enter" && (onMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      save();
    }
  }

  return (
    <>
      <textarea
        ref={ref}
        className={styles.area}
        aria-label={t("notes.write")}
        placeholder={t("notes.write")}
        rows={2}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {add.error && <ErrorNote error={add.error} kept={t("notes.kept")} />}
      <div className={styles.actions}>
        <span className={styles.hint}>{text === "" ? "" : t("notes.draft")}</span>
        <Button
          look="primary"
          keys="Mod+Enter"
          disabled={text.trim() === "" || add.isPending}
          onClick={save}
        >
          {t("notes.add")}
        </Button>
      </div>
    </>
  );
}
