import { useState, type FormEvent } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import type { ModelDraft } from "./useModelDraft.ts";
import styles from "./scoring.module.css";

type PublishFormProps = { draft: ModelDraft; onDone: () => void };

/** Makes the draft count for everyone, with a word on what is different. */
export function PublishForm({ draft, onDone }: PublishFormProps) {
  const publish = useCommand("score_publish", "here");
  const [note, setNote] = useState("");
  async function go(): Promise<void> {
    if (!(await draft.keepNow())) return;
    publish.mutate(
      { note: note.trim() || null },
      {
        onSuccess: (saved) => {
          offerUndo(t("scoring.publishedNow"), saved, t("settings.scoring"));
          onDone();
        },
      },
    );
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void go();
  }
  return (
    <form className={styles.box} aria-label={t("scoring.publish")} onSubmit={submit}>
      {publish.error && <ErrorNote error={publish.error} kept={t("scoring.kept")} />}
      <p>{t("scoring.publishAbout")}</p>
      <TextField
        label={t("scoring.note")}
        hint={t("scoring.noteHint")}
        optional
        value={note}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button look="primary" type="submit" keys="Enter" disabled={publish.isPending}>
          {t("scoring.publishNow")}
        </Button>
      </div>
    </form>
  );
}
