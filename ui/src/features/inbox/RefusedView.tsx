import { IconFileX } from "@tabler/icons-react";
import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { IntakeItem } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { formatBytes } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { localFailure } from "#ui/platform/failure.ts";
import { useAddFiles } from "#ui/records/useAddFiles.ts";
import styles from "./RefusedView.module.css";

/** A file that was not taken in: what happened, what was kept, what to do next. */
export function RefusedView({ item, onNext }: { item: IntakeItem; onNext: () => void }) {
  const retry = useCommand("intake_retry");
  const dismiss = useCommand("intake_dismiss");
  const { choose } = useAddFiles();
  const problem = item.problem ?? localFailure("unreadable_file", item.fileName);
  function leave(): void {
    dismiss.mutate({ ids: [item.id] }, { onSuccess: onNext });
  }
  const again = () => retry.mutate({ ids: [item.id] });
  useActions([
    ...(problem.retryable ? [named("retry", t("action.tryAgain"), again)] : []),
    { id: "dismiss", label: t("intake.dismiss"), keys: ["Delete"], scope: "queue", run: leave },
  ]);
  return (
    <Pane label={item.fileName} width="rest">
      <div className={styles.view}>
        <div className={styles.head}>
          <IconFileX size={20} stroke={1.5} aria-hidden="true" />
          <div>
            <h2>{item.fileName}</h2>
            <p className={styles.about}>{formatBytes(item.sizeBytes)}</p>
          </div>
        </div>
        <ErrorNote
          error={problem}
          kept={problem.kept === null ? t("intake.nothingKept") : undefined}
          actions={
            <>
              {problem.retryable && (
                <Button look="primary" onClick={again}>
                  {t("action.tryAgain")}
                </Button>
              )}
              {problem.next.includes("choose_file") && (
                <Button onClick={choose}>{t("files.chooseOther")}</Button>
              )}
              <Button keys="Delete" onClick={leave}>
                {t("intake.dismiss")}
              </Button>
            </>
          }
        />
      </div>
    </Pane>
  );
}
