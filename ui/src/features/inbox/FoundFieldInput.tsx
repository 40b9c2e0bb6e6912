import { IconAlertTriangle } from "@tabler/icons-react";
import { useId } from "react";
import type { FoundField } from "#ui/bindings/engine.ts";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { sureFrom } from "./queue.ts";
import styles from "./FoundFieldInput.module.css";

type FoundFieldInputProps = {
  label: string;
  found: FoundField | undefined;
  value: string;
  /** What the file's own name hints at, where nothing was found in the file. */
  guess?: string | null;
  wrong: boolean;
  onValue: (value: string) => void;
  onFocus?: (focused: boolean) => void;
};

/** A value the program found and the person confirms: how sure it is, and the runner-up. */
export function FoundFieldInput({
  label,
  found,
  value,
  guess = null,
  wrong,
  onValue,
  onFocus,
}: FoundFieldInputProps) {
  const id = useId();
  const chosen = found && [found, ...found.alternatives].find((each) => each.value === value);
  const guessed = found === undefined && guess !== null && value === guess;
  const doubtful = guessed || (chosen !== undefined && chosen.confidence < sureFrom);
  const others = found ? [found, ...found.alternatives].filter((each) => each.value !== value) : [];
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div
        className={styles.box}
        data-doubtful={doubtful || undefined}
        data-wrong={wrong || undefined}
      >
        <input
          id={id}
          className={styles.input}
          autoComplete="off"
          value={value}
          aria-invalid={wrong || undefined}
          aria-describedby={guessed ? `${id}-guess` : `${id}-sure`}
          onChange={(event) => onValue(event.currentTarget.value)}
          onFocus={() => onFocus?.(true)}
          onBlur={() => onFocus?.(false)}
        />
        <span id={`${id}-sure`} className={styles.sure}>
          {doubtful && <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />}
          {chosen && <span title={t("intake.confidence")}>{formatPercent(chosen.confidence)}</span>}
        </span>
      </div>
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
