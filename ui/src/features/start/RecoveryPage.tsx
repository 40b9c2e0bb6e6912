import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { FocusPage } from "#ui/layout/FocusPage.tsx";
import { Question } from "#ui/layout/Question.tsx";
import { QuestionHead } from "#ui/layout/QuestionHead.tsx";
import { RecoveryCode } from "#ui/records/RecoveryCode.tsx";

/** After a first start that was broken off: the code cannot be shown again, so another is made. */
export function RecoveryPage({ onWritten }: { onWritten: () => void }) {
  const renew = useCommand("renew_recovery_code", "here");
  if (renew.data) {
    return (
      <FocusPage>
        <QuestionHead title={t("start.recovery.title")} body={t("recovery.body")} />
        <RecoveryCode code={renew.data.recoveryCode} onWritten={onWritten} />
      </FocusPage>
    );
  }
  return (
    <FocusPage>
      <Question
        title={t("recovery.again")}
        body={t("recovery.againBody")}
        onSubmit={() => renew.mutate({})}
        aside={<Button onClick={onWritten}>{t("recovery.later")}</Button>}
        next={
          <Button type="submit" look="primary" size="large" keys="Enter" disabled={renew.isPending}>
            {t("recovery.makeNew")}
          </Button>
        }
      >
        {renew.error && <ErrorNote error={renew.error} kept={t("recovery.kept")} />}
      </Question>
    </FocusPage>
  );
}
