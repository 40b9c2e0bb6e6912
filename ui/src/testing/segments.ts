import type { ContactRow, Segment, WhyClause } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

type Answers = Parameters<typeof answerCalls>[0];

/** One of each kind of sentence: a figure, an opposite, something that happened, and a relation. */
export const segmentJson = {
  all: [
    { field: "city", operator: "is", value: data("Bern") },
    { not: { field: "email", operator: "empty" } },
    {
      any: [
        { field: "name", operator: "in", value: [data("Ada"), data("Grace")] },
        {
          relation: "order",
          quantifier: "count",
          operator: ">=",
          number: 2,
          rule: {
            field: "placed",
            operator: "in_last",
            value: { amount: 90, unit: "days" },
          },
        },
        {
          relation: "lead",
          quantifier: "no",
          rule: { field: "title", operator: "contains", value: data("trust") },
        },
      ],
    },
  ],
};

export const segment: Segment = {
  row: {
    id: "segment",
    name: data("Regulars"),
    description: data("Come often"),
    rule: data("city is Bern"),
    count: 12,
    included: 1,
    excluded: 1,
    usedBy: 1,
    updatedAt: 0,
    problem: null,
  },
  json: segmentJson,
  picks: [
    { contactId: "ada", name: data("Ada"), pick: "include" },
    { contactId: "bob", name: data("Bob"), pick: "exclude" },
  ],
  usedBy: [
    { kind: "segment", id: "other", name: data("Other") },
    { kind: "view", id: "view", name: data("Mine") },
  ],
};

const clause = (text: string, holds: boolean, value: string | null, parts: WhyClause[] = []) => ({
  text: data(text),
  holds,
  value: value === null ? null : data(value),
  parts,
});

/** Segments as far as the window asks for them. */
export function segmentAnswers(contact: ContactRow): Answers {
  const figures = {
    spend: [{ currency: "USD", amountMinor: 1_842_000 }],
    orderCount: 3,
    numVisits: 2,
    lastOrderAt: 0,
    lastVisitAt: null,
  };
  return {
    segment_list: () => [
      segment.row,
      { ...segment.row, id: "broken", count: null, problem: data("no such field") },
    ],
    segment_get: () => segment,
    rule_read: ({ text, json }) => ({
      ok: true,
      text: text ?? data("rule"),
      json: json ?? (text === "" ? { all: [] } : segmentJson),
      message: null,
    }),
    field_values: () => [{ value: data("Bern"), count: 3 }],
    audience: () => ({
      ok: true,
      count: 12,
      of: 48,
      tookUs: 3100,
      nodes: [
        { path: [], count: 12 },
        { path: [0], count: 20 },
      ],
      sample: [{ contact, figures }],
      included: 1,
      excluded: 1,
    }),
    audience_why: () => ({
      inside: true,
      by: "rule",
      clause: clause("all", true, null, [
        clause("city", true, "Bern"),
        clause("not email", true, null, [clause("email", false, "ada@example.org")]),
        clause("any", true, null, [
          clause("name", true, "Ada"),
          clause("orders", false, "1 order"),
          clause("lead", false, null),
        ]),
      ]),
    }),
  };
}
