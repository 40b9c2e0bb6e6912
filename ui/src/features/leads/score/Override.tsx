import { useState, type FormEvent } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { Score, ScoreOverride } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { When } from "#ui/design/primitives/When.tsx";
import { dayOf, formatPlainDay } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./ScoreTab.module.css";

/** What a person sets instead of the score, for a reason and a time. */
export function Override({ score, name }: { score: Score; name: string }) {
  const [open, setOpen] = useState(false);
  const end = useCommand("score_override_end");
  useActions([named("overrideScore", t("score.override"), () => setOpen(true))]);
  const { override, leadId } = score;
  const finish = () =>
    end.mutate(
      { id: leadId },
      { onSuccess: (changed) => offerUndo(t("score.overrideEnded"), changed, name) },
    );
  return (
    <Section
      title={t("score.overrideTitle")}
      aside={
        !open && (
          <Button look="link" onClick={() => setOpen(true)}>
            {t(override ? "score.overrideChange" : "score.override")}
          </Button>
        )
      }
    >
      {override && !open && <Standing override={override} onEnd={finish} />}
      {!override && !open && <p className={styles.about}>{t("score.noOverride")}</p>}
      {open && <OverrideForm score={score} name={name} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Standing({ override, onEnd }: { override: ScoreOverride; onEnd: () => void }) {
  const { total, reason, until, byName, at } = override;
  const now = useNow();
  return (
    <>
      <p>
        {t("score.overrideIs", { total })} {reason}
      </p>
      <p className={styles.about}>
        {byName !== null && <>{byName}, </>}
        <When at={at} />
        {" · "}
        {until === null
          ? t("score.noEnd")
          : t("score.until", { day: formatPlainDay(until, dayOf(now)) })}
      </p>
      <Button look="link" onClick={onEnd}>
        {t("score.overrideEnd")}
      </Button>
    </>
  );
}

type OverrideFormProps = { score: Score; name: string; onClose: () => void };

function OverrideForm({ score, name, onClose }: OverrideFormProps) {
  const save = useCommand("score_override", "here");
  const [total, setTotal] = useState(String(score.override?.total ?? score.total));
  const [reason, setReason] = useState(score.override?.reason ?? "");
  const [until, setUntil] = useState(score.override?.until ?? "");
  const [checked, setChecked] = useState(false);
  const points = /^\d{1,3}$/.test(total.trim()) ? Number(total) : Number.NaN;
  const isTotal = points >= 0 && points <= 100;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setChecked(true);
    if (!isTotal || reason.trim() === "") return;
    save.mutate(
      { leadId: score.leadId, total: points, reason: reason.trim(), until: until || null },
      {
        onSuccess: (changed) => {
          offerUndo(t("score.overridden", { total: points }), changed, name);
          onClose();
        },
      },
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {save.error && <ErrorNote error={save.error} />}
      <div className={styles.pair}>
        <TextField
          label={t("score.overrideTotal")}
          inputMode="numeric"
          error={checked && !isTotal ? t("score.totalWrong") : null}
          value={total}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was just asked for
          autoFocus
          onChange={(event) => setTotal(event.currentTarget.value)}
        />
        <TextField
          label={t("score.overrideUntil")}
          type="date"
          optional
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <TextField
        label={t("score.overrideReason")}
        error={checked && reason.trim() === "" ? t("score.reasonMissing") : null}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
        <Button look="primary" type="submit" keys="Enter" disabled={save.isPending}>
          {t("action.save")}
        </Button>
      </div>
    </form>
  );
}
