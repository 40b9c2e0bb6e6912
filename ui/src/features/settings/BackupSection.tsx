import { useQuery } from "@tanstack/react-query";
import { useCommand } from "#ui/api/mutations.ts";
import { backupsQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatBytes } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Setting } from "./Setting.tsx";
import styles from "./sections.module.css";

export function BackupSection() {
  const backups = useQuery(backupsQuery());
  const backUp = useCommand("backup_now", "here");
  return (
    <>
      <Setting label={t("backup.now")} hint={t("backup.nowHint")}>
        <Button look="primary" disabled={backUp.isPending} onClick={() => backUp.mutate({})}>
          {backUp.isPending ? t("backup.running") : t("backup.now")}
        </Button>
      </Setting>
      {backUp.error && <ErrorNote error={backUp.error} kept={t("backup.kept")} />}
      {backUp.data && (
        <p role="status" className={styles.saved}>
          {t("backup.made", { name: backUp.data.fileName })}
        </p>
      )}
      <h3>{t("backup.list")}</h3>
      {backups.error && <ErrorNote error={backups.error} />}
      {!backups.data && !backups.error && <Skeleton lines={3} />}
      {backups.data?.length === 0 && <p className={styles.about}>{t("backup.none")}</p>}
      <ul className={styles.list} hidden={!backups.data?.length}>
        {backups.data?.map((backup) => (
          <li key={backup.path} className={styles.line}>
            <div className={styles.main}>
              <p className={styles.name} data-selectable>
                {backup.fileName}
              </p>
              <p className={styles.about} data-selectable>
                {backup.path}
              </p>
            </div>
            <span className={styles.about}>{formatBytes(backup.sizeBytes)}</span>
            <span className={styles.about}>
              <When at={backup.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
