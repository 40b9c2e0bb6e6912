import { useId } from "react";
import type { ComparedField } from "#ui/bindings/engine.ts";
import { t, tCode } from "#ui/i18n/t.ts";
import type { Choice } from "./choice.ts";
import styles from "./duplicates.module.css";

type FieldLinesProps = {
  fields: readonly ComparedField[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
};

/** Field by field what the two say; Tab goes on to the next, the arrows choose. */
export function FieldLines({ fields, choice, onChoice }: FieldLinesProps) {
  return fields.map((field) => (
    <FieldLine
      key={field.field}
      field={field}
      chosen={choice[field.field] ?? null}
      onChoose={(side) => onChoice({ ...choice, [field.field]: side })}
    />
  ));
}

type FieldLineProps = {
  field: ComparedField;
  /** null where both say the same. */
  chosen: "a" | "b" | null;
  onChoose: (side: "a" | "b") => void;
};

function FieldLine({ field, chosen, onChoose }: FieldLineProps) {
  const id = useId();
  const label = tCode(`field.contact.${field.field}`, field.label);
  return (
    <div className={styles.line} role="radiogroup" aria-labelledby={id}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      {(["a", "b"] as const).map((side) =>
        chosen === null ? (
          <span key={side} className={styles.same} dir="auto">
            {field[side]}
          </span>
        ) : (
          <label key={side} className={styles.value} data-chosen={chosen === side || undefined}>
            <input
              type="radio"
              name={id}
              checked={chosen === side}
              onChange={() => onChoose(side)}
            />
            <span dir="auto">{field[side] ?? t("fact.none")}</span>
          </label>
        ),
      )}
    </div>
  );
}
