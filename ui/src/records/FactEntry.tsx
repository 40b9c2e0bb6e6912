import { IconTrash } from "@tabler/icons-react";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { Contact, Fact } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "./EditableText.tsx";
import { editFact } from "./edits.ts";
import { SourceMark } from "./SourceMark.tsx";
import styles from "./FactEntry.module.css";

export async function trashFact(fact: Fact): Promise<void> {
  try {
    const changed = await run("trash", { root: "fact", ids: [fact.id] });
    offerUndo(t("facts.removed", { value: fact.value }), changed, fact.value);
  } catch {
    // The failure has been told.
  }
}

export type FactProps = {
  contact: Contact;
  fact: Fact;
  onDocument?: ((id: string) => void) | undefined;
};

/** A job or a degree: where, as what, since and until when. */
export function FactEntry({ contact, fact, onDocument }: FactProps) {
  const { kind, value, detail, since, until } = fact;
  const isJob = kind === "job";
  const save = (field: "value" | "detail" | "since" | "until") => (text: string) =>
    editFact(contact, fact, field, text || null);
  return (
    <li className={styles.entry}>
      <div className={styles.parts}>
        <EditableText
          look="strong"
          label={t(isJob ? "facts.employer" : "facts.degree")}
          value={value}
          onSave={save("value")}
        />
        <EditableText
          label={t(isJob ? "facts.jobTitle" : "facts.school")}
          value={detail ?? ""}
          empty={t(isJob ? "facts.noTitle" : "facts.noSchool")}
          onSave={save("detail")}
        />
        <div className={styles.years}>
          {isJob && (
            <>
              <EditableText
                label={t("facts.since")}
                value={since ?? ""}
                empty={t("facts.since")}
                onSave={save("since")}
              />
              <span className={styles.to}>{t("facts.to")}</span>
            </>
          )}
          <EditableText
            label={t(isJob ? "facts.until" : "facts.year")}
            value={until ?? ""}
            empty={t(isJob ? "facts.until" : "facts.year")}
            onSave={save("until")}
          />
        </div>
      </div>
      <span className={styles.acts}>
        <SourceMark fact={fact} onDocument={onDocument} />
        <span className={styles.remove}>
          <IconButton
            label={t("facts.remove", { value })}
            icon={<IconTrash size={14} stroke={1.5} />}
            onClick={() => void trashFact(fact)}
          />
        </span>
      </span>
    </li>
  );
}
