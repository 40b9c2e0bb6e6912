import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { CustomEditor } from "#ui/records/CustomEditor.tsx";
import type { EditableField } from "./editableFields.ts";
import styles from "./EditFieldForm.module.css";

type FieldValueProps = {
  field: EditableField;
  /** As it was typed, or chosen. */
  text: string;
  wrong: string | null;
  onText: (text: string) => void;
};

/** The field's own editor: what is typed has its place here, what is chosen looks as everywhere. */
export function FieldValue({ field, text, wrong, onText }: FieldValueProps) {
  if (field.kind === "flag" || field.kind === "choice" || field.kind === "date") {
    return (
      <div className={styles.value}>
        <span className={styles.label}>{field.name}</span>
        <CustomEditor
          // Each field starts empty.
          key={field.id}
          field={field}
          value={text}
          currency={null}
          wrong={wrong}
          noteId=""
          onSave={(value) => {
            onText(value ?? "");
            return Promise.resolve(null);
          }}
        />
      </div>
    );
  }
  return (
    <TextField
      label={field.name}
      hint={t("bulk.edit.hint")}
      error={wrong}
      value={text}
      dir="auto"
      onChange={(event) => onText(event.currentTarget.value)}
    />
  );
}
