import { useQuery } from "@tanstack/react-query";
import { scoreQuery } from "#ui/api/queries.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { t } from "#ui/i18n/t.ts";
import { editContact } from "#ui/records/edits.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { contactField } from "#ui/records/fields.ts";
import { StageChip } from "#ui/records/StageChip.tsx";
import { stageName, standingIn, useStages } from "#ui/records/pipeline.ts";
import { ScoreMark } from "#ui/records/score/ScoreMark.tsx";
import { StageAge } from "#ui/records/StageAge.tsx";
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
      <StageChip state={lead.state} stageId={lead.stageId} />
      <StageAge lead={lead} />
      <LeadScore leadId={lead.id} />
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

/** The score beside the name; why it is so stands in its tab. */
function LeadScore({ leadId }: { leadId: string }) {
  const { data: score } = useQuery(scoreQuery(leadId));
  const isScored = score && (score.version !== null || score.override !== null);
  return isScored ? <ScoreMark score={score.total} grade={score.grade} /> : null;
}

/** How far along: a picture of the stage that the chip names. */
function StageSteps({ lead }: { lead: Lead }) {
  const isLost = lead.state === "LOST";
  const steps = useStages().filter(({ state }) => isLost || state !== "LOST");
  const stage = standingIn(steps, lead);
  const at = stage ? steps.indexOf(stage) : -1;
  return (
    <ol className={styles.steps} aria-label={t("lead.steps")}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={styles.step}
          data-done={(!isLost && index <= at) || undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {stageName(step)}
        </li>
      ))}
    </ol>
  );
}
