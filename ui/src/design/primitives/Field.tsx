import type { ReactNode } from "react";
import { t } from "#ui/i18n/t.ts";
import styles from "./Field.module.css";

type FieldProps = {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  optional?: boolean;
  children: ReactNode;
};

/** Label above, hint and error below, tied to the control by id. */
export function Field({ id, label, hint, error, optional = false, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}>{t("field.optional")}</span>}
      </label>
      {children}
      <p id={`${id}-hint`} className={styles.hint} hidden={!hint}>
        {hint}
      </p>
      <p id={`${id}-error`} className={styles.error} hidden={!error}>
        {error}
      </p>
    </div>
  );
}
