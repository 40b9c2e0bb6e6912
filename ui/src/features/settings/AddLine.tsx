import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import field from "#ui/design/primitives/TextField.module.css";
import styles from "./AddLine.module.css";

type AddLineProps = {
  label: string;
  /** Stores what was typed; fails with what the engine says. */
  onAdd: (name: string) => Promise<void>;
  onDone: () => void;
};

/** A name for something new, in the place where it will stand. */
export function AddLine({ label, onAdd, onDone }: AddLineProps) {
  useReturnFocus();
  const id = useId();
  const [name, setName] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") return onDone();
    try {
      await onAdd(name.trim());
      onDone();
    } catch (error) {
      setWrong(refusalText(error));
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves it
    <form className={styles.form} onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown}>
      <input
        className={field["input"]}
        aria-label={label}
        placeholder={label}
        aria-invalid={wrong === null ? undefined : true}
        aria-describedby={id}
        autoComplete="off"
        dir="auto"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to add one
        autoFocus
      />
      <Button size="large" onClick={onDone}>
        {t("action.cancel")}
      </Button>
      <Button type="submit" size="large" look="primary" keys="Enter">
        {t("action.add")}
      </Button>
      <p id={id} className={styles.wrong} role="alert">
        {wrong}
      </p>
    </form>
  );
}
