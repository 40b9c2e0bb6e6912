import { useState } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { CopyButton } from "#ui/design/primitives/CopyButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { csvOf } from "./csv.ts";
import styles from "./BarChart.module.css";

export type Bar = {
  /** Names the bar in the table and to those who hear it. */
  label: string;
  /** The same where there is little room. */
  short: string;
  value: number;
  /** The value as people read it. */
  shown: string;
};

type BarChartProps = {
  /** What is counted, as the heads of its table. */
  heads: readonly [of: string, value: string];
  /** The chart in a sentence. */
  summary: string;
  bars: readonly Bar[];
  /** Shows what a bar is made of. */
  onBar?: (index: number) => void;
};

/** Bars from zero up, and the same as a table that can be copied. */
export function BarChart({ heads, summary, bars, onBar }: BarChartProps) {
  const [isTable, setTable] = useState(false);
  const rows = bars.map(({ label, shown }) => [label, shown]);
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.head}>
        <span className={styles.summary}>{summary}</span>
        <Button look="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t("chart.table")}
        </Button>
        {isTable && <CopyButton text={csvOf([heads, ...rows])} />}
      </figcaption>
      {isTable ? (
        <Table heads={heads} rows={rows} />
      ) : (
        <Bars bars={bars} {...(onBar && { onBar })} />
      )}
    </figure>
  );
}

function Bars({ bars, onBar }: Pick<BarChartProps, "bars" | "onBar">) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className={styles.bars}>
      {bars.map(({ label, short, value, shown }, index) => (
        <li key={label} className={styles.place}>
          <button
            type="button"
            className={styles.bar}
            title={`${label}: ${shown}`}
            aria-label={`${label}: ${shown}`}
            onClick={() => onBar?.(index)}
          >
            <span className={styles.fill} style={{ blockSize: `${(value / highest) * 100}%` }} />
          </button>
          <span className={styles.label} aria-hidden="true">
            {short}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Table({ heads, rows }: { heads: BarChartProps["heads"]; rows: readonly string[][] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, shown]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{shown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
