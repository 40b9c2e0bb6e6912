import { Modal, SegmentedControl } from "@mantine/core";
import { useState, type FormEvent } from "react";
import type { Root } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import type { ListState } from "#ui/records/listState.ts";
import { saveNew } from "./viewActs.ts";
import styles from "./views.module.css";

type SaveViewDialogProps = {
  opened: boolean;
  root: Root;
  state: ListState;
  onSaved: (id: string) => void;
  onClose: () => void;
};

export function SaveViewDialog({ opened, onClose, ...form }: SaveViewDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t("views.saveAs")}>
      <SaveViewForm {...form} onClose={onClose} />
    </Modal>
  );
}

function SaveViewForm({ root, state, onSaved, onClose }: Omit<SaveViewDialogProps, "opened">) {
  const [name, setName] = useState("");
  const [whose, setWhose] = useState<"shared" | "own">("shared");
  const [wrong, setWrong] = useState<string | null>(null);

  async function save(): Promise<void> {
    if (name.trim() === "") return setWrong(t("views.nameMissing"));
    try {
      const naming = { name: name.trim(), private: whose === "own", pinned: true };
      const id = await saveNew(root, naming, state);
      onClose();
      onSaved(id);
    } catch (error) {
      setWrong(refusalText(error));
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    void save();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t("views.name")}
        hint={t("views.keeps")}
        error={wrong}
        value={name}
        data-autofocus
        onChange={(event) => {
          setWrong(null);
          setName(event.currentTarget.value);
        }}
      />
      <SegmentedControl
        aria-label={t("views.whose")}
        value={whose}
        onChange={setWhose}
        data={[
          { value: "shared", label: t("views.shared") },
          { value: "own", label: t("views.own") },
        ]}
      />
      <div className={styles.actions}>
        <Button size="large" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button size="large" look="primary" type="submit" keys="Enter">
          {t("views.save")}
        </Button>
      </div>
    </form>
  );
}
