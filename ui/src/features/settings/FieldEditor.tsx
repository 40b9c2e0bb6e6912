import { Select } from "@mantine/core";
import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import { rememberStep } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { CustomField } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Check } from "#ui/design/primitives/Check.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Field } from "#ui/design/primitives/Field.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import type { PeopleRoot } from "#ui/records/peopleRoot.ts";
import {
  canBeUnique,
  draftOf,
  kinds,
  problemOf,
  requestOf,
  type FieldDraft,
} from "./fieldDraft.ts";
import { tellTaken } from "./tellTaken.ts";
import area from "#ui/design/primitives/TextArea.module.css";
import styles from "./FieldEditor.module.css";

type FieldEditorProps = { root: PeopleRoot; field?: CustomField; onDone: () => void };

/** A field as a whole: it is stored when everything about it is said. */
export function FieldEditor({ root, field, onDone }: FieldEditorProps) {
  useReturnFocus();
  const id = useId();
  const save = useCommand("custom_field_save", "here");
  const [draft, setDraft] = useState<FieldDraft>(() => draftOf(root, field));
  const [checked, setChecked] = useState(false);
  const problem = checked ? problemOf(draft) : null;
  const write = (change: Partial<FieldDraft>) => setDraft({ ...draft, ...change });

  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (problemOf(draft) !== null || save.isPending) return;
    const request = requestOf(draft);
    save.mutate(request, {
      onSuccess: (saved) => {
        rememberStep(saved, request.name);
        tellTaken(saved, request.name);
        onDone();
      },
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onDone();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves it
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown}>
      <div className={styles.pair}>
        <TextField
          label={t("custom.name")}
          error={problem === "name" ? t("field.missing") : null}
          value={draft.name}
          onChange={(event) => write({ name: event.currentTarget.value })}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
          autoFocus
        />
        <Select
          label={t("custom.holds")}
          allowDeselect={false}
          // What is stored already would not fit.
          disabled={field !== undefined}
          data={kinds.map((value) => ({ value, label: t(`custom.kind.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => kind && write({ kind })}
        />
      </div>
      {draft.kind === "choice" && (
        <Field
          id={id}
          label={t("custom.options")}
          hint={t("custom.optionsHint")}
          error={problem === "options" ? t("questionnaires.noOptions") : null}
        >
          <textarea
            id={id}
            className={area["area"]}
            rows={4}
            aria-invalid={problem === "options" || undefined}
            aria-describedby={`${id}-hint ${id}-error`}
            value={draft.options}
            onChange={(event) => write({ options: event.currentTarget.value })}
          />
        </Field>
      )}
      <Check
        label={t("custom.isRequired")}
        on={draft.required}
        onCheck={(required) => write({ required })}
      />
      {canBeUnique(draft.kind) && (
        <Check
          label={t("custom.isUnique")}
          on={draft.unique}
          onCheck={(unique) => write({ unique })}
        />
      )}
      <Check
        label={t("custom.isHidden")}
        on={draft.hidden}
        onCheck={(hidden) => write({ hidden })}
      />
      {save.error && <ErrorNote error={save.error} kept={t("custom.kept")} />}
      <div className={styles.actions}>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
        <Button type="submit" look="primary" keys="Enter" disabled={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}
