import type { Score, ScoreLine } from "#ui/bindings/engine.ts";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { groupsOf, lineText, pointsText } from "./scoreText.ts";
import styles from "./ScoreLines.module.css";

/** Where each point comes from and goes; all of them sum to the total. */
export function ScoreLines({ score }: { score: Pick<Score, "lines" | "total"> }) {
  if (score.lines.length === 0) return <p className={styles.about}>{t("score.nothingHolds")}</p>;
  return (
    <table className={styles.lines}>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{t("score.reason")}</th>
          <th scope="col">{t("score.points")}</th>
        </tr>
      </thead>
      {groupsOf(score).map(({ axis, lines, sum }) => (
        <tbody key={axis}>
          <tr className={styles.axis}>
            <th scope="rowgroup">{t(`score.axis.${axis}`)}</th>
            <td>{pointsText(sum)}</td>
          </tr>
          {lines.map((line, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is known by its place
            <Line key={at} line={line} />
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr className={styles.sum}>
          <th scope="row">{t("score.total")}</th>
          <td>{formatNumber(score.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Line({ line }: { line: ScoreLine }) {
  const { kind, group, rule, points, ageDays } = line;
  return (
    <tr data-kind={kind}>
      <th scope="row" title={rule ?? undefined}>
        {lineText(line)}
        {kind === "rule" && group !== null && <span className={styles.about}> {group}</span>}
        {kind === "rule" && ageDays !== null && (
          <span className={styles.about}> {t("score.daysAgo", { count: ageDays })}</span>
        )}
      </th>
      <td data-less={points < 0 || undefined}>{pointsText(points)}</td>
    </tr>
  );
}
