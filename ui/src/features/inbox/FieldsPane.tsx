import { usePreference } from "#ui/api/preferences.ts";
import type { IntakeDetail } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { failureOf } from "#ui/platform/failure.ts";
import { ChipField } from "./ChipField.tsx";
import { DuplicateBox } from "./DuplicateBox.tsx";
import { DegreeFields, JobFields } from "./EntryFields.tsx";
import type { Form, Text } from "./form.ts";
import { FoundFieldInput } from "./FoundFieldInput.tsx";
import { LeadFields } from "./LeadFields.tsx";
import type { Reading } from "./reading.ts";
import styles from "./FieldsPane.module.css";

const texts: readonly Text[] = ["name", "email", "phone", "city"];

type FieldsPaneProps = {
  detail: IntakeDetail;
  form: Form;
  onForm: (form: Form) => void;
  reading: Reading;
  error: unknown;
};

export function FieldsPane({ detail, form, onForm, reading, error }: FieldsPaneProps) {
  const wrong = error === null ? null : failureOf(error).field;
  const entries = { form, onForm, reading };
  return (
    <Pane label={t("inbox.found")} width="fields" side="end">
      <div className={styles.head}>
        <h2 className={styles.title}>{t("inbox.found")}</h2>
        <Sure detail={detail} />
      </div>
      <Scroll label={t("inbox.found")}>
        {detail.duplicates.map((duplicate) => (
          <DuplicateBox
            key={duplicate.contactId ?? duplicate.intakeId}
            duplicate={duplicate}
            chosen={duplicate.contactId !== null && form.contactId === duplicate.contactId}
            onChoose={(contactId) => onForm({ ...form, contactId })}
          />
        ))}
        <div className={styles.fields}>
          {texts.map((name) => (
            <FoundFieldInput
              key={name}
              label={labelOf(name)}
              found={reading.find(name, 0)}
              value={form[name]}
              guess={name === "name" ? detail.nameHint : null}
              wrong={wrong === name}
              reading={reading}
              onValue={(value) => onForm({ ...form, [name]: value })}
            />
          ))}
          <ChipField
            label={t("intake.links")}
            field="link"
            items={form.links}
            reading={reading}
            onItems={(links) => onForm({ ...form, links })}
          />
          <JobFields {...entries} />
          <DegreeFields {...entries} />
          <ChipField
            label={t("intake.skills")}
            field="skill"
            items={form.skills}
            reading={reading}
            onItems={(skills) => onForm({ ...form, skills })}
          />
          <ChipField
            label={t("intake.languages")}
            field="language"
            items={form.languages}
            reading={reading}
            onItems={(languages) => onForm({ ...form, languages })}
          />
        </div>
        <div className={styles.fields}>
          <LeadFields form={form} onForm={onForm} reading={reading} wrong={wrong} />
        </div>
        {error !== null && (
          <div className={styles.error}>
            <ErrorNote error={error} kept={t("intake.kept")} />
          </div>
        )}
      </Scroll>
    </Pane>
  );
}

function labelOf(name: Text): string {
  if (name === "name") return t("lead.name");
  return name === "city" ? t("intake.city") : t(`points.${name}`);
}

/** Against the same measure by which all files are accepted. */
function Sure({ detail: { fields } }: { detail: IntakeDetail }) {
  const [over] = usePreference("ui.acceptOver");
  if (fields.length === 0) return null;
  const sure = fields.filter(({ confidence }) => confidence >= Number(over)).length;
  const percent = formatPercent(Number(over));
  return (
    <span className={styles.sure}>{t("inbox.sure", { sure, count: fields.length, percent })}</span>
  );
}
