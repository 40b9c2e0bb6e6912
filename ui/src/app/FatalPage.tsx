import { IconPlugConnectedX } from "@tabler/icons-react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { failureOf, type FailureCode } from "#ui/platform/failure.ts";
import styles from "./FatalPage.module.css";

/** Shown when nothing can be asked: a used address, refused data, or a program that has ended. */
export function FatalPage({ error }: { error: unknown }) {
  const { code } = failureOf(error);
  const used = code === "session_used";
  const { title, body } = words(code);
  return (
    <main className={styles.page}>
      <EmptyState
        heading="h1"
        icon={<IconPlugConnectedX size={20} stroke={1.5} />}
        title={title}
        actions={
          !used && (
            <Button look="primary" size="large" onClick={() => window.location.reload()}>
              {t("action.tryAgain")}
            </Button>
          )
        }
      >
        {body}
      </EmptyState>
      {!used && (
        <div className={styles.detail}>
          <ErrorNote error={error} />
        </div>
      )}
    </main>
  );
}

function words(code: FailureCode) {
  if (code === "session_used") {
    return { title: t("session.usedTitle"), body: t("session.usedBody") };
  }
  return code === "unreachable" || code === "internal"
    ? { title: t("fatal.title"), body: t("fatal.body") }
    : { title: t("fatal.refusedTitle"), body: t("fatal.refusedBody") };
}
