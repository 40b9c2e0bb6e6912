import { useEffect, useState, type ReactNode } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./BulkBarFrame.module.css";

// Told once where checking stops, not for each row on the way.
const restMs = 400;

type BulkBarFrameProps = { count: number; onClear: () => void; children: ReactNode };

/** Docked under the rows, so that it covers none of them. */
export function BulkBarFrame({ count, onClear, children }: BulkBarFrameProps) {
  const spoken = useSettled(count);
  return (
    <>
      <Spoken role="status">{spoken > 0 && t("bulk.spoken", { count: spoken })}</Spoken>
      {count > 0 && (
        <div className={styles.bar} role="toolbar" aria-label={t("bulk.label")}>
          <span className={styles.count}>{t("bulk.selected", { count })}</span>
          {children}
          <span className={styles.end}>
            <Button look="quiet" keys="Escape" onClick={onClear}>
              {t("bulk.clear")}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

function useSettled(count: number): number {
  const [settled, setSettled] = useState(count);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(count), restMs);
    return () => clearTimeout(timer);
  }, [count]);
  return settled;
}
