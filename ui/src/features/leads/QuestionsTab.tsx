import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { answersQuery, questionnairesQuery } from "#ui/api/queries.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { askedNow, byQuestion, fitting } from "./questions.ts";
import { QuestionField } from "./QuestionField.tsx";
import styles from "./QuestionsTab.module.css";

/** The questions of one questionnaire; each answer is kept when its field is left. */
export function QuestionsTab({ lead }: { lead: Lead }) {
  const questionnaires = useQuery(questionnairesQuery());
  const stored = useQuery(answersQuery(lead.id));
  const [chosen, setChosen] = useState<string | null>(null);
  const error = questionnaires.error ?? stored.error;
  if (error) return <ErrorNote error={error} />;
  if (!questionnaires.data || !stored.data) return <Skeleton lines={6} />;

  const offered = fitting(questionnaires.data, lead.title);
  const current = offered.find(({ id }) => id === chosen) ?? offered[0];
  if (!current) return <NoQuestionnaires />;
  const answers = byQuestion(stored.data);
  const asked = askedNow(current.questions, answers);
  const open = asked.filter(({ id, required }) => required && !answers.has(id)).length;
  return (
    <Scroll label={t("tabs.questions")}>
      <div className={styles.questions}>
        <Select
          label={t("questions.which")}
          allowDeselect={false}
          data={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={current.id}
          onChange={setChosen}
        />
        <p role="status" className={styles.open}>
          {open === 0 ? t("questions.allAnswered") : t("questions.open", { count: open })}
        </p>
        {asked.map((question) => (
          <QuestionField
            key={question.id}
            leadId={lead.id}
            question={question}
            answer={answers.get(question.id)}
          />
        ))}
      </div>
    </Scroll>
  );
}

function NoQuestionnaires() {
  return (
    <div className={styles.none}>
      <p>{t("questions.none")}</p>
      <Link to="/settings" search={{ section: "questionnaires" }}>
        {t("questions.make")}
      </Link>
    </div>
  );
}
