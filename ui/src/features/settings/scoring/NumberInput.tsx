import { useId, useState } from "react";
import styles from "./scoring.module.css";

type NumberInputProps = {
  label: string;
  value: number;
  min: number;
  max?: number;
  onValue: (value: number) => void;
};

/** A small whole number; what is none of those allowed is not taken over. */
export function NumberInput({ label, value, min, max = 100, onValue }: NumberInputProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && wholeIn(typed, min, max) === null;
  function write(text: string): void {
    setTyped(text);
    const number = wholeIn(text, min, max);
    if (number !== null) onValue(number);
  }
  return (
    <span className={styles.number}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.numberInput}
        inputMode="numeric"
        aria-invalid={isWrong || undefined}
        value={typed ?? String(value)}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}

function wholeIn(text: string, min: number, max: number): number | null {
  if (!/^[-−]?\d{1,4}$/.test(text.trim())) return null;
  const number = Number(text.trim().replace("−", "-"));
  return number >= min && number <= max ? number : null;
}
