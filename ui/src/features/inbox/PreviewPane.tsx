import { useMemo } from "react";
import { useCommand } from "#ui/api/mutations.ts";
import type { CommandError, IntakeDetail } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { DocumentViewer } from "#ui/documents/DocumentViewer.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { HiddenNote } from "./HiddenNote.tsx";
import { fieldMarks, focusFinding } from "./reading.ts";
import styles from "./IntakeView.module.css";

type PreviewPaneProps = { detail: IntakeDetail; fieldId: string | null; words: string | null };

export function PreviewPane({ detail, fieldId, words }: PreviewPaneProps) {
  const marks = useMemo(() => fieldMarks(detail), [detail]);
  const isOnTheWay = detail.status === "waiting" || detail.status === "reading";
  return (
    <Pane label={t("inbox.preview")} width="rest">
      {isOnTheWay ? (
        <Skeleton lines={14} />
      ) : (
        <DocumentViewer
          file={detail}
          fields={marks}
          fieldId={fieldId}
          onField={focusFinding}
          words={words}
          notes={
            <>
              {detail.problem && <ReadingProblem id={detail.id} problem={detail.problem} />}
              {detail.hidden.length > 0 && <HiddenNote hidden={detail.hidden} />}
              {detail.grade === "image_only" && (
                <div className={styles.note}>
                  <Note tone="info">{t("intake.imageOnly")}</Note>
                </div>
              )}
            </>
          }
        />
      )}
    </Pane>
  );
}

type ReadingProblemProps = { id: string; problem: CommandError };

/** The file is kept, but its text could not be read: it is accepted by hand, or tried again. */
function ReadingProblem({ id, problem }: ReadingProblemProps) {
  const retry = useCommand("intake_retry");
  return (
    <div className={styles.note}>
      <ErrorNote
        error={problem}
        actions={
          problem.retryable && (
            <Button disabled={retry.isPending} onClick={() => retry.mutate({ ids: [id] })}>
              {t("action.tryAgain")}
            </Button>
          )
        }
      />
    </div>
  );
}
