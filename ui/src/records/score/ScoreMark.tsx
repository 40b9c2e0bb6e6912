import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./ScoreMark.module.css";

type ScoreMarkProps = { score: number | null; grade: string | null };

/** A score with its grade, where there is little room. */
export function ScoreMark({ score, grade }: ScoreMarkProps) {
  if (score === null) return null;
  return (
    <span className={styles.mark}>
      <Spoken>{t("tabs.score")}</Spoken>
      <span className={styles.score}>{formatNumber(score)}</span>
      {grade !== null && <Grade grade={grade} />}
    </span>
  );
}

/** A to C by fit and 1 to 3 by engagement. */
export function Grade({ grade }: { grade: string }) {
  return (
    <span className={styles.grade} data-grade={grade.charAt(0)}>
      {grade}
    </span>
  );
}
