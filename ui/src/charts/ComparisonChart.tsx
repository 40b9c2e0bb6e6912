import { useId } from "react";
import { t } from "#ui/i18n/t.ts";
import styles from "./ComparisonChart.module.css";

type Series = {
  name: string;
  values: readonly number[];
  /** "before" stands back behind what is compared with it. */
  look: "before" | "now";
};

type ComparisonChartProps = {
  /** What the chart is of. */
  title: string;
  /** What each place along the axis is called. */
  places: readonly string[];
  /** What the places are: the head of the table's first column. */
  axis: string;
  series: readonly Series[];
  format: (value: number) => string;
  /** The top of the chart; the largest value if it is left out. */
  most?: number;
};

// More labels than these run into each other.
const labelsMax = 11;

/** Bars side by side at each place, and the same numbers as a table. */
export function ComparisonChart({
  title,
  places,
  axis,
  series,
  format,
  most,
}: ComparisonChartProps) {
  const id = useId();
  const top = most ?? Math.max(1, ...series.flatMap(({ values }) => values));
  const every = Math.max(1, Math.ceil(places.length / labelsMax));
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>
        <span className={styles.title}>{title}</span>
        {series.length > 1 &&
          series.map(({ name, look }) => (
            <span key={name} className={styles.key} data-look={look}>
              {name}
            </span>
          ))}
      </figcaption>
      <div className={styles.chart} aria-hidden="true">
        {places.map((place, at) => (
          <div key={place} className={styles.place} title={textAt(place, at, series, format)}>
            <div className={styles.bars}>
              {series.map(({ name, values, look }) => (
                <span
                  key={name}
                  className={styles.bar}
                  data-look={look}
                  style={{ blockSize: `${((values[at] ?? 0) / top) * 100}%` }}
                />
              ))}
            </div>
            <span className={styles.label}>{at % every === 0 ? place : ""}</span>
          </div>
        ))}
      </div>
      <details className={styles.details}>
        <summary>{t("chart.asTable")}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{axis}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {places.map((place, at) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{format(values[at] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function textAt(
  place: string,
  at: number,
  series: readonly Series[],
  format: (value: number) => string,
): string {
  const values = series.map(({ name, values: all }) => `${name} ${format(all[at] ?? 0)}`);
  return `${place}: ${values.join(", ")}`;
}
