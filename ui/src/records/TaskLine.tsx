import { IconTrash } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Task } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { t } from "#ui/i18n/t.ts";
import { DueButton } from "./DueButton.tsx";
import { EditableText } from "./EditableText.tsx";
import { editTask, markTask, trashTask } from "./taskActs.ts";
import styles from "./TaskLine.module.css";

type TaskLineProps = {
  task: Task;
  /** Where tasks of many leads stand together, each names its own. */
  withLead?: boolean;
};

/** One task: done with a click, edited where it stands. */
export function TaskLine({ task, withLead = false }: TaskLineProps) {
  const { title, doneAt, doneBy, leadId, leadName, ownerName } = task;
  const isDone = doneAt !== null;
  return (
    <li className={styles.task} data-done={isDone || undefined}>
      <label className={styles.check}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isDone}
          aria-label={t("tasks.mark", { title })}
          onChange={() => void markTask(task, !isDone)}
        />
      </label>
      <div className={styles.text}>
        <EditableText
          label={t("tasks.title")}
          value={title}
          onSave={(value) => editTask(task, { title: value }, { field: "title", value })}
        />
        {withLead && (
          <Link to="/leads/$id" params={{ id: leadId }} search={{}} className={styles.lead}>
            {leadName}
          </Link>
        )}
      </div>
      {ownerName !== null && withLead && (
        <span title={ownerName}>
          <Avatar name={ownerName} />
        </span>
      )}
      {isDone ? (
        <span className={styles.when} title={doneBy ?? undefined}>
          <When at={doneAt} />
        </span>
      ) : (
        <DueButton task={task} />
      )}
      <span className={styles.acts}>
        <IconButton
          label={t("tasks.trash", { title })}
          icon={<IconTrash size={14} stroke={1.5} />}
          onClick={() => void trashTask(task)}
        />
      </span>
    </li>
  );
}
