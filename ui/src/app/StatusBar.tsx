import { IconFileText, IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { intakeQueueQuery } from "#ui/api/queries.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./StatusBar.module.css";

export function StatusBar({ onKeys }: { onKeys: () => void }) {
  const { data: queue } = useQuery(intakeQueueQuery());
  const reading = (queue?.waiting ?? 0) + (queue?.reading ?? 0);
  return (
    <footer className={styles.bar} aria-label={t("status.label")}>
      <span role="status" className={styles.item}>
        {reading > 0 && (
          <>
            <IconFileText size={14} stroke={1.5} aria-hidden="true" />
            {t("status.reading", { count: reading })}
          </>
        )}
      </span>
      <button type="button" className={styles.keys} onClick={onKeys} aria-keyshortcuts="?">
        <Kbd keys="?" />
        {t("status.keys")}
      </button>
      <span className={styles.item}>
        <IconLock size={14} stroke={1.5} aria-hidden="true" />
        {t("status.encrypted")}
      </span>
    </footer>
  );
}
