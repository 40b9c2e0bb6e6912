import { Select } from "@mantine/core";
import { useId } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { named, useActions } from "#ui/actions/registry.ts";
import { showNotice } from "#ui/actions/notices.tsx";
import { useCommand } from "#ui/api/mutations.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./AcceptAll.module.css";

const measures = ["95", "90", "80", "70"] as const;

/** Accepts in one go what leaves no doubt, by a measure that the person sets. */
export function AcceptAll({ disabled }: { disabled: boolean }) {
  const id = useId();
  const [over, setOver] = usePreference("ui.acceptOver");
  const accept = useCommand("intake_accept_all");
  function acceptAll(): void {
    accept.mutate(
      { over: Number(over) },
      {
        onSuccess: ({ accepted, left, group }) => {
          const count = accepted.length;
          if (count === 0) return showNotice(t("inbox.acceptedNone", { left }));
          const said = left === 0 ? "inbox.acceptedAll" : "inbox.acceptedSome";
          offerUndo(t(said, { count, left }), { group }, t("inbox.files", { count }));
        },
      },
    );
  }
  useActions(disabled ? [] : [named("acceptAll", t("inbox.acceptAll"), acceptAll)]);
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {t("inbox.acceptOver")}
      </label>
      <Select
        id={id}
        className={styles.select}
        w="4.75rem"
        aria-label={t("inbox.acceptOver")}
        allowDeselect={false}
        data={measures.map((value) => ({ value, label: formatPercent(Number(value)) }))}
        value={over}
        onChange={(value) => value !== null && setOver(value)}
      />
      <Button disabled={disabled || accept.isPending} onClick={acceptAll}>
        {t("inbox.acceptAll")}
      </Button>
    </>
  );
}
