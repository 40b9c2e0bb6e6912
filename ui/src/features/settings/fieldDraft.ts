import type { CustomField, CustomKind, SaveField } from "#ui/bindings/engine.ts";
import type { PeopleRoot } from "#ui/records/peopleRoot.ts";

export const kinds: readonly CustomKind[] = [
  "text",
  "number",
  "money",
  "date",
  "flag",
  "choice",
  "url",
];

/** A field as it is being written; its options one on a line. */
export type FieldDraft = Omit<SaveField, "options"> & { options: string };

export function draftOf(root: PeopleRoot, field: CustomField | undefined): FieldDraft {
  if (!field) {
    const marks = { required: false, unique: false, hidden: false };
    return { id: null, root, name: "", kind: "text", options: "", ...marks };
  }
  const { id, name, kind, options, required, unique, hidden } = field;
  return { id, root, name, kind, options: options.join("\n"), required, unique, hidden };
}

/** Of what many records share it says nothing that two have it. */
export function canBeUnique(kind: CustomKind): boolean {
  return kind !== "flag" && kind !== "choice";
}

export function requestOf(draft: FieldDraft): SaveField {
  const lines = draft.options.split("\n").map((line) => line.trim());
  return {
    ...draft,
    name: draft.name.trim(),
    options: draft.kind === "choice" ? [...new Set(lines)].filter(Boolean) : [],
    unique: draft.unique && canBeUnique(draft.kind),
  };
}

/** What keeps it from being stored, as far as it is known here. */
export function problemOf(draft: FieldDraft): "name" | "options" | null {
  const { name, kind, options } = requestOf(draft);
  if (name === "") return "name";
  return kind === "choice" && options.length === 0 ? "options" : null;
}
