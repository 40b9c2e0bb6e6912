import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useId, useState, type ComponentPropsWithRef, type ReactNode } from "react";
import { t } from "#ui/i18n/t.ts";
import { Field } from "./Field.tsx";
import { IconButton } from "./IconButton.tsx";
import input from "./TextField.module.css";
import styles from "./SecretField.module.css";

type SecretFieldProps = Omit<
  ComponentPropsWithRef<"input">,
  "className" | "style" | "id" | "type"
> & {
  label: string;
  hint?: ReactNode;
  error?: string | null;
  optional?: boolean;
};

/** A passphrase: hidden, with a reveal button; paste and password managers work. */
export function SecretField({ label, hint, error, optional = false, ...rest }: SecretFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      <div className={styles.row}>
        <input
          {...rest}
          id={id}
          type={shown ? "text" : "password"}
          className={input.input}
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
        />
        <span className={styles.reveal}>
          <IconButton
            label={shown ? t("field.hide") : t("field.reveal")}
            icon={<Icon size={16} stroke={1.5} />}
            onClick={() => setShown(!shown)}
          />
        </span>
      </div>
    </Field>
  );
}
