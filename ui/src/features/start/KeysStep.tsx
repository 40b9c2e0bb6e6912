import { IconCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { capsOf, matches, type Binding } from "#ui/actions/keys.ts";
import { newestLeadsQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import { StageChip } from "#ui/records/StageChip.tsx";
import styles from "./KeysStep.module.css";

const lessons = [
  { what: "move", key: "ArrowDown" },
  { what: "check", key: "x" },
  { what: "stage", key: "s" },
  { what: "palette", key: "Mod+K" },
  { what: "all", key: "?" },
] as const satisfies readonly { what: string; key: Binding }[];
type Lesson = (typeof lessons)[number]["what"];
const practised = 4;

type KeysStepProps = { progress: { step: number; steps: number }; onDone: () => void };

/** Five keys, each pressed once over a list in which nothing is stored. */
export function KeysStep({ progress, onDone }: KeysStepProps) {
  const [at, setAt] = useState(0);
  const lesson = lessons[at];
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!lesson || !matches(event, lesson.key)) return;
    event.preventDefault();
    setAt(at + 1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  const isReady = lesson === undefined;
  const said = isReady
    ? t("start.keys.ready")
    : t("start.keys.now", {
        key: capsOf(lesson.key).join(" "),
        what: t(`start.keys.${lesson.what}`),
      });
  return (
    <Question
      title={t("start.keys.title")}
      body={t("start.keys.body")}
      progress={progress}
      onSubmit={() => isReady && onDone()}
      aside={!isReady && <Button onClick={onDone}>{t("start.keys.skip")}</Button>}
      next={
        <Button
          type="submit"
          look="primary"
          size="large"
          keys={isReady ? "Enter" : undefined}
          disabled={!isReady}
        >
          {t("start.keys.open")}
        </Button>
      }
    >
      <Spoken role="status">{said}</Spoken>
      <div className={styles.lesson}>
        <ol className={styles.keys}>
          {lessons.map(({ what, key }, index) => (
            <li
              key={what}
              className={styles.key}
              aria-current={index === at ? "step" : undefined}
              data-done={index < at || undefined}
            >
              <span className={styles.cap}>
                <Kbd keys={key} />
              </span>
              <span className={styles.what}>{t(`start.keys.${what}`)}</span>
              {index < at && (
                <>
                  <IconCheck size={16} stroke={1.5} aria-hidden="true" />
                  <Spoken>{t("start.keys.pressed")}</Spoken>
                </>
              )}
            </li>
          ))}
        </ol>
        <Practice done={new Set(lessons.slice(0, at).map(({ what }) => what))} />
      </div>
      {isReady && <p className={styles.ready}>{t("start.keys.ready")}</p>}
    </Question>
  );
}

/** What the keys have done so far, as the list of leads would show it. */
function Practice({ done }: { done: ReadonlySet<Lesson> }) {
  const { data } = useQuery(newestLeadsQuery(practised));
  const current = done.has("move") ? 1 : 0;
  const leads = (data?.rows ?? []).flatMap((row) => (row.root === "lead" ? [row] : []));
  return (
    <ul className={styles.leads} aria-hidden="true">
      {leads.map(({ id, name, state }, index) => (
        <li key={id} className={styles.lead} data-current={index === current || undefined}>
          <span
            className={styles.box}
            data-checked={(index === current && done.has("check")) || undefined}
          >
            {index === current && done.has("check") && <IconCheck size={12} stroke={2.5} />}
          </span>
          <span className={styles.name}>{name}</span>
          <StageChip state={index === current && done.has("stage") ? "QUALIFIED" : state} />
        </li>
      ))}
    </ul>
  );
}
