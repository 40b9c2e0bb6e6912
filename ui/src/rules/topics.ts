import type { FieldInfo } from "#ui/bindings/engine.ts";
import { t, tCode } from "#ui/i18n/t.ts";
import { happeningOf, isEvent, newWhen, relatedBy, type EventRelation } from "./happening.ts";
import { fieldNamed, fieldText, type Lexicon } from "./lexicon.ts";
import { opOfWord, valueFor, type Op } from "./operators.ts";
import { newId, type Comparison, type Related, type RuleNode } from "./tree.ts";

/** What a sentence can be about: a field, something that happened, or records that belong to it. */
export type Topic =
  | { kind: "field"; name: string }
  | { kind: "did"; relation: EventRelation; what: string | null }
  | { kind: "relation"; name: string };

export type Choice = { value: string; label: string };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

// Fields that only say how a record came to be hidden are of no use in a rule about people.
const hidden = new Set(["withdrawn", "draft"]);

/** All that can be chosen at a place, in groups. */
export function topicsAt(lexicon: Lexicon, within: readonly string[]): ChoiceGroup[] {
  const fields = lexicon.fieldsOf(within).filter(({ name }) => !hidden.has(name));
  const relations = lexicon.relationsOf(within).map(({ name }) => name);
  const groups: [string, readonly Topic[]][] = [
    [t("rule.fieldsOf"), fields.map(({ name }) => ({ kind: "field", name }))],
    [t("rule.happened"), relations.filter(isEvent).flatMap((name) => deeds(lexicon, within, name))],
    [t("rule.relatedTo"), relations.map((name) => ({ kind: "relation", name }))],
  ];
  return groups
    .filter(([, topics]) => topics.length > 0)
    .map(([label, topics]) => ({
      label,
      choices: topics.map((topic) => ({
        value: keyOf(topic),
        label: topicText(lexicon, within, topic),
      })),
    }));
}

function deeds(lexicon: Lexicon, within: readonly string[], relation: EventRelation): Topic[] {
  if (relation === "order") return [{ kind: "did", relation, what: null }];
  const kinds = fieldNamed(lexicon, [...within, relation], "kind")?.choices ?? [];
  return kinds.map((what) => ({ kind: "did", relation, what }));
}

export function keyOf(topic: Topic): string {
  if (topic.kind !== "did") return `${topic.kind}:${topic.name}`;
  return topic.what === null ? `did:${topic.relation}` : `did:${topic.relation}:${topic.what}`;
}

export function topicOfKey(key: string): Topic | null {
  const [kind, name = "", ...rest] = key.split(":");
  if (kind === "field" || kind === "relation") return { kind, name: [name, ...rest].join(":") };
  if (kind !== "did" || !isEvent(name)) return null;
  return { kind, relation: name, what: rest.length === 0 ? null : rest.join(":") };
}

/** What a sentence is about now. */
export function topicOf(node: Comparison | Related): Topic | null {
  if (node.kind === "compare")
    return node.field === "" ? null : { kind: "field", name: node.field };
  const happening = happeningOf(node);
  if (!happening) return { kind: "relation", name: node.relation };
  return { kind: "did", relation: happening.relation, what: happening.what };
}

export function topicText(lexicon: Lexicon, within: readonly string[], topic: Topic): string {
  switch (topic.kind) {
    case "field":
      return fieldText(lexicon, within, topic.name);
    case "relation":
      return tCode(`rule.relation.${topic.name}`, topic.name);
    case "did": {
      const word = topic.what ?? topic.relation;
      return tCode(`rule.did.${word}`, t("rule.didOther", { what: word }));
    }
  }
}

/** A sentence about something else, in the same place. */
export function aboutTopic(
  node: Comparison | Related,
  topic: Topic,
  lexicon: Lexicon,
  within: readonly string[],
): RuleNode {
  const { id, not } = node;
  switch (topic.kind) {
    case "field":
      return comparing(node, topic.name, fieldNamed(lexicon, within, topic.name), lexicon, within);
    case "did": {
      const { relation, what } = topic;
      const before = node.kind === "related" ? happeningOf(node) : null;
      const isSame = before?.relation === relation;
      return relatedBy(
        {
          relation,
          what,
          often: before?.often ?? { compared: ">=", times: "1" },
          when: isSame ? before.when : newWhen(relation),
        },
        { ...newRelated(relation), id, not },
      );
    }
    case "relation":
      return { ...newRelated(topic.name), id, not };
  }
}

function newRelated(relation: string): Related {
  return {
    kind: "related",
    id: newId(),
    not: false,
    relation,
    quantifier: "any",
    compared: ">=",
    times: "1",
    match: "all",
    parts: [],
  };
}

/** An empty sentence: what it is about is to be chosen first. */
export function newComparison(): Comparison {
  return {
    kind: "compare",
    id: newId(),
    not: false,
    field: "",
    op: "is",
    value: { kind: "one", text: "" },
  };
}

function comparing(
  node: Comparison | Related,
  name: string,
  field: FieldInfo | undefined,
  lexicon: Lexicon,
  within: readonly string[],
): Comparison {
  const { id, not } = node;
  const known = (field?.operators ?? []).flatMap((word) => opOfWord(word) ?? []);
  const before = node.kind === "compare" ? fieldNamed(lexicon, within, node.field) : undefined;
  const keeps = node.kind === "compare" && before?.type === field?.type && known.includes(node.op);
  const op = keeps ? node.op : usualOp(field, known);
  const start = field?.type === "flag" ? "true" : "";
  const value = valueFor(op, { kind: "one", text: start });
  return { kind: "compare", id, not, field: name, op, value };
}

/** What is asked of a field most often. */
function usualOp(field: FieldInfo | undefined, known: readonly Op[]): Op {
  const isAmount = field?.type === "integer" || field?.type === "money";
  const wanted: Op = isAmount ? "more" : field?.type === "text" ? "is" : (known[0] ?? "is");
  return known.includes(wanted) ? wanted : (known[0] ?? "is");
}
