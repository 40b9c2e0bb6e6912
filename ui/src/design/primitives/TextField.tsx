import { useId, type ComponentPropsWithRef, type ReactNode } from "react";
import { Field } from "./Field.tsx";
import styles from "./TextField.module.css";

type TextFieldProps = Omit<ComponentPropsWithRef<"input">, "className" | "style" | "id"> & {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  optional?: boolean;
};

export function TextField({ label, hint, error, optional = false, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
      />
    </Field>
  );
}
