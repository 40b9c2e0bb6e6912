import { Select } from "@mantine/core";
import { useState } from "react";
import type { CustomField } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { editedValue, readValue, shownValue } from "./customValues.ts";
import { EditableText } from "./EditableText.tsx";
import { currencyOf } from "./money.ts";
import styles from "./CustomEditor.module.css";

type CustomEditorProps = {
  field: Pick<CustomField, "name" | "kind" | "options" | "required">;
  /** As it is stored; empty for none. */
  value: string;
  currency: string | null;
  /** What the engine said of the last try, for editors that have no place of their own for it. */
  wrong: string | null;
  /** What is remarked on the value stands there. */
  noteId: string;
  onSave: (value: string | null) => Promise<string | null>;
};

/** The editor that fits what a field holds. What is typed is saved when the field is left. */
export function CustomEditor(props: CustomEditorProps) {
  const { field, value, wrong, onSave } = props;
  const { kind, name } = field;
  const currency = currencyOf({ currency: props.currency ?? "" });
  switch (kind) {
    case "text":
    case "number":
    case "money":
    case "url":
      return (
        <span className={styles.text}>
          <EditableText
            label={name}
            value={editedValue(field, value, currency)}
            shown={shownValue(field, value, currency)}
            onSave={async (text) => {
              const read = readValue(field, text, currency);
              return read.wrong ?? (await onSave(read.value ?? null));
            }}
          />
        </span>
      );
    case "date":
      // Taken anew when another window or an undo changes what is stored.
      return <DateEditor key={value} {...props} />;
    case "flag":
      return <FlagEditor {...props} />;
    case "choice":
      return (
        <>
          <Select
            className={styles.choice}
            aria-label={name}
            aria-describedby={props.noteId}
            placeholder={t("fact.none")}
            clearable={!field.required}
            searchable={field.options.length > seen}
            data={
              value === "" || field.options.includes(value)
                ? field.options
                : [...field.options, value]
            }
            value={value === "" ? null : value}
            onChange={(option) => void onSave(option)}
          />
          <Wrong text={wrong} />
        </>
      );
  }
}

// More than these are found quicker by typing than by looking.
const seen = 7;

function DateEditor({ field, value, wrong, noteId, onSave }: CustomEditorProps) {
  const [day, setDay] = useState(value);
  const save = () => void onSave(day || null);
  return (
    <>
      <input
        type="date"
        className={styles.date}
        aria-label={field.name}
        aria-describedby={noteId}
        aria-invalid={wrong === null ? undefined : true}
        data-empty={day === "" || undefined}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Escape" && day !== value) {
            event.stopPropagation();
            setDay(value);
          }
          if (event.key !== "Enter") return;
          // The browser's own answer is to open its calendar.
          event.preventDefault();
          save();
        }}
      />
      <Wrong text={wrong} />
    </>
  );
}

function FlagEditor({ field, value, wrong, noteId, onSave }: CustomEditorProps) {
  return (
    <>
      <div role="group" aria-label={field.name} aria-describedby={noteId} className={styles.flags}>
        {(["true", "false"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className={styles.flag}
            aria-pressed={value === each}
            onClick={() => void onSave(value === each ? null : each)}
          >
            {t(each === "true" ? "history.yes" : "history.no")}
          </button>
        ))}
      </div>
      <Wrong text={wrong} />
    </>
  );
}

function Wrong({ text }: { text: string | null }) {
  return (
    <p role="alert" className={styles.wrong}>
      {text}
    </p>
  );
}
