import type { ReactNode } from "react";
import { errorText, keptText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { CopyButton } from "./CopyButton.tsx";
import { Note } from "./Note.tsx";
import styles from "./ErrorNote.module.css";

type ErrorNoteProps = {
  error: unknown;
  /** What was kept, where the page knows it better than the engine. */
  kept?: string | undefined;
  /** The button of the next step. */
  actions?: ReactNode;
};

/** What happened, what was kept, what to do next; the technical part folds under Details. */
export function ErrorNote({ error, kept, actions }: ErrorNoteProps) {
  const failure = failureOf(error);
  const detail = `${failure.code}: ${failure.message}`;
  return (
    <Note tone="danger" role="alert" actions={actions}>
      <p className={styles.what}>{errorText(failure)}</p>
      <p>{kept ?? keptText(failure)}</p>
      <details className={styles.details}>
        <summary>{t("error.details")}</summary>
        <div className={styles.detail}>
          <code className={styles.code}>{detail}</code>
          <CopyButton text={detail} />
        </div>
      </details>
    </Note>
  );
}
