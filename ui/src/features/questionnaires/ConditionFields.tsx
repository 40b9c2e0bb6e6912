import { Select } from "@mantine/core";
import { useId } from "react";
import type { ShownIf } from "#ui/bindings/engine.ts";
import field from "#ui/design/primitives/TextField.module.css";
import { t } from "#ui/i18n/t.ts";
import { answersTo, type Problem, type QuestionDraft } from "./draft.ts";
import styles from "./QuestionEditor.module.css";

type ConditionFieldsProps = {
  shownIf: ShownIf | null;
  before: readonly QuestionDraft[];
  wrong: Problem | null;
  onChange: (shownIf: ShownIf | null) => void;
};

const always = "";

/** "Only if [an earlier question] is [an answer]", as a sentence. */
export function ConditionFields({ shownIf, before, wrong, onChange }: ConditionFieldsProps) {
  const id = useId();
  if (before.length === 0 && shownIf === null) return null;
  const other = before.find((each) => each.id === shownIf?.questionId);
  const answers = other ? answersTo(other) : null;

  function hangOn(questionId: string | null): void {
    const next = before.find((each) => each.id === questionId);
    if (!next) return onChange(null);
    onChange({ questionId: next.id, value: answersTo(next)?.[0] ?? "" });
  }

  return (
    <>
      <div className={styles.condition} role="group" aria-label={t("questionnaires.condition")}>
        <span>{t("questionnaires.asked")}</span>
        <Select
          aria-label={t("questionnaires.condition")}
          aria-describedby={`${id}-error`}
          error={wrong === "order"}
          allowDeselect={false}
          data={[
            { value: always, label: t("questionnaires.always") },
            ...before.map((each, index) => ({
              value: each.id,
              label: t("questionnaires.onlyIf", {
                question: each.label || t("questionnaires.number", { number: index + 1 }),
              }),
            })),
          ]}
          value={other?.id ?? (shownIf ? null : always)}
          onChange={hangOn}
        />
        {shownIf && other && (
          <>
            <span>{t("operator.is")}</span>
            {answers === null ? (
              <input
                className={field["input"]}
                aria-label={t("questionnaires.answer")}
                aria-describedby={`${id}-error`}
                aria-invalid={wrong === "value" || undefined}
                value={shownIf.value}
                onChange={(event) => onChange({ ...shownIf, value: event.currentTarget.value })}
              />
            ) : (
              <Select
                aria-label={t("questionnaires.answer")}
                aria-describedby={`${id}-error`}
                error={wrong === "value"}
                allowDeselect={false}
                data={answers.map((value) => ({ value, label: answerName(other, value) }))}
                value={shownIf.value}
                onChange={(value) => value !== null && onChange({ ...shownIf, value })}
              />
            )}
          </>
        )}
      </div>
      <p id={`${id}-error`} className={styles.error} role="alert">
        {wrong === "order" && t("questionnaires.outOfOrder")}
        {wrong === "value" && t("field.missing")}
      </p>
    </>
  );
}

function answerName(question: QuestionDraft, value: string): string {
  if (question.kind !== "yes_no") return value;
  return t(value === "yes" ? "history.yes" : "history.no");
}
