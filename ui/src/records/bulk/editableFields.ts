import type { CustomField, FieldInfo, Root } from "#ui/bindings/engine.ts";

/** A field that many records can get one value in. */
export type EditableField = Pick<CustomField, "name" | "kind" | "options" | "required"> & {
  /** What the engine calls it. */
  id: string;
};

// A stage is chosen by its own act, and no two people have one name.
const leftOut = new Set(["state", "name"]);
const kinds: Readonly<Record<string, CustomField["kind"]>> = { money: "money", flag: "flag" };

/** The fields of the catalogue, then those that the team made up. */
export function editableFields(
  root: Root,
  catalogue: readonly FieldInfo[],
  custom: readonly CustomField[],
  labelOf: (field: FieldInfo) => string,
): EditableField[] {
  const own = catalogue
    .filter((field) => field.editable && field.customId === null && !leftOut.has(field.name))
    .map((field) => ({
      id: field.name,
      name: labelOf(field),
      kind: kinds[field.type] ?? "text",
      options: [],
      required: field.name === "is_company",
    }));
  // A field of the contact is edited through its leads too.
  const made = custom.filter((field) => !field.hidden && (field.root === root || root === "lead"));
  return [...own, ...made];
}
