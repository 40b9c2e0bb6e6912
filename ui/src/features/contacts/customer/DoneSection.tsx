import { IconBan, IconPlus } from "@tabler/icons-react";
import type { Done, Interaction } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { interactionName, voidInteraction } from "#ui/records/interactions.ts";
import { interactionKey } from "./keys.ts";
import styles from "./customer.module.css";

const shownMax = 8;

type DoneSectionProps = {
  done: readonly Done[];
  interactions: readonly Interaction[];
  onAdd: () => void;
};

/** What somebody did: how often in all, and the newest one by one. */
export function DoneSection({ done, interactions, onAdd }: DoneSectionProps) {
  const counts = done.map(({ kind, count }) =>
    t("interaction.count", { kind: interactionName(kind), count }),
  );
  return (
    <Section
      title={t("nav.interactions")}
      aside={
        <>
          {counts.join(" · ")}
          <Button
            look="quiet"
            keys={interactionKey}
            icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={onAdd}
          >
            {t("newInteraction.open")}
          </Button>
        </>
      }
    >
      {interactions.length === 0 && <p className={styles.none}>{t("customer.noInteractions")}</p>}
      <ul>
        {interactions.slice(0, shownMax).map((interaction) => (
          <InteractionLine key={interaction.id} interaction={interaction} />
        ))}
      </ul>
    </Section>
  );
}

function InteractionLine({ interaction }: { interaction: Interaction }) {
  const { kind, note, amountMinor, currency, happenedAt, voided } = interaction;
  const name = interactionName(kind);
  return (
    <li className={styles.line} data-voided={voided || undefined}>
      <span className={styles.what}>
        {name}
        {note !== null && `: ${note}`}
      </span>
      {voided && <span>{t("order.void")}</span>}
      <span className={styles.amount}>
        {amountMinor !== null && currency !== null && formatMoney(amountMinor, currency)}
      </span>
      <When at={happenedAt} />
      {!voided && (
        <IconButton
          label={t("interaction.voidOf", { name })}
          icon={<IconBan size={16} stroke={1.5} />}
          onClick={() => void voidInteraction(interaction)}
        />
      )}
    </li>
  );
}
