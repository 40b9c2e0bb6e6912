import { offerUndo } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { leadQuery, tasksQuery } from "#ui/api/queries.ts";
import type { EditField, Lead, Task } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { storeEdit } from "./edits.ts";

/** A task is seen on its lead's page and in the list of all tasks. */
function showTask(before: Task, after: Task): () => void {
  const put = (task: Task) => {
    const swap = (tasks: readonly Task[]) =>
      tasks.map((each) => (each.id === task.id ? task : each));
    queryClient.setQueryData<Lead>(
      leadQuery(task.leadId).queryKey,
      (old) => old && { ...old, tasks: swap(old.tasks) },
    );
    queryClient.setQueryData<Task[]>(tasksQuery().queryKey, (old) => old && swap(old));
  };
  put(after);
  return () => put(before);
}

/** Checked at once; where it stands in the list follows with the engine's answer. */
export async function markTask(task: Task, done: boolean): Promise<void> {
  const after: Task = done
    ? { ...task, due: "done", doneAt: Date.now() }
    : { ...task, due: "someday", doneAt: null };
  const undoShown = showTask(task, after);
  try {
    const changed = await run("task_mark", { ids: [task.id], done });
    offerUndo(
      t(done ? "tasks.done" : "tasks.reopened", { title: task.title }),
      changed,
      task.title,
    );
  } catch {
    undoShown();
  }
}

export async function editTask(
  task: Task,
  change: Partial<Task>,
  edit: Pick<EditField, "field" | "value">,
) {
  const undoShown = showTask(task, { ...task, ...change });
  return await storeEdit({ root: "task", id: task.id, ...edit }, task.title, undoShown);
}

export async function trashTask(task: Task): Promise<void> {
  try {
    const changed = await run("trash", { root: "task", ids: [task.id] });
    offerUndo(t("tasks.trashed"), changed, task.title);
  } catch {
    // The failure has been told.
  }
}
