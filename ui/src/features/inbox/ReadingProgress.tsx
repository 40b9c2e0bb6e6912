import { useCommand } from "#ui/api/mutations.ts";
import type { IntakeQueue } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ProgressBar } from "#ui/design/primitives/ProgressBar.tsx";
import { t } from "#ui/i18n/t.ts";
import { useBatch } from "#ui/records/useBatch.ts";
import styles from "./ReadingProgress.module.css";

/** How far the reading of what was dropped has come, while it goes on. */
export function ReadingProgress({ queue }: { queue: IntakeQueue }) {
  const cancel = useCommand("intake_cancel");
  const { total, done } = useBatch(queue.waiting + queue.reading);
  if (total === 0) return null;
  const words = t("inbox.progress", { done, count: total });
  return (
    <div className={styles.progress}>
      <div className={styles.bar}>
        <ProgressBar label={words} done={done} total={total} />
      </div>
      <span className={styles.words}>{words}</span>
      <Button
        look="link"
        disabled={cancel.isPending || queue.waiting === 0}
        onClick={() => cancel.mutate({ ids: [] })}
      >
        {t("action.cancel")}
      </Button>
    </div>
  );
}
