import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { LearnedField, LearnedSuspect } from "#ui/bindings/engine.ts";
import { Note } from "#ui/design/primitives/Note.tsx";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import styles from "./scoring.module.css";

type LearnedFieldsProps = {
  fields: readonly LearnedField[];
  suspects: readonly LearnedSuspect[];
};

/** What may be learned from, and what may give the outcome away. */
export function LearnedFields({ fields, suspects }: LearnedFieldsProps) {
  const exclude = useCommand("learned_exclude");
  function set(field: LearnedField, excluded: boolean): void {
    const others = fields.filter((each) => each.excluded && each.name !== field.name);
    const names = [...others, ...(excluded ? [field] : [])].map(({ name }) => name);
    exclude.mutate(
      { fields: names },
      {
        onSuccess: (changed) =>
          offerUndo(
            t(excluded ? "learned.leftOut" : "learned.takenIn", { field: nameOf(field) }),
            changed,
            nameOf(field),
          ),
      },
    );
  }
  return (
    <section className={styles.box} aria-label={t("learned.fields")}>
      <h3>{t("learned.fields")}</h3>
      <p className={styles.about}>{t("learned.fieldsAbout")}</p>
      {suspects.map(({ field, why }) => (
        <Note key={field} tone="warn">
          {t("learned.suspect", { field: fieldLabel("lead", field), why })}
        </Note>
      ))}
      <ul className={styles.fields}>
        {fields.map((field) => (
          <li key={field.name}>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={!field.excluded}
                onChange={(event) => set(field, !event.currentTarget.checked)}
              />
              {nameOf(field)}
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf({ name, label }: LearnedField): string {
  const known = fieldLabel("lead", name);
  return known === name ? label : known;
}
