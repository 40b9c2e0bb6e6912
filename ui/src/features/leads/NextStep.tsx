import { IconPlus } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { Lead, Task } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { DueButton } from "#ui/records/DueButton.tsx";
import { DueChip } from "#ui/records/DueChip.tsx";
import { isOpen } from "#ui/records/stages.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { editTask, markTask } from "#ui/records/taskActs.ts";
import { TaskForm } from "./TaskForm.tsx";
import styles from "./NextStep.module.css";

const key = "Shift+T";

/** What is to be done next, and until when. An open lead without it says so. */
export function NextStep({ lead }: { lead: Lead }) {
  const [planning, setPlanning] = useState(false);
  const plan = () => setPlanning(true);
  useActions([
    { id: "nextStep", label: t("keys.nextStep"), keys: [key], scope: "lead", run: plan },
  ]);
  const next = lead.tasks.find(({ doneAt }) => doneAt === null);
  const isMissing = !next && isOpen(lead.state);
  if (!next && !isMissing && !planning) return null;
  return (
    <Section
      title={t("nextStep.title")}
      aside={next && <DueChip dueOn={next.dueOn} due={next.due} />}
    >
      {next && <Step key={next.id} task={next} />}
      {isMissing && !planning && (
        <div className={styles.missing}>
          <p className={styles.none}>{t("nextStep.missing")}</p>
          <Button
            keys={key}
            icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
            onClick={plan}
          >
            {t("nextStep.add")}
          </Button>
        </div>
      )}
      {planning && <Plan leadId={lead.id} onDone={() => setPlanning(false)} />}
    </Section>
  );
}

function Step({ task }: { task: Task }) {
  const { title } = task;
  return (
    <div className={styles.step}>
      <label className={styles.check}>
        <input
          type="checkbox"
          className={styles.box}
          checked={task.doneAt !== null}
          aria-label={t("tasks.mark", { title })}
          onChange={() => void markTask(task, true)}
        />
      </label>
      <span className={styles.what}>
        <EditableText
          label={t("tasks.title")}
          value={title}
          onSave={(value) => editTask(task, { title: value }, { field: "title", value })}
        />
      </span>
      <DueButton task={task} />
    </div>
  );
}

function Plan({ leadId, onDone }: { leadId: string; onDone: () => void }) {
  useReturnFocus();
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={styles.plan}>
      <TaskForm leadId={leadId} ref={title} onDone={onDone} onLeave={onDone} />
    </div>
  );
}
