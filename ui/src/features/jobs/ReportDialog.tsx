import { Modal } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { undo } from "#ui/actions/undo.ts";
import { bulkReportQuery, undoListQuery } from "#ui/api/queries.ts";
import type { BulkFailure, BulkReport } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { outcomeText, reasonText, unchangedCount } from "#ui/records/bulk/outcome.ts";
import { showReport, useShownReport } from "#ui/records/bulk/reports.ts";
import { ExampleLink } from "./ExampleLink.tsx";
import styles from "./ReportDialog.module.css";

const close = () => showReport(null);

/** What came of a work on many records: how many it changed, and which it left alone, and why. */
export function ReportDialog() {
  const id = useShownReport();
  return (
    <Modal opened={id !== null} onClose={close} title={t("report.title")} size="34rem">
      {id !== null && <Report id={id} />}
    </Modal>
  );
}

function Report({ id }: { id: string }) {
  const report = useQuery(bulkReportQuery(id));
  if (report.error) return <ErrorNote error={report.error} />;
  if (!report.data) return <Skeleton lines={4} />;
  return (
    <>
      <p>{outcomeText(report.data)}</p>
      <Numbers report={report.data} />
      {report.data.failures.length > 0 && (
        <section aria-label={t("report.left")}>
          <h3 className={styles.title}>{t("report.left")}</h3>
          {report.data.failures.map((failure) => (
            <Reason key={`${failure.reason} ${failure.why}`} failure={failure} />
          ))}
        </section>
      )}
      <Ways report={report.data} />
    </>
  );
}

function Numbers({ report }: { report: BulkReport }) {
  const { total, changed, failed, keptLater, done } = report;
  const lines = [
    [t("report.total"), total],
    [t("report.changed"), changed],
    [t("report.unchanged"), unchangedCount(report)],
    [t("report.failed"), failed],
    [t("report.notReached"), total - done],
    [t("report.keptLater"), keptLater],
  ] as const;
  return (
    <dl className={styles.numbers}>
      {lines
        .filter(([, count], index) => index < 2 || count > 0)
        .map(([label, count]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(count)}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

function Reason({ failure }: { failure: BulkFailure }) {
  const { count, examples } = failure;
  return (
    <details className={styles.reason}>
      <summary className={styles.summary}>
        <IconChevronRight size={14} stroke={1.5} className={styles.fold} aria-hidden="true" />
        <span className={styles.why}>{reasonText(failure)}</span>
        <span className={styles.count}>{formatNumber(count)}</span>
      </summary>
      <ul className={styles.examples}>
        {examples.map((id) => (
          <li key={id}>
            <ExampleLink id={id} onOpen={close} />
          </li>
        ))}
        {count > examples.length && (
          <li className={styles.more}>{t("report.more", { count: count - examples.length })}</li>
        )}
      </ul>
    </details>
  );
}

function Ways({ report: { group, state } }: { report: BulkReport }) {
  const list = useQuery(undoListQuery());
  const step = list.data?.find((entry) => entry.group === group);
  function takeBack(): void {
    close();
    void undo(group);
  }
  return (
    <div className={styles.actions}>
      {step?.possible === true && state !== "running" && (
        <Button size="large" onClick={takeBack}>
          {t("action.undo")}
        </Button>
      )}
      <Button size="large" look="primary" data-autofocus onClick={close}>
        {t("action.close")}
      </Button>
    </div>
  );
}
