import { useQuery } from "@tanstack/react-query";
import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { healthQuery } from "#ui/api/queries.ts";
import type { Integrity } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { CopyButton } from "#ui/design/primitives/CopyButton.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatBytes, formatNumber } from "#ui/i18n/format.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import type { Health, Queue } from "#ui/bindings/engine.ts";
import { Setting } from "./Setting.tsx";
import styles from "./sections.module.css";

/** Whether all is well: what a check finds, sizes, queues, and a text to hand on. */
export function HealthSection() {
  const check = useCommand("check_integrity", "here");
  const health = useQuery(healthQuery());
  const checkAll = () => check.mutate({});
  useActions([named("check", t("health.check"), checkAll)]);
  return (
    <>
      <Setting label={t("health.check")} hint={t("health.checkHint")}>
        <Button look="primary" disabled={check.isPending} onClick={checkAll}>
          {check.isPending ? t("health.running") : t("health.check")}
        </Button>
      </Setting>
      {check.error && <ErrorNote error={check.error} />}
      {check.data && <Result integrity={check.data} />}
      {health.error && <ErrorNote error={health.error} />}
      {!health.data && !health.error && <Skeleton lines={8} />}
      {health.data && <Standing health={health.data} />}
    </>
  );
}

function Result({ integrity }: { integrity: Integrity }) {
  const { database, stateDigest, contentDigest, stateMatches, contentMatches, auditMatches } =
    integrity;
  return (
    <dl className={styles.facts} role="status">
      <dt>{t("health.database")}</dt>
      <dd>
        <Verdict good={database === "ok"} />
        {database !== "ok" && <p>{database}</p>}
      </dd>
      <dt>{t("health.state")}</dt>
      <dd>
        <Verdict good={stateMatches} />
        <p className={styles.mono}>{stateDigest}</p>
      </dd>
      <dt>{t("health.content")}</dt>
      <dd>
        <Verdict good={contentMatches} />
        <p className={styles.mono}>{contentDigest}</p>
      </dd>
      <dt>{t("health.audit")}</dt>
      <dd>
        <Verdict good={auditMatches} />
      </dd>
    </dl>
  );
}

function Standing({ health }: { health: Health }) {
  const { version, system, schemaVersion, sqliteVersion, records, lastBackupAt, lastCheckAt } =
    health;
  const [database, journal, files] = [
    health.databaseBytes,
    health.journalBytes,
    health.filesBytes,
  ].map(formatBytes);
  return (
    <>
      <h3>{t("health.now")}</h3>
      <dl className={styles.facts}>
        <dt>{t("health.version")}</dt>
        <dd>{t("health.versionOf", { version, system })}</dd>
        <dt>{t("health.schema")}</dt>
        <dd>{t("health.schemaOf", { schema: schemaVersion, sqlite: sqliteVersion })}</dd>
        <dt>{t("health.size")}</dt>
        <dd>{t("health.sizeOf", { database: database ?? "", journal: journal ?? "" })}</dd>
        <dt>{t("health.files")}</dt>
        <dd>{files}</dd>
        <dt>{t("health.records")}</dt>
        <dd>{t("health.recordsOf", records)}</dd>
        <dt>{t("health.backup")}</dt>
        <dd>
          <Moment at={lastBackupAt} />
        </dd>
        <dt>{t("health.last")}</dt>
        <dd>
          <Moment at={lastCheckAt} />
        </dd>
      </dl>
      <Queues queues={health.queues} />
      <Setting label={t("health.report")} hint={t("health.reportHint")}>
        <CopyButton text={health.report} label={t("health.copy")} />
      </Setting>
      <details>
        <summary>{t("health.show")}</summary>
        <pre className={styles.report}>
          <code>{health.report}</code>
        </pre>
      </details>
    </>
  );
}

function Moment({ at }: { at: number | null }) {
  return at === null ? t("health.never") : <When at={at} />;
}

function Queues({ queues }: { queues: readonly Queue[] }) {
  if (queues.length === 0) return null;
  return (
    <>
      <h3>{t("health.queues")}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("health.queue")}</th>
            <th scope="col">{t("health.waiting")}</th>
            <th scope="col">{t("health.active")}</th>
            <th scope="col">{t("health.failed")}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map(({ kind, waiting, running, failed }) => (
            <tr key={kind}>
              <th scope="row">{tCode(`health.queue.${kind}`, t("jobs.kind.other"))}</th>
              <td>{formatNumber(waiting)}</td>
              <td>{formatNumber(running)}</td>
              <td>
                {failed > 0 ? <Chip tone="danger">{formatNumber(failed)}</Chip> : formatNumber(0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Verdict({ good }: { good: boolean }) {
  return <Chip tone={good ? "ok" : "danger"}>{good ? t("health.good") : t("health.bad")}</Chip>;
}
