import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { aboutWork, percentOf, type Work } from "#ui/records/work.ts";
import { WorkBar } from "#ui/records/WorkBar.tsx";
import styles from "./BulkProgress.module.css";

/** In the place of the bulk bar: how far the work on many records is, and the way to stop it. */
export function BulkProgress({ work }: { work: Work }) {
  const { id, name, cancellable } = work;
  const cancel = useCommand("job_cancel");
  const stop = () => cancel.mutate({ id });
  const label = t("jobs.cancelOf", { name });
  const [place, ...more] = aboutWork(work);
  useActions(cancellable ? [named("cancelWork", label, stop)] : []);
  return (
    <div className={styles.work} role="group" aria-label={name}>
      <span className={styles.name}>{name}</span>
      <span className={styles.bar}>
        <WorkBar work={work} />
      </span>
      <span>{formatPercent(percentOf(work))}</span>
      <span className={styles.about}>
        {/* Where there is little room, the time that is left goes last. */}
        {[place, ...more.toReversed()].map((said) => (
          <span key={said}>{said}</span>
        ))}
      </span>
      {cancellable && (
        <span className={styles.end}>
          <Button aria-label={label} disabled={cancel.isPending} onClick={stop}>
            {t("action.cancel")}
          </Button>
        </span>
      )}
    </div>
  );
}
