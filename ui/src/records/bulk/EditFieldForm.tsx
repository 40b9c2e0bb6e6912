import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { catalogueQuery, customFieldsQuery } from "#ui/api/queries.ts";
import type { Root } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { readValue } from "#ui/records/customValues.ts";
import { leadFieldLabel } from "#ui/records/leadFieldLabel.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { currencyOf } from "#ui/records/money.ts";
import { editableFields, type EditableField } from "./editableFields.ts";
import { FieldValue } from "./FieldValue.tsx";
import type { NamedAct } from "./startBulk.ts";
import styles from "./EditFieldForm.module.css";

type EditFieldFormProps = {
  root: Root;
  count: number;
  /** Starts it; what is refused is thrown. */
  onEdit: (act: NamedAct) => Promise<void>;
  onClose: () => void;
};

/** One field, one value, for all that are chosen. */
export function EditFieldForm({ root, count, onEdit, onClose }: EditFieldFormProps) {
  const fields = useEditableFields(root);
  const [chosen, setChosen] = useState<string | null>(null);
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // None at first: a value that is left empty would empty it at the first Enter.
  const field = fields.find(({ id }) => id === chosen);

  function choose(id: string | null): void {
    setChosen(id);
    write("");
  }
  function write(next: string): void {
    setText(next);
    setWrong(null);
  }
  async function save({ id, kind, name }: EditableField): Promise<void> {
    const read = readValue({ kind }, text.trim(), currencyOf({ currency: "" }));
    if (read.wrong !== undefined) return setWrong(read.wrong);
    setBusy(true);
    try {
      await onEdit({ act: { kind: "edit", field: id, value: read.value }, what: name });
    } catch (error) {
      setWrong(refusalText(error));
      setBusy(false);
    }
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (field) void save(field);
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Select
        label={t("bulk.edit.field")}
        placeholder={t("bulk.edit.choose")}
        data={fields.map(({ id, name }) => ({ value: id, label: name }))}
        value={field?.id ?? null}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
        onChange={choose}
      />
      {field && <FieldValue field={field} text={text} wrong={wrong} onText={write} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button type="submit" look="primary" keys="Enter" disabled={busy || !field}>
          {field && text.trim() === ""
            ? t("bulk.edit.empty", { count })
            : t("bulk.edit.change", { count })}
        </Button>
      </div>
    </form>
  );
}

function useEditableFields(root: Root): EditableField[] {
  const catalogue = useQuery(catalogueQuery(root)).data;
  const custom = useQuery(customFieldsQuery()).data;
  return editableFields(root, catalogue?.fields ?? [], custom ?? [], (field) =>
    root === "lead" ? leadFieldLabel(field.name, field) : fieldLabel(root, field.name),
  );
}
