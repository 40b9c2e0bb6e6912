import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDebouncedValue } from "@mantine/hooks";
import { scorePreviewQuery } from "#ui/api/queries.ts";
import type { ScoreModel, ScoreMover, ScorePreview } from "#ui/bindings/engine.ts";
import { ComparisonChart } from "#ui/charts/ComparisonChart.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { pointsText } from "#ui/records/score/scoreText.ts";
import { binNames } from "./model.ts";
import styles from "./scoring.module.css";

const writingMs = 400;

/** What the rules would change for everyone: how scores lie before and after, and who moves. */
export function PreviewPanel({ model }: { model: ScoreModel }) {
  const [settled] = useDebouncedValue(model, writingMs);
  const { data, error } = useQuery({
    ...scorePreviewQuery(settled),
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.box} aria-label={t("scoring.preview")}>
      {error && <ErrorNote error={error} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Shown preview={data} />}
    </section>
  );
}

function Shown({ preview }: { preview: ScorePreview }) {
  const { leads, before, after, changed, up, down, movers, tookMs } = preview;
  return (
    <>
      <p role="status">{t("scoring.changes", { count: leads, changed, up, down, ms: tookMs })}</p>
      <ComparisonChart
        title={t("scoring.distribution")}
        axis={t("scoring.points")}
        places={binNames(after.length)}
        series={[
          { name: t("scoring.before"), values: before, look: "before" },
          { name: t("scoring.after"), values: after, look: "now" },
        ]}
        format={formatNumber}
      />
      {movers.length > 0 && <Movers movers={movers} />}
    </>
  );
}

function Movers({ movers }: { movers: readonly ScoreMover[] }) {
  return (
    <table className={styles.table}>
      <caption>{t("scoring.movers")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("lead.name")}</th>
          <th scope="col">{t("scoring.before")}</th>
          <th scope="col">{t("scoring.after")}</th>
          <th scope="col">{t("scoring.difference")}</th>
        </tr>
      </thead>
      <tbody>
        {movers.map(({ lead, before, after }) => (
          <tr key={lead.id}>
            <th scope="row">
              <Link to="/leads/$id" params={{ id: lead.id }} search={{}} dir="auto">
                {lead.name}
              </Link>
            </th>
            <td>{formatNumber(before)}</td>
            <td>{formatNumber(after)}</td>
            <td>{pointsText(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
