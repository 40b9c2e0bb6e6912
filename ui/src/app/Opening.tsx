import { t } from "#ui/i18n/t.ts";
import styles from "./Opening.module.css";

/** While a large or remote data folder is opened; one that opens at once shows nothing of it. */
export function Opening() {
  return (
    <main className={styles.page}>
      <p className={styles.text} role="status">
        {t("start.opening")}
      </p>
    </main>
  );
}
