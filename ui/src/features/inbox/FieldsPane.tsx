import { useQuery } from "@tanstack/react-query";
import { statusQuery } from "#ui/api/queries.ts";
import type { IntakeDetail } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { failureOf } from "#ui/platform/failure.ts";
import { DuplicateBox } from "./DuplicateBox.tsx";
import { FoundFieldInput } from "./FoundFieldInput.tsx";
import { sureFrom } from "./queue.ts";
import styles from "./FieldsPane.module.css";

export type FieldName = "name" | "email" | "phone";
export type Values = Record<FieldName | "title", string> & {
  /** The person in the book this file belongs to; null makes a new one. */
  contactId: string | null;
};

const names: readonly FieldName[] = ["name", "email", "phone"];

type FieldsPaneProps = {
  detail: IntakeDetail;
  values: Values;
  onValues: (values: Values) => void;
  onFocus: (field: FieldName | null) => void;
  error: unknown;
};

export function FieldsPane({ detail, values, onValues, onFocus, error }: FieldsPaneProps) {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { fields, duplicates } = detail;
  const sure = fields.filter(({ confidence }) => confidence >= sureFrom).length;
  const wrong = error === null ? null : failureOf(error).field;
  return (
    <Pane label={t("inbox.found")} width="fields" side="end">
      <div className={styles.head}>
        <h2 className={styles.title}>{t("inbox.found")}</h2>
        {fields.length > 0 && (
          <span className={styles.sure}>{t("inbox.sure", { sure, count: fields.length })}</span>
        )}
      </div>
      <Scroll label={t("inbox.found")}>
        {duplicates.map((duplicate) => (
          <DuplicateBox
            key={duplicate.contactId ?? duplicate.intakeId}
            duplicate={duplicate}
            chosen={duplicate.contactId !== null && values.contactId === duplicate.contactId}
            onChoose={(contactId) => onValues({ ...values, contactId })}
          />
        ))}
        <div className={styles.fields}>
          {names.map((name) => (
            <FoundFieldInput
              key={name}
              label={t(name === "name" ? "lead.name" : `points.${name}`)}
              found={fields.find(({ field }) => field === name)}
              value={values[name]}
              guess={name === "name" ? detail.nameHint : null}
              wrong={wrong === name}
              onValue={(value) => onValues({ ...values, [name]: value })}
              onFocus={(focused) => onFocus(focused ? name : null)}
            />
          ))}
          <FoundFieldInput
            label={t(`lead.title.${profile}`)}
            found={undefined}
            value={values.title}
            wrong={wrong === "title"}
            onValue={(title) => onValues({ ...values, title })}
          />
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
