import type { Lead } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { t } from "#ui/i18n/t.ts";
import { editContact } from "#ui/records/edits.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { contactField } from "#ui/records/fields.ts";
import { StageChip } from "#ui/records/StageChip.tsx";
import { stages } from "#ui/records/stages.ts";
import styles from "./LeadHead.module.css";

export function LeadHead({ lead }: { lead: Lead }) {
  const { contact } = lead;
  return (
    <div className={styles.head}>
      <Avatar name={contact.name} size="large" />
      <EditableText
        look="title"
        label={t("lead.name")}
        value={contact.name}
        onSave={(name) => editContact(contact, { name }, { field: contactField.name, value: name })}
      />
      <StageChip state={lead.state} />
      <StageSteps lead={lead} />
      {lead.ownerName !== null && (
        <span className={styles.owner}>
          <Avatar name={lead.ownerName} />
          {lead.ownerName}
        </span>
      )}
    </div>
  );
}

/** How far along: a picture of the stage that the chip names. */
function StageSteps({ lead }: { lead: Lead }) {
  const steps = stages.filter((state) => (lead.state === "LOST" ? true : state !== "LOST"));
  const at = steps.indexOf(lead.state);
  return (
    <ol className={styles.steps} aria-label={t("lead.steps")}>
      {steps.map((state, index) => (
        <li
          key={state}
          className={styles.step}
          data-done={(lead.state !== "LOST" && index <= at) || undefined}
          aria-current={state === lead.state ? "step" : undefined}
        >
          {t(`stage.${state}`)}
        </li>
      ))}
    </ol>
  );
}
