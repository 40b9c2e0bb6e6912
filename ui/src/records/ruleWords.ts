import type { FieldInfo, Profile, Root } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { leadField } from "./fields.ts";

export type RuleWord = {
  name: string;
  /** What is written in a rule. */
  word: string;
  /** What the columns call it. */
  label: string;
};

/** As the columns stand; what has no column comes after. */
const order = [
  "name",
  "title",
  "stage",
  "state",
  "email",
  "phone",
  "value",
  "owner",
  "source",
  "received",
];

/** The fields of a rule by the names that people see, each with the word that a rule takes. */
export function ruleWords(root: Root, profile: Profile, fields: readonly FieldInfo[]): RuleWord[] {
  const place = ({ name }: RuleWord) => (order.includes(name) ? order.indexOf(name) : order.length);
  return fields
    .map(({ name, aliases }) => {
      const isTitle = root === "lead" && name === leadField.title;
      const label = isTitle ? t(`lead.title.${profile}`) : fieldLabel(root, name);
      const word = [name, ...aliases].find((each) => letters(each) === letters(label)) ?? name;
      return { name, word, label };
    })
    .toSorted((a, b) => place(a) - place(b));
}

function letters(text: string): string {
  return text.toLocaleLowerCase().replaceAll(/[^\p{L}]/gu, "");
}
