import { Select } from "@mantine/core";
import type {
  DateOrder,
  DecimalMark,
  Import,
  ImportColumn,
  ImportQuestion,
} from "#ui/bindings/engine.ts";
import { Note } from "#ui/design/primitives/Note.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { step } from "./acts.ts";
import { importFieldLabel } from "./importText.ts";
import styles from "./imports.module.css";

const samplesShown = 3;

/** Where each column goes: what it is called, what stands in it, and the field it becomes. */
export function MappingSection({ of }: { of: Import }) {
  const missing = of.fields.filter(
    ({ name, required }) => required && !of.columns.some(({ field }) => field === name),
  );
  return (
    <Section title={t("import.columns")}>
      {missing.length > 0 && (
        <Note tone="warn" role="status">
          {t("import.missing", { fields: missing.map(importFieldLabel).join(", ") })}
        </Note>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("import.column")}</th>
            <th scope="col">{t("import.samples")}</th>
            <th scope="col">{t("import.becomes")}</th>
          </tr>
        </thead>
        <tbody>
          {of.columns.map((column) => (
            <ColumnLine key={column.index} of={of} column={column} />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function ColumnLine({ of, column }: { of: Import; column: ImportColumn }) {
  const { index, name, samples, empty, field, suggested, question } = column;
  function map(next: string | null): void {
    const mapping = of.columns.map((each) => ({
      column: each.index,
      // A field has one column: the one that was chosen last.
      field: each.index === index ? next : each.field === next ? null : each.field,
    }));
    void step("import_set", { id: of.id, mapping });
  }
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>
        <p dir="auto">{samples.slice(0, samplesShown).join(" · ")}</p>
        {empty > 0 && <p className={styles.hint}>{t("import.empty", { count: empty })}</p>}
      </td>
      <td className={styles.choice}>
        <Select
          aria-label={t("import.becomesOf", { name })}
          searchable
          clearable
          placeholder={t("import.leftOut")}
          data={of.fields.map((each) => ({
            value: each.name,
            label:
              each.name === suggested
                ? t("import.suggested", { field: importFieldLabel(each) })
                : importFieldLabel(each),
          }))}
          value={field}
          onChange={map}
        />
        {field !== null && question && <Ask of={of} column={column} question={question} />}
      </td>
    </tr>
  );
}

type AskProps = { of: Import; column: ImportColumn; question: ImportQuestion };

/** What can be read in two ways is asked, with what it is about. */
function Ask({ of: { id }, column: { index, name }, question: { kind, samples } }: AskProps) {
  const about = samples.slice(0, samplesShown).join(" · ");
  if (kind === "date_order") {
    return (
      <Select
        label={t("import.dateOrder", { samples: about })}
        aria-label={`${name}: ${t("import.dateOrder", { samples: about })}`}
        placeholder={t("import.answer")}
        data={(["dmy", "mdy", "ymd"] as const satisfies DateOrder[]).map((value) => ({
          value,
          label: t(`import.order.${value}`),
        }))}
        value={null}
        onChange={(order) =>
          order && void step("import_set", { id, dates: [{ column: index, order }] })
        }
      />
    );
  }
  return (
    <Select
      label={t("import.decimal", { samples: about })}
      aria-label={`${name}: ${t("import.decimal", { samples: about })}`}
      placeholder={t("import.answer")}
      data={([".", ","] as const satisfies DecimalMark[]).map((value) => ({
        value,
        label: t(value === "." ? "import.decimalPoint" : "import.decimalComma"),
      }))}
      value={null}
      onChange={(decimal) =>
        decimal && void step("import_set", { id, decimals: [{ column: index, decimal }] })
      }
    />
  );
}
