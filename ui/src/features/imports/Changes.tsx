import { Link } from "@tanstack/react-router";
import type { Import, ImportCell, ImportChange } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
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
                    <CellLine key={cell.field} of={of} cell={cell} />
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

function CellLine({ of, cell: { field, from, to } }: { of: Import; cell: ImportCell }) {
  return (
    <li>
      <span className={styles.hint}>{labelOf(of, field)}</span> {from !== null && <del>{from}</del>}{" "}
      <ins className={styles.to}>{to}</ins>
    </li>
  );
}
