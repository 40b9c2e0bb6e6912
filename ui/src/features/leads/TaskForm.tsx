import { useState, type FormEvent, type KeyboardEvent, type Ref } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { focusPage } from "#ui/design/returnFocus.ts";
import type { Day } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { DayChoice } from "#ui/records/DayChoice.tsx";
import styles from "./Composer.module.css";

type TaskFormProps = {
  leadId: string;
  ref: Ref<HTMLInputElement>;
  /** The task was added. */
  onDone?: () => void;
  /** Esc; the page has the focus again, unless there is something better. */
  onLeave?: () => void;
};

export function TaskForm({ leadId, ref, onDone, onLeave = focusPage }: TaskFormProps) {
  const [title, setTitle] = useState("");
  const [dueOn, setDueOn] = useState<Day | null>(null);
  const add = useCommand("task_add", "here");

  function save(event?: FormEvent): void {
    event?.preventDefault();
    const text = title.trim();
    if (text === "" || add.isPending) return;
    add.mutate(
      { leadId, title: text, dueOn, ownerId: null },
      {
        onSuccess: (changed) => {
          offerUndo(t("tasks.added", { title: text }), changed, text);
          setTitle("");
          setDueOn(null);
          onDone?.();
        },
      },
    );
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      onLeave();
    }
    if (event.key === "Enter" && (onMac ? event.metaKey : event.ctrlKey)) {
      event.preventDefault();
      save();
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leaves it
    <form onSubmit={save} onKeyDown={onKeyDown}>
      <input
        ref={ref}
        className={styles.area}
        aria-label={t("tasks.title")}
        placeholder={t("tasks.write")}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      {add.error && <ErrorNote error={add.error} kept={t("tasks.kept")} />}
      <div className={styles.actions}>
        <DayChoice day={dueOn} onDay={(day) => setDueOn(day)} />
        <Button
          type="submit"
          look="primary"
          keys="Mod+Enter"
          disabled={title.trim() === "" || add.isPending}
        >
          {t("tasks.add")}
        </Button>
      </div>
    </form>
  );
}
