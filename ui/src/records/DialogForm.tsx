import type { KeyboardEvent, ReactNode } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./DialogForm.module.css";

type DialogFormProps = {
  /** What storing it is called. */
  submit: string;
  look?: "primary" | "danger";
  pending: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** What a dialog asks for, what was wrong with it, and the ways on and back. */
export function DialogForm(props: DialogFormProps) {
  const { submit, look = "primary", pending, error, onSubmit, onClose, children } = props;
  const store = () => {
    if (!pending) onSubmit();
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter" && (onMac ? event.metaKey : event.ctrlKey)) store();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the form's own key
    <form
      className={styles.form}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
    >
      {children}
      {error !== null && <ErrorNote error={error} kept={t("newLead.kept")} />}
      <div className={styles.actions}>
        <Button size="large" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button size="large" look={look} type="submit" keys="Mod+Enter" disabled={pending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** Fields side by side where there is room. */
export function FieldPair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
