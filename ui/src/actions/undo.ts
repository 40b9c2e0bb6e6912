import { run } from "#ui/api/mutations.ts";
import type { Changed, Undone } from "#ui/bindings/engine.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { whenEnded } from "./jobEnds.ts";
import { showFailure, showNotice, type NoticeAct } from "./notices.tsx";

/** What a command is called. */
export function commandName(command: string): string {
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
const takenBack: { group: string; command: string; about: string }[] = [];

function noteUndone({ group, command }: Undone): void {
  takenBack.push({ group, command, about: steps.get(group) ?? "" });
}

/** Whether a step was undone in this window. */
export function isTakenBack(step: string | null): boolean {
  return takenBack.some(({ group }) => group === step);
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

/** What came of taking a step back. */
export function undoneText(command: string, keptLater: number): string {
  return keptLater > 0
    ? t("undo.keptLater", { command, count: keptLater })
    : t("undo.done", { command });
}

// A page notices some 100 ms after an undo that its record went with it.
const togetherMs = 2000;
let last = { text: "", at: Number.NEGATIVE_INFINITY };

/** Says that a step was taken back, and offers to do it again. */
export function tellUndone(text: string): void {
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
    const name = stepName(taken);
    if (taken.job === null) tellUndone(undoneText(name, taken.keptLater));
    else whenEnded(taken.job, ({ keptLater }) => tellUndone(undoneText(name, keptLater)));
  } catch (error) {
    tellRefused(error, t("undo.nothing"));
  }
}

export async function redo(): Promise<void> {
  try {
    const redone = await run("redo", {}, "here");
    noteRedone(redone);
    const name = stepName(redone);
    if (redone.job === null) tellRedone(name);
    else whenEnded(redone.job, () => tellRedone(name));
  } catch (error) {
    tellRefused(error, t("redo.nothing"));
  }
}

function tellRedone(command: string): void {
  showNotice(t("redo.done", { command }), {
    label: t("action.undo"),
    keys: "Mod+Z",
    run: () => void undo(null),
  });
}

function tellRefused(error: unknown, nothing: string): void {
  const { code, retryable } = failureOf(error);
  if (code === "nothing_to_undo" || code === "nothing_to_redo") showNotice(nothing);
  // One long undo is under way; it can be tried again after it.
  else if (code === "undo_impossible" && retryable) showNotice(t("undo.busy"));
  else showFailure(error);
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
