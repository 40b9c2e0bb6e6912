import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { scoreQuery } from "#ui/api/queries.ts";
import type { Lead, Score } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { Grade } from "#ui/records/score/ScoreMark.tsx";
import { ScoreLines } from "#ui/records/score/ScoreLines.tsx";
import { Feedback } from "./Feedback.tsx";
import { LearnedReasons } from "./LearnedReasons.tsx";
import { Override } from "./Override.tsx";
import { ScoreHistory } from "./ScoreHistory.tsx";

import styles from "./ScoreTab.module.css";

/** Why the lead has its score, and what people have to say of it. */
export function ScoreTab({ lead }: { lead: Lead }) {
  const score = useQuery(scoreQuery(lead.id));
  return (
    <Scroll label={t("tabs.score")}>
      {score.error && <ErrorNote error={score.error} />}
      {!score.data && !score.error && <Skeleton lines={8} />}
      {score.data && <Shown score={score.data} name={lead.contact.name} />}
    </Scroll>
  );
}

function Shown({ score, name }: { score: Score; name: string }) {
  const isScored = score.version !== null || score.override !== null;
  return (
    <>
      {isScored ? (
        <Section title={t("score.why", { total: score.total })}>
          <Head score={score} />
          <ScoreLines score={score} />
        </Section>
      ) : (
        <p className={styles.none}>
          {t("score.none")}{" "}
          <Link to="/settings" search={{ section: "scoring" }}>
            {t("score.toRules")}
          </Link>
        </p>
      )}
      {score.learned && <LearnedReasons learned={score.learned} />}
      <Override score={score} name={name} />
      <Feedback score={score} name={name} />
      <ScoreHistory leadId={score.leadId} />
    </>
  );
}

function Head({ score: { total, grade, fit, engagement, version } }: { score: Score }) {
  return (
    <div className={styles.head}>
      <span className={styles.total}>{formatNumber(total)}</span>
      {grade !== null && <Grade grade={grade} />}
      <span className={styles.axes}>
        {t("score.axes", { fit, engagement })}
        {version !== null && <> · {t("score.version", { number: version })}</>}
      </span>
    </div>
  );
}
