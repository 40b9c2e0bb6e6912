import { Popover } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconProgress, IconX } from "@tabler/icons-react";
import { useActions, type Action } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { showReport } from "#ui/records/bulk/reports.ts";
import { aboutWork, isEnded, percentOf, readingId, type Work } from "#ui/records/work.ts";
import { WorkBar } from "#ui/records/WorkBar.tsx";
import { useWork } from "./useWork.ts";
import styles from "./JobPanel.module.css";

type JobPanelProps = { opened: boolean; onOpened: (opened: boolean) => void };

/** In the status bar: the work that goes on; opened, all of it, with a way to stop it. */
export function JobPanel({ opened, onOpened }: JobPanelProps) {
  const { now, ended } = useWork();
  const first = now.find(({ state }) => state === "running") ?? now[0];
  const last = ended.find(({ hasReport }) => hasReport);
  useActions(last ? [reportAction(last)] : []);
  return (
    <>
      <Spoken role="status">{first && spokenOf(first)}</Spoken>
      <Popover
        opened={opened}
        onChange={onOpened}
        position="top-start"
        width="26rem"
        trapFocus
        returnFocus
        withRoles={false}
      >
        <Popover.Target>
          <button
            type="button"
            className={styles.open}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => onOpened(!opened)}
          >
            {first ? <Brief work={first} more={now.length - 1} /> : <Idle />}
          </button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t("jobs.title")}>
          <h2 className={styles.title} data-autofocus tabIndex={-1}>
            {t("jobs.title")}
          </h2>
          {now.length + ended.length === 0 && <p className={styles.none}>{t("jobs.none")}</p>}
          <WorkLines works={now} onClose={() => onOpened(false)} />
          {ended.length > 0 && (
            <div className={styles.ended}>
              <Scroll label={t("jobs.ended")}>
                <WorkLines works={ended} onClose={() => onOpened(false)} />
              </Scroll>
            </div>
          )}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** What came of the last work on many records, by name. */
function reportAction({ id, name }: Work): Action {
  const label = t("jobs.detailsOf", { name });
  return { id: "report", label, keys: [], scope: "everywhere", run: () => showReport(id) };
}

/** Changes with each tenth only, so that it is not said more often. */
function spokenOf(work: Work): string {
  if (work.state === "failed") return t("jobs.failedOf", { name: work.name });
  const tenth = Math.floor(percentOf(work) / 10) * 10;
  return t("jobs.spoken", { name: work.name, percent: formatPercent(tenth) });
}

function Idle() {
  return (
    <>
      <IconProgress size={14} stroke={1.5} aria-hidden="true" />
      {t("jobs.open")}
    </>
  );
}

function Brief({ work, more }: { work: Work; more: number }) {
  const { name, state, progress } = work;
  if (state === "failed") {
    return (
      <>
        <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
        {t("jobs.failedOf", { name })}
      </>
    );
  }
  return (
    <>
      <IconProgress size={14} stroke={1.5} aria-hidden="true" />
      {name}
      {progress && (
        <span className={styles.brief}>
          <WorkBar work={work} />
        </span>
      )}
      {progress && <span className={styles.percent}>{formatPercent(percentOf(work))}</span>}
      {more > 0 && <span>{t("jobs.more", { count: more })}</span>}
    </>
  );
}

type WorkLinesProps = { works: readonly Work[]; onClose: () => void };

function WorkLines({ works, onClose }: WorkLinesProps) {
  return (
    <ul>
      {works.map((work) => (
        <WorkLine key={work.id} work={work} onClose={onClose} />
      ))}
    </ul>
  );
}

function WorkLine({ work, onClose }: { work: Work; onClose: () => void }) {
  const { id, name, state, error, progress, cancellable, hasReport } = work;
  const cancelReading = useCommand("intake_cancel");
  const cancel = useCommand("job_cancel");
  const stop = () => (id === readingId ? cancelReading.mutate({ ids: [] }) : cancel.mutate({ id }));
  return (
    <li className={styles.work}>
      <div className={styles.head}>
        <span className={styles.name}>{name}</span>
        {isEnded(work) && <Ended work={work} />}
        {state === "waiting" && <span className={styles.about}>{t("jobs.waiting")}</span>}
        {hasReport && (
          <Button
            look="link"
            aria-label={t("jobs.detailsOf", { name })}
            onClick={() => {
              onClose();
              showReport(id);
            }}
          >
            {t("bulk.details")}
          </Button>
        )}
        {cancellable && (
          <Button
            look="link"
            aria-label={t("jobs.cancelOf", { name })}
            disabled={cancel.isPending || cancelReading.isPending}
            onClick={stop}
          >
            {t("action.cancel")}
          </Button>
        )}
      </div>
      {progress && !isEnded(work) && <WorkBar work={work} />}
      <p className={styles.about}>
        {aboutWork(work).map((said) => (
          <span key={said}>{said}</span>
        ))}
      </p>
      {state === "failed" && (
        <p className={styles.failed}>
          <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
          {t("jobs.gaveUp")}
          {error !== null && <code className={styles.code}>{error}</code>}
        </p>
      )}
    </li>
  );
}

function Ended({ work: { state, endedAt } }: { work: Work }) {
  const isDone = state === "done";
  const Icon = isDone ? IconCheck : IconX;
  return (
    <span className={isDone ? styles.done : styles.cancelled}>
      <Icon size={14} stroke={1.5} aria-hidden="true" />
      {t(isDone ? "jobs.done" : "jobs.cancelled")}
      {endedAt !== null && <When at={endedAt} />}
    </span>
  );
}
