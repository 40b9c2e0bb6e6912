import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { customFieldsQuery } from "#ui/api/queries.ts";
import type { CustomField } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { CustomEditor } from "./CustomEditor.tsx";
import { saveCustom, type CustomOwner } from "./customActs.ts";
import { Fact } from "./Facts.tsx";
import styles from "./CustomFacts.module.css";

/** The fields that the team made up, each edited where it stands; to be put among other facts. */
export function CustomFacts(owner: CustomOwner) {
  const { data: fields } = useQuery(customFieldsQuery());
  return fields
    ?.filter(({ root, hidden }) => root === owner.root && !hidden)
    .map((field) => (
      <Fact key={field.id} label={field.name}>
        <CustomFact owner={owner} field={field} />
      </Fact>
    ));
}

function CustomFact({ owner, field }: { owner: CustomOwner; field: CustomField }) {
  const id = useId();
  const [wrong, setWrong] = useState<string | null>(null);
  // The value that another record was found to have; it is kept, and may be meant.
  const [taken, setTaken] = useState<string | null>(null);
  const stored = owner.record.custom.find(({ fieldId }) => fieldId === field.id);
  const value = stored?.value ?? "";

  async function save(next: string | null): Promise<string | null> {
    if ((next ?? "") === value) {
      setWrong(null);
      return null;
    }
    const saved = await saveCustom(owner, field, next);
    setWrong(saved.wrong);
    setTaken(saved.isTaken ? next : null);
    return saved.wrong;
  }

  const warnings = [
    field.required && value === "" ? t("custom.required") : null,
    value !== "" && taken === value ? t(`custom.taken.${owner.root}`) : null,
  ].filter((warning) => warning !== null);
  return (
    <div className={styles.fact}>
      <CustomEditor
        field={field}
        value={value}
        currency={stored?.currency ?? null}
        wrong={wrong}
        noteId={id}
        onSave={save}
      />
      <div id={id} role="status">
        {warnings.map((warning) => (
          <p key={warning} className={styles.warning}>
            <IconAlertTriangle size={12} stroke={1.5} aria-hidden="true" />
            {warning}
          </p>
        ))}
      </div>
    </div>
  );
}
