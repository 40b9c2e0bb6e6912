import { run } from "#ui/api/mutations.ts";
import type { Changed, Undone } from "#ui/bindings/engine.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { showFailure, showNotice, type NoticeAct } from "./notices.tsx";

function commandName(command: string): string {
  return tCode(`command.${command}`, command);
}

// What was done to what, for the steps made in this window; the engine knows only the command.
const stepsMax = 200;
const steps = new Map<string, string>();

/** Remembers what a step was about, so that taking it back can say so. */
export function rememberStep({ group }: Pick<Changed, "group">, about: string): void {
  if (group === null) return;
  steps.set(group, about);
  const oldest = steps.keys().next().value;
  if (steps.size > stepsMax && oldest !== undefined) steps.delete(oldest);
}

// Doing again makes a step of its own, which is about what the undone one was about.
const takenBack: { command: string; about: string }[] = [];

function noteUndone({ group, command }: Undone): void {
  takenBack.push({ command, about: steps.get(group) ?? "" });
}

function noteRedone({ group, command }: Undone): void {
  const step = takenBack.pop();
  if (step?.command === command && step.about !== "") rememberStep({ group }, step.about);
}

type Step = Pick<Undone, "group" | "command" | "count">;

/** A step by its command and what it was about. */
export function stepName({ group, command, count }: Step): string {
  const about = steps.get(group);
  return about === undefined
    ? t("undo.entry", { command: commandName(command), count })
    : t("undo.about", { command: commandName(command), about });
}

function told(undone: Undone): string {
  const command = stepName(undone);
  return undone.keptLater > 0
    ? t("undo.keptLater", { command, count: undone.keptLater })
    : t("undo.done", { command });
}

// A page notices some 100 ms after an undo that its record went with it.
const togetherMs = 2000;
let last = { text: "", at: Number.NEGATIVE_INFINITY };

function tellUndone(text: string): void {
  last = { text, at: performance.now() };
  showNotice(text, {
    label: t("action.redo"),
    keys: "Mod+Shift+Z",
    run: () => void redo(),
  });
}

/** Says that the record on screen is gone; after an undo, in one notice with it. */
export function tellGone(text: string): void {
  if (performance.now() - last.at > togetherMs) showNotice(text);
  else tellUndone(`${last.text}. ${text}`);
}

export async function undo(group: string | null): Promise<void> {
  try {
    const taken = await run("undo", { group }, "here");
    noteUndone(taken);
    tellUndone(told(taken));
  } catch (error) {
    if (failureOf(error).code === "nothing_to_undo") showNotice(t("undo.nothing"));
    else showFailure(error);
  }
}

export async function redo(): Promise<void> {
  try {
    const redone = await run("redo", {}, "here");
    noteRedone(redone);
    showNotice(t("redo.done", { command: stepName(redone) }), {
      label: t("action.undo"),
      keys: "Mod+Z",
      run: () => void undo(null),
    });
  } catch (error) {
    if (failureOf(error).code === "nothing_to_redo") showNotice(t("redo.nothing"));
    else showFailure(error);
  }
}

/** Tells what a change did and offers to take it back; `about` is what the undo will name. */
export function offerUndo(
  text: string,
  changed: Pick<Changed, "group">,
  about?: string,
  ...more: NoticeAct[]
): void {
  const { group } = changed;
  if (about !== undefined) rememberStep(changed, about);
  if (group === null) showNotice(text, ...more);
  else {
    const undoIt = { label: t("action.undo"), keys: "Mod+Z", run: () => void undo(group) };
    showNotice(text, undoIt, ...more);
  }
}
