import { Modal } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./SegmentsPage.module.css";

type NameDialogProps = {
  opened: boolean;
  title: string;
  /** What its button says. */
  act: string;
  name: string;
  /** What is wrong with the name comes back as a text. */
  onName: (name: string) => Promise<string | null>;
  onClose: () => void;
};

export function NameDialog({ opened, title, onClose, ...form }: NameDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm {...form} onClose={onClose} />
    </Modal>
  );
}

function NameForm({ name, act, onName, onClose }: Omit<NameDialogProps, "opened" | "title">) {
  const [text, setText] = useState(name);
  const [wrong, setWrong] = useState<string | null>(null);
  async function save(): Promise<void> {
    if (text.trim() === "") return setWrong(t("segments.nameMissing"));
    const refused = await onName(text.trim());
    if (refused === null) onClose();
    else setWrong(refused);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t("segments.name")}
        error={wrong}
        value={text}
        data-autofocus
        onChange={(event) => {
          setWrong(null);
          setText(event.currentTarget.value);
        }}
      />
      <div className={styles.actions}>
        <Button size="large" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button size="large" look="primary" type="submit" keys="Enter">
          {act}
        </Button>
      </div>
    </form>
  );
}
