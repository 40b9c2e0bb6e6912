import { useId } from "react";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { FoundInput } from "./FoundInput.tsx";
import type { Finding, Reading } from "./reading.ts";
import styles from "./FoundFieldInput.module.css";

type FoundFieldInputProps = {
  label: string;
  found: Finding | undefined;
  value: string;
  /** What the file's own name hints at, where nothing was found in the file. */
  guess?: string | null;
  wrong?: boolean;
  reading: Reading;
  onValue: (value: string) => void;
};

/** A found value with its label, and what else it may be: one click takes it. */
export function FoundFieldInput(props: FoundFieldInputProps) {
  const { label, found, value, guess = null, wrong = false, reading, onValue } = props;
  const id = useId();
  const guessed = found === undefined && guess !== null && value === guess;
  const others = found ? [found, ...found.alternatives].filter((each) => each.value !== value) : [];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <FoundInput
        id={id}
        found={found}
        value={value}
        doubtful={guessed}
        wrong={wrong}
        {...(guessed && { "aria-describedby": `${id}-guess` })}
        reading={reading}
        onValue={onValue}
      />
      {guessed && (
        <p id={`${id}-guess`} className={styles.others}>
          {t("intake.guessed")}
        </p>
      )}
      {others.length > 0 && (
        <div className={styles.others}>
          <span>{t("intake.or")}</span>
          {others.slice(0, 2).map((other) => (
            <button
              key={other.value}
              type="button"
              className={styles.other}
              onClick={() => onValue(other.value)}
            >
              <span className={styles.otherValue}>{other.value}</span>
              <span className={styles.percent}>{formatPercent(other.confidence)}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
