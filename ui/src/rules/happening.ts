import type { Compared } from "./operators.ts";
import { newId, type Comparison, type Related } from "./tree.ts";

/**
 * "Did X at least 3 times in the last 30 days": the tree says it with a relation whose parts name
 * what was done and when. This is that relation seen as one sentence.
 */
export type Happening = {
  relation: EventRelation;
  /** What was done, where it differs from record to record. */
  what: string | null;
  often: Often;
  /** When; empty means ever. */
  when: Comparison | null;
};

export type Often = "ever" | "never" | { compared: Compared; times: string };

// The relations whose records are things that happened, with the fields that say when and what.
const events = {
  order: { at: "placed", what: null },
  interaction: { at: "at", what: "kind" },
} as const;
export type EventRelation = keyof typeof events;

export function isEvent(relation: string): relation is EventRelation {
  return Object.hasOwn(events, relation);
}

/** The field that says when it happened. */
export function timeField(relation: EventRelation): string {
  return events[relation].at;
}

/** A relation as a sentence, if it says no more than that. */
export function happeningOf(node: Related): Happening | null {
  const { relation, parts } = node;
  if (!isEvent(relation) || node.match !== "all" || node.quantifier === "every") return null;
  const { at, what } = events[relation];
  const compares = parts.filter((part) => part.kind === "compare");
  const whens = compares.filter(({ field, not }) => field === at && !not);
  const deeds = compares.filter(
    ({ field, op, not, value }) => field === what && op === "is" && !not && value.kind === "one",
  );
  const isAll = whens.length + deeds.length === parts.length;
  if (!isAll || whens.length > 1 || deeds.length !== (what === null ? 0 : 1)) return null;
  const deed = deeds[0]?.value;
  return {
    relation,
    what: deed?.kind === "one" ? deed.text : null,
    often: oftenOf(node),
    when: whens[0] ?? null,
  };
}

function oftenOf({ quantifier, compared, times }: Related): Often {
  if (quantifier === "any") return "ever";
  return quantifier === "no" ? "never" : { compared, times };
}

/** The relation that a sentence means, in the place of another one if there is one. */
export function relatedBy(happening: Happening, before?: Related): Related {
  const { relation, what, often, when } = happening;
  const deed: Comparison[] =
    what === null
      ? []
      : [
          {
            kind: "compare",
            id: newId(),
            not: false,
            field: events[relation].what ?? "",
            op: "is",
            value: { kind: "one", text: what },
          },
        ];
  const counted = typeof often === "object" ? often : { compared: ">=" as const, times: "1" };
  return {
    kind: "related",
    id: before?.id ?? newId(),
    not: before?.not ?? false,
    relation,
    quantifier: often === "ever" ? "any" : often === "never" ? "no" : "count",
    ...counted,
    match: "all",
    parts: [...deed, ...(when ? [when] : [])],
  };
}

export function newWhen(relation: EventRelation): Comparison {
  return {
    kind: "compare",
    id: newId(),
    not: false,
    field: timeField(relation),
    op: "in_last",
    value: { kind: "span", amount: "90", unit: "days" },
  };
}
