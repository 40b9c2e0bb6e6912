import type { LearnedScore } from "#ui/bindings/engine.ts";
import { Chip, type Tone } from "#ui/design/primitives/Chip.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import styles from "./ScoreTab.module.css";

const tones: Record<LearnedScore["band"], Tone> = { high: "ok", middle: "neutral", low: "warn" };

/** How likely the lead is won by what was learned, and what makes it so. */
export function LearnedReasons({ learned }: { learned: LearnedScore }) {
  const { permille, band, reasons } = learned;
  const most = Math.max(1, ...reasons.map(({ points }) => Math.abs(points)));
  return (
    <Section
      title={t("score.likely", { percent: formatPercent(permille / 10) })}
      aside={<Chip tone={tones[band]}>{t(`score.band.${band}`)}</Chip>}
    >
      <p className={styles.about}>{t("score.learnedFrom")}</p>
      <ul className={styles.reasons}>
        {reasons.map(({ label, value, points }) => (
          <li key={label} className={styles.reason}>
            <span className={styles.reasonName}>
              {fieldLabel("lead", label)}
              {value !== null && <span className={styles.about}>: {value}</span>}
            </span>
            <span className={styles.scale} aria-hidden="true">
              <span
                data-less={points < 0 || undefined}
                style={{ inlineSize: `${(Math.abs(points) / most) * 50}%` }}
              />
            </span>
            <span className={styles.direction}>{t(points < 0 ? "score.less" : "score.more")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
