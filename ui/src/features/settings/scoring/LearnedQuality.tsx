import type { LearnedModel } from "#ui/bindings/engine.ts";
import { ComparisonChart } from "#ui/charts/ComparisonChart.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatNumber, formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import styles from "./scoring.module.css";

const figure = (value: number) => formatNumber(Math.round(value * 1000) / 1000);
const percent = (share: number) => formatPercent(share * 100);

/** How good what was learned is, on leads that it did not learn from. */
export function LearnedQuality({ model }: { model: LearnedModel }) {
  const { at, kind, why, deciles } = model;
  return (
    <>
      <p>
        {t(`learned.kind.${kind}`)}. {t(`learned.why.${why}`)}{" "}
        <span className={styles.about}>
          {t("learned.at")} <When at={at} />
        </span>
      </p>
      <Figures model={model} />
      {deciles.length > 0 && (
        <ComparisonChart
          title={t("learned.calibration")}
          axis={t("learned.tenth")}
          places={deciles.map((_, index) => formatNumber(index + 1))}
          series={[
            {
              name: t("learned.predicted"),
              values: deciles.map(({ predicted }) => predicted),
              look: "before",
            },
            {
              name: t("learned.observed"),
              values: deciles.map(({ observed }) => observed),
              look: "now",
            },
          ]}
          format={percent}
          most={Math.max(
            0.05,
            ...deciles.flatMap(({ predicted, observed }) => [predicted, observed]),
          )}
        />
      )}
      <Candidates model={model} />
      <Weights model={model} />
    </>
  );
}

function Figures({ model }: { model: LearnedModel }) {
  const { auc, logLoss, brier, ece, baseline } = model;
  return (
    <table className={styles.table}>
      <caption>{t("learned.figures")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("learned.figure")}</th>
          <th scope="col">{t("learned.learned")}</th>
          <th scope="col">{t(`learned.baseline.${baseline.name}`)}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t("learned.auc")}</th>
          <td>{figure(auc)}</td>
          <td>{figure(baseline.auc)}</td>
        </tr>
        <tr>
          <th scope="row">{t("learned.logLoss")}</th>
          <td>{figure(logLoss)}</td>
          <td>{figure(baseline.logLoss)}</td>
        </tr>
        <tr>
          <th scope="row">{t("learned.brier")}</th>
          <td>{figure(brier)}</td>
          <td>–</td>
        </tr>
        <tr>
          <th scope="row">{t("learned.ece")}</th>
          <td>{figure(ece)}</td>
          <td>–</td>
        </tr>
      </tbody>
    </table>
  );
}

function Candidates({ model: { candidates } }: { model: LearnedModel }) {
  if (candidates.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{t("learned.candidates")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("learned.candidate")}</th>
          <th scope="col">{t("learned.logLossShort")}</th>
          <th scope="col">{t("learned.aucShort")}</th>
          <th scope="col">{t("learned.trains")}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map(({ name, logLoss, auc, ms, chosen }) => (
          <tr key={name} data-chosen={chosen || undefined}>
            <th scope="row">
              {t(`learned.kind.${name}`)}
              {chosen && <> ({t("learned.chosen")})</>}
            </th>
            <td>{figure(logLoss)}</td>
            <td>{figure(auc)}</td>
            <td>{t("audience.took", { ms })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const weightsShown = 12;

function Weights({ model: { fields } }: { model: LearnedModel }) {
  if (fields.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{t("learned.weights")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("rule.field")}</th>
          <th scope="col">{t("learned.weight")}</th>
        </tr>
      </thead>
      <tbody>
        {fields.slice(0, weightsShown).map(({ name, label, weight }) => (
          <tr key={name}>
            <th scope="row">{name === "rules" ? t("learned.kind.rules") : nameOf(name, label)}</th>
            <td>{figure(weight)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As the window calls it; the engine's own word where it has none. */
function nameOf(name: string, label: string): string {
  const known = fieldLabel("lead", name);
  return known === name ? label : known;
}
