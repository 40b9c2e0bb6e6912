import { expect, test } from "vitest";
import type { CustomField, FieldInfo } from "#ui/bindings/engine.ts";
import { editableFields } from "./editableFields.ts";

const field = (name: string, type: string, editable = true): FieldInfo => ({
  name,
  aliases: [],
  type,
  operators: [],
  choices: [],
  customId: null,
  sortable: true,
  editable,
  personal: false,
  description: "",
});
const custom = (id: string, root: "lead" | "contact", hidden = false): CustomField => ({
  id,
  root,
  name: `Own ${id}`,
  ruleName: id,
  kind: "choice",
  options: ["one"],
  required: false,
  unique: false,
  hidden,
});

test("what many can get is what one can get, but names and stages", () => {
  const catalogue = [
    field("name", "text"),
    field("state", "choice"),
    field("source", "text"),
    field("value", "money"),
    field("received", "time", false),
    { ...field("own", "text"), customId: "a" },
  ];
  const made = [custom("a", "lead"), custom("b", "contact"), custom("c", "lead", true)];
  const ids = (root: "lead" | "contact") =>
    editableFields(root, catalogue, made, ({ name }) => name).map(({ id, kind }) => [id, kind]);
  expect(ids("lead")).toEqual([
    ["source", "text"],
    ["value", "money"],
    ["a", "choice"],
    ["b", "choice"],
  ]);
  expect(ids("contact").at(-1)).toEqual(["b", "choice"]);
});
