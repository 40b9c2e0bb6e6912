import { named, useActions } from "#ui/actions/registry.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import type { ListView } from "./useListView.ts";
import { saveInto } from "./viewActs.ts";
import styles from "./views.module.css";

/** Under the filter while the list is not as its view says, or the view cannot be read. */
export function ViewBar({ view, onSaveAs }: { view: ListView; onSaveAs: () => void }) {
  const { view: chosen, state, differs, reset } = view;
  const isShown = chosen !== null && (differs || chosen.problem !== null);
  const save = () => {
    // A failure has been told in a notice.
    if (chosen) saveInto(chosen, state).catch(() => undefined);
  };
  useActions(
    isShown && differs
      ? [
          named("views.save", t("views.saveInto", { name: chosen.name }), save),
          named("views.reset", t("views.reset"), reset),
        ]
      : [],
  );
  if (!isShown) return null;
  return (
    <div
      className={styles.bar}
      role="group"
      aria-label={t("views.title")}
      data-problem={chosen.problem !== null || undefined}
    >
      <span className={styles.text} role="status">
        {chosen.problem === null
          ? t("views.differs", { name: chosen.name })
          : t("views.problemOf", { name: chosen.name, problem: chosen.problem })}
      </span>
      {differs && (
        <>
          <Button onClick={save}>{t("action.save")}</Button>
          <Button look="quiet" onClick={onSaveAs}>
            {t("views.saveAs")}
          </Button>
          <Button look="quiet" onClick={reset}>
            {t("views.reset")}
          </Button>
        </>
      )}
    </div>
  );
}
