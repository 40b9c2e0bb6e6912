import { useQuery } from "@tanstack/react-query";
import { stepName, undo } from "#ui/actions/undo.ts";
import { undoListQuery } from "#ui/api/queries.ts";
import type { UndoEntry } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { listOf } from "#ui/i18n/format.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import styles from "./sections.module.css";

/** Everything done here, newest first; each can be taken back alone, or says why not. */
export function UndoSection() {
  const list = useQuery(undoListQuery());
  if (list.error) return <ErrorNote error={list.error} />;
  if (!list.data) return <Skeleton lines={8} />;
  if (list.data.length === 0) return <p>{t("undo.empty")}</p>;
  return (
    <>
      <p>{t("undo.intro")}</p>
      <ol className={styles.list}>
        {list.data.map((entry) => (
          <UndoLine key={entry.group} entry={entry} />
        ))}
      </ol>
    </>
  );
}

/** What it was done to, by name: the first of them, and how many more. */
function namesText({ names, count }: UndoEntry): string {
  const more = count - names.length;
  return more > 0 ? t("undo.namesMore", { names: names.join(", "), count: more }) : listOf(names);
}

function UndoLine({ entry }: { entry: UndoEntry }) {
  const { group, at, undone, possible, why, names } = entry;
  return (
    <li className={styles.line}>
      <div className={styles.main}>
        <p className={styles.name} data-undone={undone || undefined}>
          {stepName(entry)}
        </p>
        {names.length > 0 && <p className={styles.about}>{namesText(entry)}</p>}
        {why !== null && !undone && <p className={styles.about}>{tCode(`undo.why.${why}`, why)}</p>}
      </div>
      <span className={styles.about}>
        <When at={at} />
      </span>
      {undone ? (
        <span className={styles.about}>{t("undo.isUndone")}</span>
      ) : (
        <Button disabled={!possible} onClick={() => void undo(group)}>
          {t("action.undo")}
        </Button>
      )}
    </li>
  );
}
