import { useEffect, useRef, type KeyboardEvent } from "react";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { CallOutcome, Lead } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { t } from "#ui/i18n/t.ts";
import { callKeys, outcomes } from "./callKeys.ts";
import styles from "./Composer.module.css";

type CallFormProps = {
  lead: Lead;
  /** Asked for by its key, so that the second key says the outcome. */
  focused: boolean;
  onLeave: () => void;
  /** The person wants to add what was said. */
  onSay: (callId: string) => void;
};

/** A call in two keys: each outcome logs it at once, made by us and now. */
export function CallForm({ lead, focused, onLeave, onSay }: CallFormProps) {
  const log = useCommand("call_log", "here");
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) first.current?.querySelector("button")?.focus();
  }, [focused]);

  function choose(outcome: CallOutcome): void {
    if (log.isPending) return;
    log.mutate(
      { leadId: lead.id, direction: "out", outcome, text: null, calledAt: null },
      {
        onSuccess: (changed) => {
          const [callId] = changed.ids;
          const said = t("calls.logged", { outcome: t(`calls.${outcome}`) });
          onLeave();
          if (callId === undefined) return offerUndo(said, changed, lead.contact.name);
          const say = { label: t("calls.say"), run: () => onSay(callId) };
          offerUndo(said, changed, lead.contact.name, say);
        },
      },
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    const outcome = outcomes.find((each) => callKeys[each] === event.key.toLowerCase());
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Escape") onLeave();
    else if (outcome && isPlain) choose(outcome);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.calls}>
      <p className={styles.hint}>{t("calls.ask")}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of its buttons */}
      <div
        ref={first}
        className={styles.outcomes}
        role="group"
        aria-label={t("calls.ask")}
        onKeyDown={onKeyDown}
      >
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            keys={callKeys[outcome]}
            disabled={log.isPending}
            onClick={() => choose(outcome)}
          >
            {t(`calls.${outcome}`)}
          </Button>
        ))}
      </div>
      {log.error && <ErrorNote error={log.error} kept={t("calls.kept")} />}
    </div>
  );
}
