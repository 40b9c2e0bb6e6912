import type { ReactNode } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./BulkBarFrame.module.css";

type BulkBarFrameProps = { count: number; onClear: () => void; children: ReactNode };

/** Docked under the rows, so that it covers none of them. */
export function BulkBarFrame({ count, onClear, children }: BulkBarFrameProps) {
  return (
    <>
      <Spoken role="status">{count > 0 && t("bulk.selected", { count })}</Spoken>
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
