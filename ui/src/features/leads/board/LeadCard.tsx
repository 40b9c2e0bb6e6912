import { IconClock, IconHourglassEmpty } from "@tabler/icons-react";
import { memo } from "react";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { formatAge, formatExact, formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { NextStep } from "#ui/records/NextStep.tsx";
import { TagMarks } from "#ui/records/TagMarks.tsx";
import styles from "./LeadCard.module.css";

type LeadCardProps = {
  id: string;
  index: number;
  total: number;
  row: LeadRow | undefined;
  active: boolean;
  checked: boolean;
  /** It is on its way to another column. */
  carried: boolean;
};

/** One lead on the board. Plain elements only: hundreds of them are drawn while scrolling. */
export const LeadCard = memo(function LeadCard(props: LeadCardProps) {
  const { id, index, total, row, active, checked, carried } = props;
  return (
    <div
      id={id}
      role="option"
      className={styles.card}
      aria-selected={checked}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-card={index}
      data-active={active || undefined}
      data-checked={checked || undefined}
      data-carried={carried || undefined}
    >
      {row ? <Face row={row} /> : <span className={styles.waiting} />}
    </div>
  );
});

function Face({ row }: { row: LeadRow }) {
  const { name, title, valueMinor, currency, tags, nextStep } = row;
  const isOpen = row.state !== "WON" && row.state !== "LOST";
  return (
    <>
      <span className={styles.line}>
        <span className={styles.name} dir="auto">
          {name}
        </span>
        {valueMinor !== null && (
          <span className={styles.worth}>{formatMoney(valueMinor, currency)}</span>
        )}
      </span>
      <span className={styles.title} dir="auto">
        {title}
      </span>
      <span className={`${styles.line} ${styles.about}`}>
        <span className={styles.tags}>
          {tags.length > 0 && <TagMarks tags={tags} />}
          {tags.length === 0 && row.source !== null && <Chip tone="line">{row.source}</Chip>}
        </span>
        <Age row={row} />
        {row.ownerName !== null && (
          <span
            role="img"
            aria-label={t("card.owner", { name: row.ownerName })}
            title={row.ownerName}
          >
            <Avatar name={row.ownerName} />
          </span>
        )}
      </span>
      <span className={styles.step}>
        {nextStep ? <NextStep step={nextStep} /> : isOpen && t("card.noStep")}
      </span>
    </>
  );
}

/** How long it has stood in its stage; where that is too long, in words, colour and shape. */
function Age({ row: { stateAt, isRotting } }: { row: LeadRow }) {
  const now = useNow();
  const Icon = isRotting ? IconHourglassEmpty : IconClock;
  return (
    <span
      className={styles.age}
      data-rotting={isRotting || undefined}
      title={isRotting ? t("card.rotting") : t("card.since", { when: formatExact(stateAt) })}
    >
      <Icon size={12} stroke={1.5} aria-hidden="true" />
      <Spoken>{isRotting ? t("card.rotting") : t("card.age")}</Spoken>
      {formatAge(stateAt, now)}
    </span>
  );
}
