import { IconX } from "@tabler/icons-react";
import type { Contact, Fact } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "./EditableText.tsx";
import { editFact } from "./edits.ts";
import { trashFact } from "./FactEntry.tsx";
import { SourceMark } from "./SourceMark.tsx";
import styles from "./FactChips.module.css";

type FactChipsProps = {
  label: string;
  contact: Contact;
  facts: readonly Fact[];
  onDocument?: ((id: string) => void) | undefined;
};

/** Many short facts of one kind; one source stands for all that came from it. */
export function FactChips({ label, contact, facts, onDocument }: FactChipsProps) {
  if (facts.length === 0) return null;
  const sources = facts.filter(
    (fact, index) =>
      facts.findIndex(
        ({ documentId, authorName }) =>
          documentId === fact.documentId && authorName === fact.authorName,
      ) === index,
  );
  return (
    <div role="group" aria-label={label} className={styles.group}>
      <div className={styles.head}>
        <h3 className={styles.title}>{label}</h3>
        {sources.map((fact) => (
          <SourceMark key={fact.id} fact={fact} onDocument={onDocument} />
        ))}
      </div>
      <ul className={styles.chips}>
        {facts.map((fact) => (
          <li key={fact.id} className={styles.chip}>
            <EditableText
              look="chip"
              label={label}
              value={fact.value}
              onSave={(text) => editFact(contact, fact, "value", text || null)}
            />
            <button
              type="button"
              className={styles.remove}
              aria-label={t("facts.remove", { value: fact.value })}
              onClick={() => void trashFact(fact)}
            >
              <IconX size={12} stroke={1.5} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
