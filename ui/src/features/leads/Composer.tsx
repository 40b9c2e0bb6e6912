import { IconChecklist, IconNote, IconPhone } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { focusPage } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import { TabList, TabPanel } from "#ui/layout/TabList.tsx";
import { CallForm } from "./CallForm.tsx";
import { callKeys, outcomes } from "./callKeys.ts";
import { NoteForm } from "./NoteForm.tsx";
import { TaskForm } from "./TaskForm.tsx";
import styles from "./Composer.module.css";

type Kind = "note" | "call" | "task";
const icon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

type ComposerProps = { lead: Lead; onSay: (callId: string) => void };

/** What a person adds to the story of a lead. */
export function Composer({ lead, onSay }: ComposerProps) {
  const id = useId();
  const [kind, setKind] = useState<Kind>("note");
  // Counts what was asked for by key; a tab that was clicked keeps the focus itself.
  const [asked, setAsked] = useState(0);
  const note = useRef<HTMLTextAreaElement>(null);
  const task = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) (note.current ?? task.current)?.focus();
  }, [asked]);

  const ask = (next: Kind) => () => {
    setKind(next);
    setAsked(asked + 1);
  };
  const show = (next: Kind) => {
    setKind(next);
    setAsked(0);
  };
  const on = (name: string, label: string, key: string, run?: () => void) => ({
    id: name,
    label,
    keys: [key],
    scope: "lead" as const,
    ...(run && { run }),
  });
  useActions([
    on("note", t("keys.note"), "n", ask("note")),
    on("task", t("keys.task"), "t", ask("task")),
    on("call", t("keys.call"), "l", ask("call")),
    on("send", t("keys.send"), "Mod+Enter"),
    ...outcomes.map((outcome) => {
      const label = t("calls.keys", { outcome: t(`calls.${outcome}`) });
      return on(`call.${outcome}`, label, `l ${callKeys[outcome]}`);
    }),
  ]);

  function leaveCall(): void {
    show("note");
    focusPage();
  }

  return (
    <div className={styles.composer}>
      <div className={styles.tabs}>
        <TabList
          id={id}
          label={t("composer.label")}
          tabs={[
            { key: "note", label: t("composer.note"), icon: <IconNote {...icon} /> },
            { key: "call", label: t("composer.call"), icon: <IconPhone {...icon} /> },
            { key: "task", label: t("composer.task"), icon: <IconChecklist {...icon} /> },
          ]}
          current={kind}
          onTab={show}
        />
      </div>
      <TabPanel id={id} current={kind}>
        {kind === "note" && <NoteForm leadId={lead.id} ref={note} />}
        {kind === "call" && (
          <CallForm lead={lead} focused={asked > 0} onLeave={leaveCall} onSay={onSay} />
        )}
        {kind === "task" && <TaskForm leadId={lead.id} ref={task} />}
      </TabPanel>
    </div>
  );
}
