import { Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Contact, FactKind } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { AddFact, type Kind } from "./AddFact.tsx";
import { FactChips } from "./FactChips.tsx";
import { FactEntry } from "./FactEntry.tsx";
import styles from "./ContactFacts.module.css";

const kinds: readonly Kind[] = ["job", "degree", "skill", "language"];

// The last two jobs say most; what was before is a click away.
const entriesShown = 2;

type ContactFactsProps = { contact: Contact; onDocument?: (id: string) => void };

/** What else is known of a person: jobs and degrees as entries, skills and languages as chips. */
export function ContactFacts({ contact, onDocument }: ContactFactsProps) {
  const [adding, setAdding] = useState<Kind | null>(null);
  const { facts } = contact;
  const of = (kind: FactKind) => facts.filter((fact) => fact.kind === kind);
  const shown = { contact, onDocument };
  return (
    <Section title={t("facts.title")} aside={<AddMenu onAdd={setAdding} />}>
      {facts.length === 0 && adding === null && <p className={styles.none}>{t("facts.none")}</p>}
      {(["job", "degree"] as const).map((kind) => {
        const entries = of(kind);
        if (entries.length === 0) return null;
        return (
          <div key={kind} role="group" aria-label={t(`facts.${kind}s`)} className={styles.group}>
            <h3 className={styles.title}>{t(`facts.${kind}s`)}</h3>
            <ul>
              {entries.slice(0, entriesShown).map((fact) => (
                <FactEntry key={fact.id} fact={fact} {...shown} />
              ))}
            </ul>
            {entries.length > entriesShown && (
              <details>
                <summary className={styles.summary}>
                  {t(`facts.more.${kind}`, { count: entries.length - entriesShown })}
                </summary>
                <ul>
                  {entries.slice(entriesShown).map((fact) => (
                    <FactEntry key={fact.id} fact={fact} {...shown} />
                  ))}
                </ul>
              </details>
            )}
          </div>
        );
      })}
      <FactChips label={t("facts.skills")} facts={of("skill")} {...shown} />
      <FactChips label={t("facts.languages")} facts={of("language")} {...shown} />
      <FactChips label={t("facts.others")} facts={of("other")} {...shown} />
      {adding && <AddFact contactId={contact.id} kind={adding} onDone={() => setAdding(null)} />}
    </Section>
  );
}

function AddMenu({ onAdd }: { onAdd: (kind: Kind) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          look="link"
          aria-label={t("facts.add")}
          icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
        >
          {t("action.add")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`facts.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
