import type { ContactRow, DuplicatePair, PairReasonKind } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

const kinds: PairReasonKind[] = ["email", "phone", "name_and_company", "similar_name"];

/** Two contacts that may be one, and one that was another once. */
export function duplicateAnswers(a: ContactRow): Parameters<typeof answerCalls>[0] {
  const pair: DuplicatePair = {
    a,
    b: { ...a, id: "other", name: data("G. Hopper") },
    reasons: kinds.map((kind) => ({ kind, value: data(kind) })),
    score: 90,
  };
  return {
    duplicate_list: () => ({ total: 1, pairs: [pair], next: null }),
    duplicate_compare: () => ({
      fields: [
        { field: "name", label: "name", a: a.name, b: pair.b.name, same: false },
        { field: "city", label: "city", a: null, b: data("Arlington"), same: false },
        { field: "company", label: "company", a: a.company, b: a.company, same: true },
      ],
      kept: a.id,
      moved: {
        leads: 1,
        notes: 2,
        tasks: 0,
        documents: 0,
        orders: 3,
        interactions: 0,
        balances: 0,
        points: 1,
        facts: 0,
        relationships: 0,
      },
    }),
    contact_merged: () => [{ id: "merged", name: data("Amazing Grace"), at: 0 }],
  };
}
