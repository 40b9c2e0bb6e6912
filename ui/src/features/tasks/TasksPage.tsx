import { IconAlertTriangle, IconChecklist } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { tasksQuery } from "#ui/api/queries.ts";
import type { Due, Task } from "#ui/bindings/engine.ts";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { TaskLine } from "#ui/records/TaskLine.tsx";
import styles from "./TasksPage.module.css";

const groups = ["overdue", "today", "later", "someday"] as const satisfies readonly Due[];

/** The open tasks of all leads, by how much they press. */
export function TasksPage() {
  const tasks = useQuery(tasksQuery());
  const open = (tasks.data ?? []).filter(({ due }) => due !== "done");
  return (
    <Page title={t("nav.tasks")}>
      {tasks.error && <ErrorNote error={tasks.error} />}
      {!tasks.data && !tasks.error && <Skeleton lines={8} />}
      {tasks.data && open.length === 0 && (
        <EmptyState
          icon={<IconChecklist size={20} stroke={1.5} />}
          title={t("tasks.emptyTitle")}
          hint={
            <>
              {t("tasks.emptyHint")} <Kbd keys="t" />
            </>
          }
        >
          {t("tasks.emptyBody")}
        </EmptyState>
      )}
      {open.length > 0 && (
        <Body>
          <Pane label={t("nav.tasks")} width="rest">
            <Scroll label={t("nav.tasks")}>
              <div className={styles.groups}>
                {groups.map((due) => (
                  <Group key={due} due={due} tasks={open.filter((task) => task.due === due)} />
                ))}
              </div>
            </Scroll>
          </Pane>
        </Body>
      )}
    </Page>
  );
}

type GroupProps = { due: (typeof groups)[number]; tasks: readonly Task[] };

function Group({ due, tasks }: GroupProps) {
  if (tasks.length === 0) return null;
  const title = t(`tasks.group.${due}`);
  return (
    <section aria-label={title}>
      <h2 className={styles.title} data-late={due === "overdue" || undefined}>
        {due === "overdue" && <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />}
        {title}
        <span className={styles.count}>{formatNumber(tasks.length)}</span>
      </h2>
      <ul>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} withLead />
        ))}
      </ul>
    </section>
  );
}
