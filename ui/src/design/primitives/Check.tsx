import styles from "./Check.module.css";

type CheckProps = { label: string; on: boolean; onCheck: (on: boolean) => void };

/** A box that says yes or no, and what to. */
export function Check({ label, on, onCheck }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onCheck(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
