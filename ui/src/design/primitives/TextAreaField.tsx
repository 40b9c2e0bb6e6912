import { useId, type ComponentPropsWithRef } from "react";
import { Field } from "./Field.tsx";
import styles from "./TextArea.module.css";

type TextAreaFieldProps = Omit<ComponentPropsWithRef<"textarea">, "className" | "style" | "id"> & {
  label: string;
  error?: string | null;
  optional?: boolean;
};

/** A field for more than one line. */
export function TextAreaField({ label, error, optional = false, ...rest }: TextAreaFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error} optional={optional}>
      <textarea
        rows={2}
        autoComplete="off"
        {...rest}
        id={id}
        className={styles.area}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
      />
    </Field>
  );
}
