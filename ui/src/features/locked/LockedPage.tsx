import { useState } from "react";
import { useCommand } from "#ui/api/mutations.ts";
import { takeStatus } from "#ui/api/takeStatus.ts";
import type { AppStatus } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { SecretField } from "#ui/design/primitives/SecretField.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { FocusPage } from "#ui/layout/FocusPage.tsx";
import { Question } from "#ui/layout/Question.tsx";

type Way = "keychain" | "passphrase" | "recovery";

/** The workspace is closed; what was typed wrong costs nothing but another try. */
export function LockedPage({ status }: { status: AppStatus }) {
  const { slots } = status;
  const first: Way = slots.includes("passphrase")
    ? "passphrase"
    : slots.includes("keychain")
      ? "keychain"
      : "recovery";
  const [way, setWay] = useState<Way>(first);
  const others = slots.filter((slot) => slot !== way);
  return (
    <FocusPage>
      <Unlock
        key={way}
        way={way}
        aside={others.map((other) => (
          <Button key={other} look="link" onClick={() => setWay(other)}>
            {t(`locked.use.${other}`)}
          </Button>
        ))}
      />
    </FocusPage>
  );
}

function Unlock({ way, aside }: { way: Way; aside: React.ReactNode }) {
  const unlock = useCommand("unlock", "here");
  const [secret, setSecret] = useState("");
  function submit(): void {
    if ((secret === "" && way !== "keychain") || unlock.isPending) return;
    unlock.mutate(
      {
        passphrase: way === "passphrase" ? secret : null,
        recoveryCode: way === "recovery" ? secret.trim() : null,
      },
      { onSuccess: takeStatus },
    );
  }
  const field = {
    value: secret,
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
    autoFocus: true,
  };
  return (
    <Question
      title={t("locked.title")}
      body={t(`locked.body.${way}`)}
      onSubmit={submit}
      aside={aside}
      next={
        <Button type="submit" look="primary" size="large" keys="Enter" disabled={unlock.isPending}>
          {unlock.isPending ? t("locked.opening") : t("locked.open")}
        </Button>
      }
    >
      {way === "passphrase" && (
        <SecretField label={t("security.passphrase")} autoComplete="current-password" {...field} />
      )}
      {way === "recovery" && (
        <TextField
          label={t("security.recovery")}
          hint={t("locked.recoveryHint")}
          spellCheck={false}
          {...field}
        />
      )}
      {unlock.error && <ErrorNote error={unlock.error} kept={t("locked.kept")} />}
    </Question>
  );
}
