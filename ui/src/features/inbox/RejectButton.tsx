import { Popover } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./RejectButton.module.css";

const reasons = ["notForUs", "noCapacity", "conflict", "duplicate", "advertising"] as const;

/** Rejecting asks why in one step: a reason to choose, or own words, or none. */
export function RejectButton({ onReject }: { onReject: (reason: string | null) => void }) {
  const [opened, setOpened] = useState(false);
  const [own, setOwn] = useState("");
  useActions([
    {
      id: "reject",
      label: t("keys.reject"),
      keys: ["Delete"],
      scope: "queue",
      run: () => setOpened(true),
    },
  ]);

  function reject(reason: string | null): void {
    setOpened(false);
    onReject(reason);
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    reject(own.trim() || null);
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <Button
          keys="Delete"
          size="large"
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t("reject.open")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("reject.title")}>
        <form className={styles.form} onSubmit={submit}>
          <p className={styles.title}>{t("reject.title")}</p>
          {reasons.map((reason, index) => (
            <button
              key={reason}
              type="button"
              className={styles.reason}
              data-autofocus={index === 0 || undefined}
              onClick={() => reject(t(`reject.${reason}`))}
            >
              {t(`reject.${reason}`)}
            </button>
          ))}
          <TextField
            label={t("reject.own")}
            optional
            value={own}
            onChange={(event) => setOwn(event.currentTarget.value)}
          />
          <p className={styles.hint}>{t("reject.kept")}</p>
          <div className={styles.actions}>
            <Button onClick={() => setOpened(false)}>{t("action.cancel")}</Button>
            <Button type="submit" look="primary" keys="Enter">
              {t("keys.reject")}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
