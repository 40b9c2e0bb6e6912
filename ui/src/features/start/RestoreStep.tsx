import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { takeStatus } from "#ui/api/takeStatus.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { SecretField } from "#ui/design/primitives/SecretField.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { Question } from "#ui/layout/Question.tsx";
import { platform } from "#ui/platform/platform.ts";
import styles from "./RestoreStep.module.css";

export function RestoreStep({ onBack, onDone }: { onBack: () => void; onDone: () => void }) {
  const restore = useCommand("backup_restore", "here");
  const [path, setPath] = useState("");
  const [way, setWay] = useState<"passphrase" | "recovery">("passphrase");
  const [secret, setSecret] = useState("");
  const ready = path.trim() !== "" && secret !== "" && !restore.isPending;
  function submit(): void {
    if (!ready) return;
    restore.mutate(
      {
        path: path.trim(),
        passphrase: way === "passphrase" ? secret : null,
        recoveryCode: way === "recovery" ? secret.trim() : null,
      },
      {
        onSuccess: (status) => {
          takeStatus(status);
          onDone();
        },
      },
    );
  }
  async function choose(): Promise<void> {
    const chosen = await platform.pickPath?.();
    if (chosen != null) setPath(chosen);
  }
  const field = {
    value: secret,
    onChange: (event: { currentTarget: { value: string } }) => setSecret(event.currentTarget.value),
  };
  return (
    <Question
      title={t("restore.title")}
      body={t("restore.body")}
      onSubmit={submit}
      aside={<Button onClick={onBack}>{t("action.back")}</Button>}
      next={
        <Button type="submit" look="primary" size="large" keys="Enter" disabled={!ready}>
          {restore.isPending ? t("restore.running") : t("restore.start")}
        </Button>
      }
    >
      <div className={styles.path}>
        <TextField
          label={t("restore.path")}
          spellCheck={false}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this one question
          autoFocus
        />
        {platform.pickPath && (
          <Button size="large" onClick={() => void choose()}>
            {t("restore.choose")}
          </Button>
        )}
      </div>
      <SegmentedControl
        aria-label={t("restore.with")}
        value={way}
        onChange={setWay}
        data={[
          { value: "passphrase", label: t("security.passphrase") },
          { value: "recovery", label: t("security.recovery") },
        ]}
      />
      {way === "passphrase" ? (
        <SecretField label={t("security.passphrase")} autoComplete="current-password" {...field} />
      ) : (
        <TextField label={t("security.recovery")} spellCheck={false} {...field} />
      )}
      {restore.error && <ErrorNote error={restore.error} kept={t("restore.kept")} />}
    </Question>
  );
}
