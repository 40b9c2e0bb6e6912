import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { catalogueQuery } from "#ui/api/queries.ts";
import type { Catalogue, FieldInfo, RelationInfo, Root } from "#ui/bindings/engine.ts";
import { tCode } from "#ui/i18n/t.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";

/** What can be asked, of a record and of those that belong to it. */
export type Lexicon = {
  root: Root;
  fieldsOf: (within: readonly string[]) => readonly FieldInfo[];
  relationsOf: (within: readonly string[]) => readonly RelationInfo[];
};

const none: readonly never[] = [];

/** The records that a relation leads to, where something can be asked of them. */
const roots: Record<string, Root> = {
  lead: "lead",
  current_lead: "lead",
  contact: "contact",
  order: "order",
  interaction: "interaction",
};

/** Nothing until the vocabulary of the root is here. */
export function useLexicon(root: Root): Lexicon | null {
  const lead = useQuery(catalogueQuery("lead")).data;
  const contact = useQuery(catalogueQuery("contact")).data;
  const order = useQuery(catalogueQuery("order")).data;
  const interaction = useQuery(catalogueQuery("interaction")).data;
  return useMemo(() => {
    const known: Partial<Record<Root, Catalogue | undefined>> = {
      lead,
      contact,
      order,
      interaction,
    };
    return known[root] ? lexiconOf(root, known) : null;
  }, [root, lead, contact, order, interaction]);
}

export function lexiconOf(
  root: Root,
  known: Partial<Record<Root, Catalogue | undefined>>,
): Lexicon {
  const catalogue = (within: readonly string[]) => {
    const at = rootWithin(root, within);
    return at === null ? undefined : known[at];
  };
  return {
    root,
    fieldsOf: (within) => catalogue(within)?.fields ?? none,
    relationsOf: (within) => catalogue(within)?.relations ?? none,
  };
}

/** What the records are behind these relations; null where nothing is known of them. */
export function rootWithin(root: Root, within: readonly string[]): Root | null {
  const last = within.at(-1);
  return last === undefined ? root : (roots[last] ?? null);
}

export function fieldNamed(
  lexicon: Lexicon,
  within: readonly string[],
  name: string,
): FieldInfo | undefined {
  return lexicon.fieldsOf(within).find((field) => field.name === name);
}

/** A field as people call it. */
export function fieldText(lexicon: Lexicon, within: readonly string[], name: string): string {
  const field = fieldNamed(lexicon, within, name);
  if (field?.customId) return field.description;
  const root = rootWithin(lexicon.root, within) ?? within.at(-1) ?? lexicon.root;
  const label = fieldLabel(root, name);
  return label === name ? tCode(`rule.field.${name}`, name) : label;
}
