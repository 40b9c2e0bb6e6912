import { useState, type FormEvent, type KeyboardEvent } from "react";
import { useCommand } from "#ui/api/mutations.ts";
import type { FactKind, NewFact } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";

import styles from "./AddFact.module.css";

/** What can be added by hand. */
export type Kind = Exclude<FactKind, "other">;

const empty = { value: "", detail: "", since: "", until: "" };
type Values = typeof empty;

type AddFactProps = { contactId: string; kind: Kind; onDone: () => void };

/** A fact by hand: a person says so. */
export function AddFact({ contactId, kind, onDone }: AddFactProps) {
  useReturnFocus();
  const add = useCommand("fact_add", "here");
  const [values, setValues] = useState<Values>(empty);
  const field = (name: keyof Values) => ({
    value: values[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, [name]: event.currentTarget.value }),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (values.value.trim() === "") return onDone();
    const fact: NewFact = {
      kind,
      value: values.value.trim(),
      detail: values.detail.trim() || null,
      since: values.since.trim() || null,
      until: values.until.trim() || null,
    };
    add.mutate({ contactId, fact }, { onSuccess: onDone });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  }
  const label = kind === "job" ? t("facts.employer") : t(`facts.${kind}`);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves it
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown}>
      <TextField
        label={label}
        {...field("value")}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to add one
        autoFocus
      />
      {kind === "job" && (
        <>
          <TextField label={t("facts.jobTitle")} optional {...field("detail")} />
          <div className={styles.pair}>
            <TextField label={t("facts.since")} optional {...field("since")} />
            <TextField label={t("facts.until")} optional {...field("until")} />
          </div>
        </>
      )}
      {kind === "degree" && (
        <div className={styles.pair}>
          <TextField label={t("facts.school")} optional {...field("detail")} />
          <TextField label={t("facts.year")} optional {...field("until")} />
        </div>
      )}
      {add.error && <ErrorNote error={add.error} />}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button type="submit" look="primary" keys="Enter" disabled={add.isPending}>
          {t("action.add")}
        </Button>
      </div>
    </form>
  );
}
