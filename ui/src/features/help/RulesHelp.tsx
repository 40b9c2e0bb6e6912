import { useQuery } from "@tanstack/react-query";
import { catalogueQuery, statusQuery } from "#ui/api/queries.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import type { PeopleRoot } from "#ui/records/peopleRoot.ts";
import { ruleWords } from "#ui/records/ruleWords.ts";
import { Examples } from "./Examples.tsx";
import { examples } from "./topics.ts";
import styles from "./HelpDialog.module.css";

/** How a rule is written: examples to try, and every word that it may hold. */
export function RulesHelp({ onTry }: { onTry: () => void }) {
  return (
    <>
      <p>{t("help.rules.what")}</p>
      <p>{t("help.rules.joined")}</p>
      <h3>{t("help.rules.examples")}</h3>
      <Examples examples={examples} onTry={onTry} />
      <Fields root="lead" />
      <Fields root="contact" />
    </>
  );
}

function Fields({ root }: { root: PeopleRoot }) {
  const catalogue = useQuery(catalogueQuery(root));
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  if (catalogue.error) return <ErrorNote error={catalogue.error} />;
  if (!catalogue.data) return <Skeleton lines={6} />;
  const { fields, relations } = catalogue.data;
  const operators = new Map(fields.map((field) => [field.name, field.operators]));
  return (
    <>
      <h3>{t(`help.rules.fields.${root}`)}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("help.rules.word")}</th>
            <th scope="col">{t("help.rules.field")}</th>
            <th scope="col">{t("help.rules.operators")}</th>
          </tr>
        </thead>
        <tbody>
          {ruleWords(root, profile, fields).map(({ name, word, label }) => (
            <tr key={name}>
              <td>
                <code>{word}</code>
              </td>
              <td>{label}</td>
              <td>
                <code>{operators.get(name)?.join(", ")}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {relations.length > 0 && (
        <p>
          {t("help.rules.related")} <code>{relations.map(({ name }) => name).join(", ")}</code>
        </p>
      )}
    </>
  );
}
