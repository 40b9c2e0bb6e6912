import { Select } from "@mantine/core";
import type { Import, SetImport } from "#ui/bindings/engine.ts";
import { Check } from "#ui/design/primitives/Check.tsx";
import { formatBytes } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { step } from "./acts.ts";
import { delimiters, delimiterText, encodings, targets } from "./importText.ts";
import styles from "./imports.module.css";

/** What was understood of the file, and the way to say otherwise. */
export function FileSection({ of }: { of: Import }) {
  const { id, kind, bytes, encoding, delimiter, header, sheets, sheet, target, remembered } = of;
  const set = (change: Omit<SetImport, "id">) => void step("import_set", { id, ...change });
  const others = (known: readonly string[], now: string) =>
    known.includes(now) ? known : [now, ...known];
  return (
    <Section title={t("import.file")} aside={formatBytes(bytes)}>
      {remembered && <p className={styles.hint}>{t("import.remembered")}</p>}
      <div className={styles.fields}>
        <Select
          label={t("import.rowsAre")}
          allowDeselect={false}
          data={targets.map((value) => ({ value, label: t(`import.target.${value}`) }))}
          value={target}
          onChange={(value) => value && set({ target: value })}
        />
        {kind === "csv" && (
          <>
            <Select
              label={t("import.encoding")}
              allowDeselect={false}
              data={[...others(encodings, encoding)]}
              value={encoding}
              onChange={(value) => value && set({ encoding: value })}
            />
            <Select
              label={t("import.delimiter")}
              allowDeselect={false}
              data={others(delimiters, delimiter).map((value) => ({
                value,
                label: delimiterText(value),
              }))}
              value={delimiter}
              onChange={(value) => value !== null && set({ delimiter: value })}
            />
          </>
        )}
        {sheets.length > 1 && (
          <Select
            label={t("import.sheet")}
            allowDeselect={false}
            data={sheets}
            value={sheet}
            onChange={(value) => value !== null && set({ sheet: value })}
          />
        )}
      </div>
      <Check label={t("import.header")} on={header} onCheck={(next) => set({ header: next })} />
    </Section>
  );
}
