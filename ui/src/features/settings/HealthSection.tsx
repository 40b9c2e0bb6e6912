import { useCommand } from "#ui/api/mutations.ts";
import type { Integrity } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { Setting } from "./Setting.tsx";
import styles from "./sections.module.css";

export function HealthSection() {
  const check = useCommand("check_integrity", "here");
  return (
    <>
      <Setting label={t("health.check")} hint={t("health.checkHint")}>
        <Button look="primary" disabled={check.isPending} onClick={() => check.mutate({})}>
          {check.isPending ? t("health.running") : t("health.check")}
        </Button>
      </Setting>
      {check.error && <ErrorNote error={check.error} />}
      {check.data && <Result integrity={check.data} />}
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

function Verdict({ good }: { good: boolean }) {
  return <Chip tone={good ? "ok" : "danger"}>{good ? t("health.good") : t("health.bad")}</Chip>;
}
