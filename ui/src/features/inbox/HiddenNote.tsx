import type { HiddenText } from "#ui/bindings/engine.ts";
import { Note } from "#ui/design/primitives/Note.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./HiddenNote.module.css";

/** Text that a reader of the page would not see: said, shown, and left out of everything. */
export function HiddenNote({ hidden }: { hidden: readonly HiddenText[] }) {
  const count = hidden.reduce((sum, each) => sum + each.count, 0);
  return (
    <div className={styles.place}>
      <Note tone="warn" role="status">
        <p className={styles.title}>{t("hidden.title", { count })}</p>
        <p>{t("hidden.kept")}</p>
        <ul className={styles.list}>
          {hidden.map(({ reason, text, page, count: length }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- they have no other name
            <li key={index}>
              <p className={styles.why}>
                {page === null
                  ? t(`hidden.${reason}`)
                  : t("hidden.onPage", { why: t(`hidden.${reason}`), page })}
              </p>
              {text.trim() !== "" && (
                <blockquote className={styles.text} data-selectable>
                  {text.length < length ? t("hidden.cut", { text }) : text}
                </blockquote>
              )}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
