import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import type { AudienceMember, SegmentPick } from "#ui/bindings/engine.ts";
import { useNow } from "#ui/design/useNow.ts";
import { formatMoneyShort, formatNumber, formatWhen } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import type { Counted } from "./useAudience.ts";
import { WhyPerson, type WhyAsked } from "./WhyPerson.tsx";
import styles from "./AudiencePane.module.css";

type SampleListProps = {
  counted: Counted;
  why: WhyAsked;
  picks: readonly SegmentPick[];
  onPicks: (picks: SegmentPick[]) => void;
};

/** Some of those who are in; each can be opened for the reasons. */
export function SampleList({ counted, why, picks, onPicks }: SampleListProps) {
  const [open, setOpen] = useState<string | null>(null);
  if (counted.count === 0) return <p className={styles.none}>{t("audience.none")}</p>;
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>{t("audience.name")}</span>
        <span>{t("audience.spend")}</span>
        <span>{t("audience.orders")}</span>
        <span>{t("audience.last")}</span>
      </div>
      <ul>
        {counted.sample.map((member) => (
          <li key={member.contact.id}>
            <Member
              member={member}
              isOpen={open === member.contact.id}
              onToggle={() => setOpen(open === member.contact.id ? null : member.contact.id)}
            />
            {open === member.contact.id && (
              <div className={styles.why}>
                <WhyPerson why={why} person={member.contact} picks={picks} onPicks={onPicks} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

type MemberProps = { member: AudienceMember; isOpen: boolean; onToggle: () => void };

function Member({ member: { contact, figures }, isOpen, onToggle }: MemberProps) {
  const now = useNow();
  const [spend] = figures.spend;
  const last = figures.lastOrderAt ?? figures.lastVisitAt;
  const Icon = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <button type="button" className={styles.member} aria-expanded={isOpen} onClick={onToggle}>
      <span className={styles.name} dir="auto">
        {contact.name}
      </span>
      <span className={styles.figure}>
        {spend ? formatMoneyShort(spend.amountMinor, spend.currency) : ""}
      </span>
      <span className={styles.figure}>{formatNumber(figures.orderCount)}</span>
      <span className={styles.figure}>{last === null ? "" : formatWhen(last, now)}</span>
      <Icon size={12} stroke={1.5} aria-hidden="true" />
    </button>
  );
}
