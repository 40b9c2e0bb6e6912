import { t } from "#ui/i18n/t.ts";
import { QuestionHead } from "#ui/layout/QuestionHead.tsx";
import { RecoveryCode } from "#ui/records/RecoveryCode.tsx";

type RecoveryStepProps = {
  code: string;
  progress: { step: number; steps: number };
  onNext: () => void;
};

/** Not a Question, because the code brings its own form. */
export function RecoveryStep({ code, progress, onNext }: RecoveryStepProps) {
  return (
    <>
      <QuestionHead
        title={t("start.recovery.title")}
        body={t("recovery.body")}
        progress={progress}
      />
      <RecoveryCode code={code} onWritten={onNext} />
    </>
  );
}
