import { Popover } from "@mantine/core";
import { IconAlertTriangle, IconCalendar } from "@tabler/icons-react";
import { useState } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import type { Due, Task } from "#ui/bindings/engine.ts";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf, formatDueDay, type Day } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";
import { DayChoice } from "./DayChoice.tsx";
import { editTask } from "./taskActs.ts";
import styles from "./DueButton.module.css";

/** When a task is due; overdue in words, colour and shape. A click chooses another day. */
export function DueButton({ task }: { task: Task }) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Day | null>(null);
  const today = dayOf(useNow());
  const { dueOn, due } = task;
  const isLate = due === "overdue";
  const text = dueOn === null ? t("tasks.noDay") : formatDueDay(dueOn, today);
  async function save(day: Day | null): Promise<void> {
    setOpen(false);
    if (day === dueOn) return;
    const edit = { field: "due_on", value: day };
    const wrong = await editTask(task, { dueOn: day, due: dueAt(day, today) }, edit);
    if (wrong !== null) showNotice(wrong);
  }
  function choose(day: Day | null, typed: boolean): void {
    setDraft(day);
    if (!typed) void save(day);
  }
  function show(): void {
    setDraft(dueOn);
    setOpen(true);
  }
  const Icon = isLate ? IconAlertTriangle : IconCalendar;
  return (
    <Popover
      opened={open}
      onChange={(opened) => !opened && void save(draft)}
      position="bottom-end"
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <button
          type="button"
          className={styles.due}
          data-late={isLate || undefined}
          data-today={due === "today" || undefined}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={t(isLate ? "tasks.dueLate" : "tasks.dueOn", { day: text })}
          onClick={() => (open ? void save(draft) : show())}
        >
          <Icon size={14} stroke={1.5} aria-hidden="true" />
          {text}
        </button>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("tasks.due")}>
        <DayChoice day={draft} onDay={choose} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** As the engine will say it. */
function dueAt(day: Day | null, today: Day): Due {
  if (day === null) return "someday";
  if (day === today) return "today";
  return day < today ? "overdue" : "later";
}
