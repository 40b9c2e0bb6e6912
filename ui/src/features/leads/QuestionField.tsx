import { useId, useState } from "react";
import { rememberStep } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { answersQuery } from "#ui/api/queries.ts";
import type { Answer, Question } from "#ui/bindings/engine.ts";
import { useNow } from "#ui/design/useNow.ts";
import { errorText } from "#ui/i18n/errorText.ts";
import { formatWhen } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { AnswerInput } from "./AnswerInput.tsx";
import styles from "./QuestionField.module.css";

type QuestionFieldProps = { leadId: string; question: Question; answer: Answer | undefined };

/** One question with its answer, who gave it, and what is wrong with it. */
export function QuestionField({ leadId, question, answer }: QuestionFieldProps) {
  const id = useId();
  const now = useNow();
  const [wrong, setWrong] = useState<string | null>(null);
  const { label, required } = question;

  /** Seen at once, so that the questions that hang on it appear with it. */
  async function save(value: string): Promise<void> {
    if (value === (answer?.value ?? "")) return setWrong(null);
    const { queryKey } = answersQuery(leadId);
    const before = queryClient.getQueryData(queryKey);
    queryClient.setQueryData(queryKey, withAnswer(before ?? [], question.id, value));
    try {
      const request = { leadId, questionId: question.id, value: value || null };
      rememberStep(await run("answer_set", request, "here"), label);
      setWrong(null);
    } catch (error) {
      queryClient.setQueryData(queryKey, before);
      setWrong(errorText(failureOf(error)));
    }
  }

  const isGroup = ["yes_no", "choice", "choices"].includes(question.kind);
  const Label = isGroup ? "span" : "label";
  return (
    <div className={styles.question}>
      <Label id={`${id}-label`} {...(!isGroup && { htmlFor: id })} className={styles.label}>
        {label}
        {!required && <span className={styles.optional}>{t("field.optional")}</span>}
      </Label>
      <AnswerInput
        id={id}
        question={question}
        value={answer?.value ?? ""}
        wrong={wrong !== null}
        onSave={(value) => void save(value)}
      />
      <p id={`${id}-error`} className={styles.error} role="alert">
        {wrong}
      </p>
      {answer?.answeredBy != null && answer.answeredAt !== null && (
        <p className={styles.by}>
          {t("questions.by", {
            who: answer.answeredBy,
            when: formatWhen(answer.answeredAt, now),
          })}
        </p>
      )}
    </div>
  );
}

function withAnswer(answers: readonly Answer[], questionId: string, value: string): Answer[] {
  const others = answers.filter((answer) => answer.questionId !== questionId);
  if (value === "") return others;
  return [...others, { questionId, value, answeredBy: null, answeredAt: null }];
}
