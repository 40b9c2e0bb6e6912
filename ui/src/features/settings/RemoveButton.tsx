import { Popover, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./RemoveButton.module.css";

/** What may take the place of what is removed; the first one is meant most. */
export type Heirs = { label: string; data: { value: string; label: string }[] };

type RemoveButtonProps = {
  label: string;
  title: string;
  /** What goes with it, and how to get it back. */
  body: string;
  heirs?: Heirs | undefined;
  onRemove: (heir: string | null) => void;
};

/** Asks before it removes, because what hangs on the thing is seen elsewhere. */
export function RemoveButton({ label, title, body, heirs, onRemove }: RemoveButtonProps) {
  const [opened, setOpened] = useState(false);
  const [heir, setHeir] = useState<string | null>(null);
  const chosen = heir ?? heirs?.data[0]?.value ?? null;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setOpened(false);
    onRemove(chosen);
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <IconButton
          label={label}
          icon={<IconTrash size={14} stroke={1.5} />}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={title}>
        <form className={styles.form} onSubmit={submit}>
          <p className={styles.title}>{title}</p>
          <p className={styles.body}>{body}</p>
          {heirs && (
            <Select
              label={heirs.label}
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              data={heirs.data}
              value={chosen}
              onChange={setHeir}
            />
          )}
          <div className={styles.actions}>
            <Button onClick={() => setOpened(false)}>{t("action.cancel")}</Button>
            <Button type="submit" look="danger" keys="Enter" data-autofocus>
              {t("action.remove")}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
