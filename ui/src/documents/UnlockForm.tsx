import { useState, type FormEvent } from "react";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { SecretField } from "#ui/design/primitives/SecretField.tsx";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import styles from "./UnlockForm.module.css";

type UnlockFormProps = {
  documentId: string;
  /** Its text was read with the password before; only the pages want it again. */
  isRead: boolean;
  onUnlocked: (password: string) => void;
};

/** A locked file: its password reads the text and draws the pages, and is kept nowhere. */
export function UnlockForm({ documentId, isRead, onUnlocked }: UnlockFormProps) {
  const unlock = useCommand("document_unlock", "here");
  const [password, setPassword] = useState("");
  const wrong = unlock.error && failureOf(unlock.error).params["reason"] === "wrong_password";
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (password === "" || unlock.isPending) return;
    unlock.mutate({ id: documentId, password }, { onSuccess: () => onUnlocked(password) });
  }
  return (
    <div className={styles.place}>
      <Note tone="info">
        <p>{t(isRead ? "unlock.pages" : "unlock.body")}</p>
        <form className={styles.form} onSubmit={submit}>
          <SecretField
            label={t("unlock.password")}
            hint={t("unlock.hint")}
            error={wrong ? t("unlock.wrong") : null}
            autoComplete="off"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" keys="Enter" disabled={password === "" || unlock.isPending}>
            {unlock.isPending ? t("unlock.running") : t("unlock.start")}
          </Button>
        </form>
        {unlock.error && !wrong && <ErrorNote error={unlock.error} kept={t("unlock.kept")} />}
      </Note>
    </div>
  );
}
