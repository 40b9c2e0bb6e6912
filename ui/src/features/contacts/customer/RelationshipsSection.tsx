import { IconPlus, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { Relationship } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { relationText } from "./relations.ts";
import styles from "./customer.module.css";

type RelationshipsSectionProps = {
  relationships: readonly Relationship[];
  onAdd: () => void;
};

/** What this contact is to others, and others to it. */
export function RelationshipsSection({ relationships, onAdd }: RelationshipsSectionProps) {
  return (
    <Section
      title={t("relation.title")}
      aside={
        <Button
          look="quiet"
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={onAdd}
        >
          {t("relation.open")}
        </Button>
      }
    >
      {relationships.length === 0 && <p className={styles.none}>{t("relation.none")}</p>}
      <ul>
        {relationships.map((relationship) => (
          <RelationLine key={relationship.id} relationship={relationship} />
        ))}
      </ul>
    </Section>
  );
}

function RelationLine({ relationship }: { relationship: Relationship }) {
  const { otherId, otherName, label } = relationship;
  return (
    <li className={styles.line}>
      <span className={styles.about}>{label ?? relationText(relationship)}</span>
      <span className={styles.what}>
        <Link to="/contacts/$id" params={{ id: otherId }} search={{}}>
          {otherName}
        </Link>
      </span>
      <IconButton
        label={t("relation.remove", { name: otherName })}
        icon={<IconX size={16} stroke={1.5} />}
        onClick={() => void remove(relationship)}
      />
    </li>
  );
}

async function remove({ id, otherName }: Relationship): Promise<void> {
  try {
    const changed = await run("relationship_remove", { id });
    offerUndo(t("relation.removed", { name: otherName }), changed, otherName);
  } catch {
    // The notice has told why.
  }
}
