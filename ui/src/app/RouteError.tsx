import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./FatalPage.module.css";

/** A page that broke; the rest of the program goes on. */
export function RouteError({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <main className={styles.page} aria-label={t("fatal.page")}>
      <div className={styles.detail}>
        <ErrorNote
          error={error}
          actions={<Button onClick={reset}>{t("action.tryAgain")}</Button>}
        />
      </div>
    </main>
  );
}
