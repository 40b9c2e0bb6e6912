import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { takeStatus } from "#ui/api/takeStatus.ts";
import { securityQuery } from "#ui/api/queries.ts";
import type { SecurityStatus } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { SecretField } from "#ui/design/primitives/SecretField.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { RecoveryCode } from "#ui/records/RecoveryCode.tsx";
import { Setting } from "./Setting.tsx";
import styles from "./sections.module.css";

const idleMinutes = [1, 5, 15, 30, 60];

export function SecuritySection() {
  const security = useQuery(securityQuery());
  const lock = useCommand("lock");
  if (security.error) return <ErrorNote error={security.error} />;
  if (!security.data) return <Skeleton lines={8} />;
  return (
    <>
      <Setting label={t("security.lockNow")} hint={t("security.lockNowHint")}>
        <Button onClick={() => lock.mutate({}, { onSuccess: takeStatus })}>
          {t("security.lockNow")}
        </Button>
      </Setting>
      <IdleLock status={security.data} />
      <Setting label={t("security.keychain")} hint={t("security.keychainHint")}>
        <Slot set={security.data.keychain} />
      </Setting>
      <Passphrase status={security.data} />
      <Recovery status={security.data} />
      <dl className={styles.facts}>
        <dt>{t("security.cipher")}</dt>
        <dd>{security.data.cipher}</dd>
        <dt>{t("security.kdf")}</dt>
        <dd>{security.data.kdf}</dd>
      </dl>
    </>
  );
}

function Slot({ set }: { set: boolean }) {
  return (
    <Chip tone={set ? "ok" : "neutral"}>{set ? t("security.set") : t("security.notSet")}</Chip>
  );
}

function IdleLock({ status }: { status: SecurityStatus }) {
  const setIdle = useCommand("set_idle_lock");
  const never = { value: "never", label: t("security.never") };
  const choices = idleMinutes.map((minutes) => ({
    value: String(minutes),
    label: t("security.minutes", { count: minutes }),
  }));
  return (
    <Setting label={t("security.idle")} hint={t("security.idleHint")}>
      <Select
        aria-label={t("security.idle")}
        w="11rem"
        allowDeselect={false}
        data={[never, ...choices]}
        value={status.idleLockMinutes === null ? "never" : String(status.idleLockMinutes)}
        onChange={(value) =>
          setIdle.mutate({ minutes: value === "never" || value === null ? null : Number(value) })
        }
      />
    </Setting>
  );
}

function Passphrase({ status }: { status: SecurityStatus }) {
  const [open, setOpen] = useState(false);
  const change = status.passphrase ? t("security.changePassphrase") : t("security.setPassphrase");
  useActions([named("passphrase", change, () => setOpen(true))]);
  return (
    <>
      <Setting label={t("security.passphrase")} hint={t("security.passphraseHint")}>
        <Slot set={status.passphrase} />
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {status.passphrase ? t("security.change") : t("security.setPassphrase")}
        </Button>
      </Setting>
      {open && <PassphraseForm hasOne={status.passphrase} onDone={() => setOpen(false)} />}
    </>
  );
}

function PassphraseForm({ hasOne, onDone }: { hasOne: boolean; onDone: () => void }) {
  useReturnFocus();
  const set = useCommand("set_passphrase", "here");
  const [current, setCurrent] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
  const [differs, setDiffers] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    setDiffers(passphrase !== again);
    if (passphrase !== again || passphrase === "") return;
    const onSuccess = () => {
      onDone();
      showNotice(t("security.passphraseSet"));
    };
    set.mutate({ current: hasOne ? current : null, passphrase }, { onSuccess });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      {hasOne && (
        <SecretField
          label={t("security.current")}
          autoComplete="current-password"
          value={current}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to change it
          autoFocus
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
      )}
      <SecretField
        label={t("security.new")}
        hint={t("passphrase.hint")}
        autoComplete="new-password"
        value={passphrase}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to set it
        autoFocus={!hasOne}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <SecretField
        label={t("passphrase.again")}
        autoComplete="new-password"
        error={differs ? t("passphrase.differs") : null}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      {set.error && <ErrorNote error={set.error} kept={t("security.kept")} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" keys="Enter" disabled={set.isPending}>
          {t("action.save")}
        </Button>
        <Button onClick={onDone}>{t("action.cancel")}</Button>
      </div>
    </form>
  );
}

function Recovery({ status }: { status: SecurityStatus }) {
  const renew = useCommand("renew_recovery_code");
  useActions([named("renewCode", t("recovery.makeNew"), () => renew.mutate({}))]);
  return (
    <>
      <Setting label={t("security.recovery")} hint={t("security.recoveryHint")}>
        <Slot set={status.recoveryCode} />
        <Button disabled={renew.isPending} onClick={() => renew.mutate({})}>
          {t("security.renew")}
        </Button>
      </Setting>
      {renew.data && (
        <RecoveryCode code={renew.data.recoveryCode} onWritten={() => renew.reset()} />
      )}
    </>
  );
}
