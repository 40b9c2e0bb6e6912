import { useState } from "react";
import type { Import, ImportReason } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { step } from "./acts.ts";
import { isOpen } from "./importText.ts";
import input from "#ui/design/primitives/TextField.module.css";
import styles from "./imports.module.css";

type ReasonsProps = { of: Import; reasons: readonly ImportReason[] };

/** Why rows stay out; a value that is wrong is mended for all of its rows at once. */
export function Reasons({ of, reasons }: ReasonsProps) {
  return (
    <Section title={t("import.reasons")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("import.why")}</th>
            <th scope="col">{t("import.value")}</th>
            <th scope="col">{t("import.rowsHead")}</th>
            <th scope="col">{t("import.instead")}</th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <ReasonLine
              key={`${reason.kind} ${reason.column} ${reason.value} ${reason.line}`}
              of={of}
              reason={reason}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function ReasonLine({ of, reason }: { of: Import; reason: ImportReason }) {
  const { column, kind, value, rows, line } = reason;
  const name = of.columns.find(({ index }) => index === column)?.name;
  const why = t(`import.problem.${kind}`);
  return (
    <tr>
      <th scope="row">{name === undefined ? why : t("import.whyOf", { name, why })}</th>
      <td dir="auto">{value}</td>
      <td>{rows === 1 ? t("import.line", { line }) : formatNumber(rows)}</td>
      <td>
        {isOpen(of) && column !== null && value !== null && (
          <Fix id={of.id} column={column} value={value} />
        )}
      </td>
    </tr>
  );
}

type FixProps = { id: string; column: number; value: string };

/** Another value in its place; none leaves the cells blank. */
function Fix({ id, column, value }: FixProps) {
  const [replacement, setReplacement] = useState(value);
  const fix = () => void step("import_fix", { id, column, value, replacement });
  return (
    <form
      className={styles.fix}
      onSubmit={(event) => {
        event.preventDefault();
        fix();
      }}
    >
      <input
        className={input.input}
        aria-label={t("import.insteadOf", { value })}
        placeholder={t("import.blank")}
        autoComplete="off"
        value={replacement}
        onChange={(event) => setReplacement(event.currentTarget.value)}
      />
      <Button type="submit" disabled={replacement === value}>
        {replacement === "" ? t("import.leaveBlank") : t("import.fix")}
      </Button>
    </form>
  );
}
