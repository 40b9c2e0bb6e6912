import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useState } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { Score } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./ScoreTab.module.css";

/** Whether people find the score right. */
export function Feedback({ score, name }: { score: Score; name: string }) {
  const { leadId, feedback } = score;
  const [note, setNote] = useState(feedback?.note ?? "");
  const give = useCommand("score_feedback");
  const say = (good: boolean) =>
    give.mutate(
      { leadId, good, note: note.trim() || null },
      { onSuccess: (changed) => offerUndo(t("score.feedbackSaved"), changed, name) },
    );
  return (
    <Section title={t("score.feedback")}>
      <div className={styles.form}>
        <TextField
          label={t("score.feedbackNote")}
          optional
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.acts}>
          {([true, false] as const).map((good) => {
            const Icon = good ? IconThumbUp : IconThumbDown;
            return (
              <Button
                key={String(good)}
                aria-pressed={feedback?.good === good}
                icon={<Icon size={14} stroke={1.5} aria-hidden="true" />}
                onClick={() => say(good)}
              >
                {t(good ? "score.good" : "score.bad")}
              </Button>
            );
          })}
        </div>
        {feedback && (
          <p className={styles.about}>
            {t(feedback.good ? "score.wasGood" : "score.wasBad")}
            {feedback.byName !== null && <>, {feedback.byName}</>}, <When at={feedback.at} />
          </p>
        )}
      </div>
    </Section>
  );
}
