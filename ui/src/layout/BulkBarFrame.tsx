import { useEffect, useRef, useState } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import { BulkMore, type BulkItem } from "./BulkMore.tsx";
import { useFirstLine } from "./useFirstLine.ts";
import styles from "./BulkBarFrame.module.css";

// Told once where checking stops, not for each row on the way.
const restMs = 400;

type BulkBarFrameProps = {
  /** What is checked, in words. */
  said: string;
  /** More that could be checked. */
  offer: { label: string; keys: string; run: () => void } | null;
  items: readonly BulkItem[];
  onClear: () => void;
};

/** Docked under the rows, so that it covers none of them. */
export function BulkBarFrame({ said, offer, items, onClear }: BulkBarFrameProps) {
  const acts = useRef<HTMLDivElement>(null);
  const fitting = useFirstLine(acts, items.map(({ label }) => label).join("\n"));
  return (
    <div className={styles.bar} role="toolbar" aria-label={t("bulk.label")} data-bulk>
      <span className={styles.count}>{said}</span>
      {offer && (
        <Button look="link" keys={offer.keys} onClick={offer.run}>
          {offer.label}
        </Button>
      )}
      <div ref={acts} className={styles.acts}>
        {items.map(({ id, label, icon, keys, run }, index) => (
          <span key={id} className={styles.act} data-over={index >= fitting || undefined}>
            <Button
              look="quiet"
              icon={icon}
              keys={keys}
              onClick={({ currentTarget }) => run(currentTarget)}
            >
              {label}
            </Button>
          </span>
        ))}
      </div>
      <span className={styles.end}>
        <BulkMore items={items.slice(fitting)} />
        <Button look="quiet" keys="Escape" onClick={onClear}>
          {t("bulk.clear")}
        </Button>
      </span>
    </div>
  );
}

/** Says what is checked when nothing more has been checked for a moment. */
export function BulkSpoken({ said }: { said: string }) {
  const [settled, setSettled] = useState(said);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(said), restMs);
    return () => clearTimeout(timer);
  }, [said]);
  return <Spoken role="status">{settled}</Spoken>;
}
