import type { FactField, FoundField, IntakeDetail } from "#ui/bindings/engine.ts";
import type { FieldMark } from "#ui/documents/marks.ts";
import { valueIn, type Form } from "./form.ts";
import { sureFrom } from "./queue.ts";

/** A found field, and the name under which its mark in the text and its input know each other. */
export type Finding = FoundField & { id: string };

/** What was found in a file, and how its inputs tell which one the person is at. */
export type Reading = {
  find: (field: FactField, entry: number | null) => Finding | undefined;
  onFocus: (id: string | null) => void;
};

export function readingOf(
  fields: readonly FoundField[],
  onFocus: (id: string | null) => void,
): Reading {
  return {
    onFocus,
    find(field, entry) {
      const index = fields.findIndex((each) => each.field === field && each.entry === entry);
      const found = fields[index];
      return found && { ...found, id: String(index) };
    },
  };
}

export function fieldMarks({ fields }: IntakeDetail): FieldMark[] {
  return fields.flatMap(({ start, end, confidence }, index) =>
    start === null || end === null
      ? []
      : [{ id: String(index), start, end, look: confidence < sureFrom ? "doubtful" : "sure" }],
  );
}

/** How many doubtful values stand as they were found, so that somebody should look. */
export function toCheck({ fields }: IntakeDetail, form: Form): number {
  return fields.filter(
    (found) => found.confidence < sureFrom && valueIn(form, found) === found.value,
  ).length;
}

/** A click on a mark goes to its input, also where that is folded away. */
export function focusFinding(id: string): void {
  const input = document.querySelector<HTMLElement>(`[data-found="${id}"]`);
  input?.closest("details")?.setAttribute("open", "");
  input?.focus();
}
