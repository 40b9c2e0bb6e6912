import { IconLock } from "@tabler/icons-react";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { JobPanel } from "#ui/features/jobs/JobPanel.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./StatusBar.module.css";

type StatusBarProps = {
  onKeys: () => void;
  jobs: boolean;
  onJobs: (opened: boolean) => void;
};

export function StatusBar({ onKeys, jobs, onJobs }: StatusBarProps) {
  return (
    <footer className={styles.bar} aria-label={t("status.label")} data-pane tabIndex={-1}>
      <JobPanel opened={jobs} onOpened={onJobs} />
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
