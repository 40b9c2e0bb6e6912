import type { FactField } from "#ui/bindings/engine.ts";
import { FoundInput } from "./FoundInput.tsx";
import type { Reading } from "./reading.ts";
import styles from "./FoundFieldInput.module.css";

type Part = {
  label: string;
  field: FactField;
  value: string;
  onValue: (value: string) => void;
};

type PairFieldsProps = {
  label: string;
  /** The word between the two. */
  between?: string;
  entry: number;
  parts: readonly [Part, Part];
  reading: Reading;
};

/** Two short values that belong together, on one line. */
export function PairFields({ label, between, entry, parts, reading }: PairFieldsProps) {
  const [first, second] = parts;
  const input = ({ label: name, field, value, onValue }: Part) => (
    <FoundInput
      aria-label={name}
      placeholder={name}
      narrow
      found={reading.find(field, entry)}
      value={value}
      reading={reading}
      onValue={onValue}
    />
  );
  return (
    <div className={styles.field} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.pair} data-first={first.field}>
        {input(first)}
        {between}
        {input(second)}
      </div>
    </div>
  );
}
