import { IconAlertTriangle } from "@tabler/icons-react";
import { useId, type ComponentPropsWithRef } from "react";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { sureFrom } from "./queue.ts";
import type { Finding, Reading } from "./reading.ts";
import styles from "./FoundInput.module.css";

type FoundInputProps = Pick<
  ComponentPropsWithRef<"input">,
  "id" | "aria-label" | "aria-describedby" | "placeholder"
> & {
  found: Finding | undefined;
  value: string;
  doubtful?: boolean;
  wrong?: boolean;
  /** In a narrow place how sure it is is seen only where it is not. */
  narrow?: boolean;
  reading: Reading;
  onValue: (value: string) => void;
};

/** A value the program found and the person confirms, with how sure it is. */
export function FoundInput(props: FoundInputProps) {
  const { found, value, wrong = false, reading, onValue } = props;
  const sureId = useId();
  const chosen = found && [found, ...found.alternatives].find((each) => each.value === value);
  const doubtful = props.doubtful === true || (chosen?.confidence ?? 100) < sureFrom;
  return (
    <div
      className={styles.box}
      data-doubtful={doubtful || undefined}
      data-wrong={wrong || undefined}
    >
      <input
        id={props.id}
        className={styles.input}
        autoComplete="off"
        dir="auto"
        placeholder={props.placeholder}
        value={value}
        data-found={found?.id}
        aria-label={props["aria-label"]}
        aria-invalid={wrong || undefined}
        aria-describedby={props["aria-describedby"] ?? sureId}
        onChange={(event) => onValue(event.currentTarget.value)}
        onFocus={() => reading.onFocus(found?.id ?? null)}
        onBlur={() => reading.onFocus(null)}
      />
      <span
        id={sureId}
        className={styles.sure}
        data-narrow={(props.narrow && !doubtful) || undefined}
      >
        {doubtful && <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />}
        {chosen && <span title={t("intake.confidence")}>{formatPercent(chosen.confidence)}</span>}
      </span>
    </div>
  );
}
