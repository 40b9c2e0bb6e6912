import { run } from "#ui/api/mutations.ts";
import type { Changed, Undone } from "#ui/bindings/engine.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { showFailure, showNotice } from "./notices.tsx";

export function commandName(command: string): string {
  return tCode(`command.${command}`, command);
}

function told(undone: Undone): string {
  return undone.keptLater > 0
    ? t("undo.keptLater", { command: commandName(undone.command), count: undone.keptLater })
    : t("undo.done", { command: commandName(undone.command) });
}

export async function undo(group: string | null): Promise<void> {
  try {
    showNotice(told(await run("undo", { group }, "here")));
  } catch (error) {
    if (failureOf(error).code === "nothing_to_undo") showNotice(t("undo.nothing"));
    else showFailure(error);
  }
}

export async function redo(): Promise<void> {
  try {
    showNotice(t("redo.done", { command: commandName((await run("redo", {}, "here")).command) }));
  } catch (error) {
    if (failureOf(error).code === "nothing_to_redo") showNotice(t("redo.nothing"));
    else showFailure(error);
  }
}

/** Tells what a change did and offers to take it back. */
export function offerUndo(text: string, changed: Pick<Changed, "group">): void {
  const { group } = changed;
  showNotice(text, group === null ? undefined : () => void undo(group));
}
