import type { Import, ImportReport } from "#ui/bindings/engine.ts";
import { Note } from "#ui/design/primitives/Note.tsx";
import { ProgressBar } from "#ui/design/primitives/ProgressBar.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./imports.module.css";

/** How far it is, and what came of it, or would. */
export function Outcome({ of }: { of: Import }) {
  const { state, report, rows, done, message } = of;
  const isWorking = state === "checking" || state === "running" || state === "paused";
  if (!isWorking && !report && message === null) return null;
  return (
    <Section title={t(state === "checked" ? "import.wouldBe" : `import.state.${state}`)}>
      {state === "failed" && (
        <Note tone="danger" role="alert">
          {t("import.gaveUp")}
          {message !== null && <code className={styles.code}>{message}</code>}
        </Note>
      )}
      {isWorking && (
        <>
          {rows !== null && rows > 0 && (
            <ProgressBar label={t(`import.state.${state}`)} done={done} total={rows} />
          )}
          <p role="status">
            {rows === null
              ? t("import.readSoFar", { count: done })
              : t("jobs.place", { done, total: rows })}
          </p>
        </>
      )}
      {report && <Counts report={report} isDry={state === "checked"} />}
    </Section>
  );
}

const kinds = ["create", "update", "unchanged", "skip", "conflict", "failed"] as const;

function Counts({ report, isDry }: { report: ImportReport; isDry: boolean }) {
  return (
    <>
      <dl className={styles.counts}>
        {kinds.map((kind) => (
          <div key={kind} className={styles.count} data-kind={report[kind] > 0 ? kind : undefined}>
            <dt>{t(`import.count.${kind}`)}</dt>
            <dd>{formatNumber(report[kind])}</dd>
          </div>
        ))}
      </dl>
      {isDry && <p className={styles.hint}>{t("import.dry")}</p>}
    </>
  );
}
