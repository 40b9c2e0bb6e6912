import { useState } from "react";
import { setPreference } from "#ui/api/preferences.ts";
import type { AppStatus, Profile } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { FocusPage } from "#ui/layout/FocusPage.tsx";
import { FirstLeadsStep } from "./FirstLeadsStep.tsx";
import { KeysStep } from "./KeysStep.tsx";
import { ProfileStep } from "./ProfileStep.tsx";
import { ProtectionStep } from "./ProtectionStep.tsx";
import { RecoveryStep } from "./RecoveryStep.tsx";
import { RestoreStep } from "./RestoreStep.tsx";
import { guessedCurrency, guessedZone } from "./guesses.ts";
import { YouStep } from "./YouStep.tsx";

/** What has been answered so far; kept when a person goes back. */
export type Answers = {
  profile: Profile;
  name: string;
  memberName: string;
  timezone: string;
  currency: string;
};

const steps = ["profile", "you", "protection", "recovery", "leads", "keys"] as const;

type StartPageProps = { status: AppStatus; onDone: () => void };

/** From nothing to a workspace in under three minutes, one question at a time. */
export function StartPage({ status, onDone }: StartPageProps) {
  const [step, setStep] = useState(0);
  const [restoring, setRestoring] = useState(false);
  const [recoveryCode, setRecoveryCode] = useState("");
  const [answers, setAnswers] = useState<Answers>(() => ({
    profile: "law",
    name: "",
    memberName: "",
    timezone: guessedZone(),
    currency: guessedCurrency(status.locale),
  }));
  const change = (part: Partial<Answers>) => setAnswers((old) => ({ ...old, ...part }));
  const progress = { step, steps: steps.length };
  const on = () => setStep(step + 1);
  const back = () => setStep(step - 1);
  const written = () => {
    setPreference("ui.recoveryOpen", false);
    on();
  };

  if (restoring) {
    return (
      <FocusPage>
        <RestoreStep onBack={() => setRestoring(false)} onDone={onDone} />
      </FocusPage>
    );
  }
  return (
    <FocusPage
      step={step}
      steps={steps.map((name) => ({
        title: t(`start.${name}.title`),
        hint: t(`start.${name}.hint`),
      }))}
    >
      {step === 0 && (
        <ProfileStep
          answers={answers}
          progress={progress}
          onChange={change}
          onNext={on}
          onRestore={() => setRestoring(true)}
        />
      )}
      {step === 1 && (
        <YouStep
          answers={answers}
          progress={progress}
          onChange={change}
          onNext={on}
          onBack={back}
        />
      )}
      {step === 2 && (
        <ProtectionStep
          answers={answers}
          keychain={status.keychain}
          progress={progress}
          onBack={back}
          onMade={(code) => {
            // A reload loses the code; the program must know that it has to make another.
            setPreference("ui.recoveryOpen", true);
            setRecoveryCode(code);
            on();
          }}
        />
      )}
      {step === 3 && <RecoveryStep code={recoveryCode} progress={progress} onNext={written} />}
      {step === 4 && <FirstLeadsStep progress={progress} onSample={on} onDone={onDone} />}
      {step === 5 && <KeysStep progress={progress} onDone={onDone} />}
    </FocusPage>
  );
}
