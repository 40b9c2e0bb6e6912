import { useState } from "react";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { SecretField } from "#ui/design/primitives/SecretField.tsx";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import type { Answers } from "./StartPage.tsx";

type ProtectionStepProps = {
  answers: Answers;
  /** Whether this computer can keep the key itself. */
  keychain: boolean;
  progress: { step: number; steps: number };
  onBack: () => void;
  onMade: (recoveryCode: string) => void;
};

export function ProtectionStep({
  answers,
  keychain,
  progress,
  onBack,
  onMade,
}: ProtectionStepProps) {
  const create = useCommand("create_workspace", "here");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);

  function submit(): void {
    const found = problemOf(passphrase, again, keychain);
    setProblem(found);
    if (found !== null || create.isPending) return;
    const { name, memberName, ...rest } = answers;
    create.mutate(
      {
        ...rest,
        name: name.trim(),
        memberName: memberName.trim(),
        passphrase: passphrase || null,
        sample: false,
      },
      { onSuccess: ({ recoveryCode }) => onMade(recoveryCode) },
    );
  }

  return (
    <Question
      title={t("start.protection.title")}
      body={keychain ? t("protection.keychain") : t("protection.noKeychain")}
      progress={progress}
      onSubmit={submit}
      aside={<Button onClick={onBack}>{t("action.back")}</Button>}
      next={
        <Button type="submit" look="primary" size="large" keys="Enter" disabled={create.isPending}>
          {create.isPending ? t("protection.making") : t("protection.make")}
        </Button>
      }
    >
      <SecretField
        label={t("security.passphrase")}
        optional={keychain}
        hint={t("passphrase.hint")}
        error={problem === "missing" || problem === "short" ? t(`passphrase.${problem}`) : null}
        autoComplete="new-password"
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
        autoFocus
      />
      {passphrase !== "" && (
        <SecretField
          label={t("passphrase.again")}
          error={problem === "differs" ? t("passphrase.differs") : null}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      )}
      <Note tone="info">
        {passphrase === "" && keychain ? t("protection.without") : t("protection.with")}
      </Note>
      {create.error && <ErrorNote error={create.error} kept={t("protection.kept")} />}
    </Question>
  );
}

type Problem = "missing" | "short" | "differs";

/** The engine judges in the end; what it surely refuses is said before the second field is. */
const lengthMin = 10;

function problemOf(passphrase: string, again: string, keychain: boolean): Problem | null {
  if (passphrase === "") return keychain ? null : "missing";
  if (passphrase.length < lengthMin) return "short";
  return passphrase === again ? null : "differs";
}
