import { IconArrowLeft, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { questionnairesQuery } from "#ui/api/queries.ts";
import type { Questionnaire } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { draftOf, moved, newQuestion, problemOf, requestOf, type Draft } from "./draft.ts";
import { QuestionEditor } from "./QuestionEditor.tsx";
import styles from "./QuestionnairePage.module.css";

export function QuestionnairePage() {
  const { id } = useParams({ from: "/questionnaires/$id" });
  const questionnaires = useQuery(questionnairesQuery());
  const known = questionnaires.data?.find((one) => one.id === id);
  if (questionnaires.error) {
    return (
      <Page title={t("settings.questionnaires")}>
        <ErrorNote error={questionnaires.error} />
      </Page>
    );
  }
  if (!questionnaires.data) {
    return (
      <Page title={t("settings.questionnaires")}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  return <Editor key={id} known={known} />;
}

// What is half written waits here while the person looks at something else.
const drafts = new Map<string | null, Draft>();

function Editor({ known }: { known: Questionnaire | undefined }) {
  const navigate = useNavigate();
  const save = useCommand("questionnaire_save", "here");
  const [draft, setDraft] = useState(() => drafts.get(known?.id ?? null) ?? draftOf(known));
  const [checked, setChecked] = useState(false);
  const { name, topic, questions } = draft;

  function write(change: Partial<Draft>): void {
    const next = { ...draft, ...change };
    setDraft(next);
    drafts.set(draft.id, next);
  }
  const back = () => void navigate({ to: "/settings", search: { section: "questionnaires" } });
  function discard(): void {
    drafts.delete(draft.id);
    back();
  }
  function keep(): void {
    setChecked(true);
    const isWrong = questions.some((each, at) => problemOf(each, questions.slice(0, at)) !== null);
    if (name.trim() === "" || isWrong || save.isPending) return;
    save.mutate(requestOf(draft), {
      onSuccess: (changed) => {
        offerUndo(t("questionnaires.saved", { name }), changed, name);
        discard();
      },
    });
  }
  const addQuestion = () => write({ questions: [...questions, newQuestion(questions)] });
  useActions([
    {
      id: "move",
      label: t("questionnaires.moveKeys"),
      keys: ["Alt+ArrowUp", "Alt+ArrowDown"],
      scope: "page",
    },
    named("addQuestion", t("questionnaires.addQuestion"), addQuestion),
    named("discard", t("questionnaires.discard"), discard),
    { id: "back", label: t("questionnaires.back"), keys: ["Escape"], scope: "page", run: back },
    {
      id: "save",
      label: t("action.save"),
      keys: ["Mod+Enter"],
      scope: "page",
      inFields: true,
      run: keep,
    },
  ]);

  const title = known?.name ?? t("questionnaires.new");
  return (
    <Page
      title={title}
      titleHidden
      lead={
        <>
          <IconButton
            label={t("questionnaires.back")}
            keys="Escape"
            icon={<IconArrowLeft size={16} stroke={1.5} />}
            onClick={back}
          />
          <span className={styles.name} aria-hidden="true">
            {title}
          </span>
        </>
      }
      actions={
        <>
          <Button onClick={discard}>{t("questionnaires.discard")}</Button>
          <Button look="primary" keys="Mod+Enter" disabled={save.isPending} onClick={keep}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <Body>
        <Pane label={t("settings.questionnaires")} width="rest">
          <Scroll label={t("settings.questionnaires")}>
            <div className={styles.column}>
              {save.error && <ErrorNote error={save.error} kept={t("questionnaires.kept")} />}
              <TextField
                label={t("questionnaires.name")}
                value={name}
                error={checked && name.trim() === "" ? t("field.missing") : null}
                onChange={(event) => write({ name: event.currentTarget.value })}
              />
              <TextField
                label={t("questionnaires.topic")}
                hint={t("questionnaires.topicHint")}
                optional
                value={topic}
                onChange={(event) => write({ topic: event.currentTarget.value })}
              />
              <h2 className={styles.title}>{t("questionnaires.questions")}</h2>
              <ol className={styles.questions}>
                {questions.map((question, at) => (
                  <QuestionEditor
                    key={question.id}
                    number={at + 1}
                    question={question}
                    before={questions.slice(0, at)}
                    isLast={at === questions.length - 1}
                    checked={checked}
                    onChange={(next) => write({ questions: questions.with(at, next) })}
                    onMove={(by) => write({ questions: moved(questions, at, by) })}
                    onRemove={() => write({ questions: questions.toSpliced(at, 1) })}
                  />
                ))}
              </ol>
              <div>
                <Button
                  icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
                  onClick={addQuestion}
                >
                  {t("questionnaires.addQuestion")}
                </Button>
              </div>
            </div>
          </Scroll>
        </Pane>
      </Body>
    </Page>
  );
}
