import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { statusQuery } from "#ui/api/queries.ts";
import type { Import, ImportCell, ImportChange } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { cellText } from "./cellText.ts";
import { labelOf } from "./importText.ts";
import styles from "./imports.module.css";

type ChangesProps = { of: Import; changes: readonly ImportChange[] };

/** The first rows, and each cell that would become another. */
export function Changes({ of, changes }: ChangesProps) {
  return (
    <Section title={t("import.changes")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("import.lineHead")}</th>
            <th scope="col">{t("lead.name")}</th>
            <th scope="col">{t("import.act")}</th>
            <th scope="col">{t("import.cells")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.line}>
              <td>{change.line}</td>
              <th scope="row" dir="auto">
                <Named of={of} change={change} />
              </th>
              <td>{t(`import.act.${change.act}`)}</td>
              <td>
                <ul>
                  {change.cells.map((cell) => (
                    <CellLine key={cell.field} of={of} change={change} cell={cell} />
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Named({ of: { target }, change }: { of: Import; change: ImportChange }) {
  const { name, recordId } = change;
  if (recordId === null || target !== "contact") return name;
  return (
    <Link to="/contacts/$id" params={{ id: recordId }} search={{}}>
      {name}
    </Link>
  );
}

type CellLineProps = { of: Import; change: ImportChange; cell: ImportCell };

function CellLine({ of, change: { cells }, cell: { field, from, to } }: CellLineProps) {
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const text = (stored: string) => cellText({ cells, fields: of.fields, currency }, field, stored);
  return (
    <li>
      <span className={styles.hint}>{labelOf(of, field)}</span>{" "}
      {from !== null && <del>{text(from)}</del>}{" "}
      {to !== null && <ins className={styles.to}>{text(to)}</ins>}
    </li>
  );
}
