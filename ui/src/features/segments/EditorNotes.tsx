import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { t } from "#ui/i18n/t.ts";
import type { RuleText } from "#ui/rules/useRuleText.ts";
import styles from "./SegmentEditor.module.css";

type EditorNotesProps = {
  /** Why the last try to save was refused. */
  error: unknown;
  /** Why the stored rule is not understood any more. */
  problem: string | null;
  rule: RuleText;
  /** Whether somebody has tried to save. */
  checked: boolean;
};

/** What keeps the segment from being stored, or its rule from being understood. */
export function EditorNotes({ error, problem, rule, checked }: EditorNotesProps) {
  const unfinished = rule.asked.unfinished.size;
  return (
    <div className={styles.notes}>
      {error !== null && <ErrorNote error={error} kept={t("segments.kept")} />}
      {problem !== null && <Note tone="warn">{t("segments.problem", { problem })}</Note>}
      {checked && unfinished > 0 && (
        <Note tone="warn" role="alert">
          {t("segments.unfinished", { count: unfinished })}
        </Note>
      )}
      {rule.problem && (
        <Note tone="danger" role="alert">
          {t("segments.refused", { problem: rule.problem.message })}
        </Note>
      )}
    </div>
  );
}
