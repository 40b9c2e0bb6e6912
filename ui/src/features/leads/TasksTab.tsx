import type { Task } from "#ui/bindings/engine.ts";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { TaskLine } from "#ui/records/TaskLine.tsx";
import styles from "./TasksTab.module.css";

/** What is to be done for the lead; what was done is folded under it. */
export function TasksTab({ tasks }: { tasks: readonly Task[] }) {
  const open = tasks.filter(({ doneAt }) => doneAt === null);
  const done = tasks.filter(({ doneAt }) => doneAt !== null);
  return (
    <Scroll label={t("tabs.tasks")}>
      <div className={styles.tasks}>
        {open.length === 0 && (
          <p className={styles.none}>
            {t("tasks.noneOpen")} <Kbd keys="t" />
          </p>
        )}
        <ul aria-label={t("tasks.open")}>
          {open.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
        {done.length > 0 && (
          <details className={styles.done}>
            <summary className={styles.summary}>
              {t("tasks.doneCount", { count: done.length })}
            </summary>
            <ul aria-label={t("tasks.doneTasks")}>
              {done.map((task) => (
                <TaskLine key={task.id} task={task} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </Scroll>
  );
}
