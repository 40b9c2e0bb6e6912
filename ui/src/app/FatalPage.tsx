import { IconPlugConnectedX } from "@tabler/icons-react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import styles from "./FatalPage.module.css";

/** Shown when nothing can be asked: a used address, or a program that has ended. */
export function FatalPage({ error }: { error: unknown }) {
  const used = failureOf(error).code === "session_used";
  return (
    <main className={styles.page}>
      <EmptyState
        heading="h1"
        icon={<IconPlugConnectedX size={20} stroke={1.5} />}
        title={used ? t("session.usedTitle") : t("fatal.title")}
        actions={
          !used && (
            <Button look="primary" size="large" onClick={() => window.location.reload()}>
              {t("action.tryAgain")}
            </Button>
          )
        }
      >
        {used ? t("session.usedBody") : t("fatal.body")}
      </EmptyState>
      {!used && (
        <div className={styles.detail}>
          <ErrorNote error={error} />
        </div>
      )}
    </main>
  );
}
