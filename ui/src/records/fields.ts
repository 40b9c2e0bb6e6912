import type { LeadState, RuleChecked, SortKey } from "#ui/bindings/engine.ts";

/** The catalogue's names of the fields that have a place of their own in the window. */
export const leadField = {
  name: "name",
  title: "title",
  state: "state",
  stage: "stage",
  stateAt: "state_at",
  nextStep: "next_step",
  tag: "tag",
  score: "score",
  grade: "grade",
  likely: "likely",
  email: "email",
  phone: "phone",
  value: "value",
  owner: "owner",
  source: "source",
  received: "received",
} as const;

export const contactField = {
  name: "name",
  company: "company",
  jobTitle: "job_title",
  city: "city",
  email: "email",
  phone: "phone",
  created: "created",
  spend: "total_spend",
  orders: "order_count",
  lastOrder: "last_order_at",
  visits: "num_visits",
  lastVisit: "last_visit_at",
} as const;

export const orderField = { amount: "amount", placed: "placed", name: "name" } as const;

export const interactionField = { kind: "kind", at: "at", name: "name" } as const;

export const productField = {
  name: "name",
  sku: "sku",
  category: "category",
  price: "price",
  created: "created",
} as const;

type Clause = Extract<RuleChecked, { ok: true }>["clauses"][number];

export function ruleOf(clauses: readonly Pick<Clause, "text">[]): string {
  return clauses.map(({ text }) => text).join(" AND ");
}

/** A text as a rule writes it. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** What asks both: what all of a list are, and what is asked of them. */
export function bothRules(within: string | undefined, rule: string): string {
  if (within === undefined) return rule;
  return rule.trim() === "" ? within : `(${within}) AND (${rule})`;
}

/** The same rule, asking for one stage only, or for any when `state` is null. */
export function withStage(clauses: readonly Clause[], state: LeadState | null): string {
  const others = clauses.filter(({ field }) => field !== leadField.state);
  return ruleOf(state === null ? others : [{ text: `${leadField.state} is ${state}` }, ...others]);
}

/** The single stage a rule asks for, if it does. */
export function stageOf(clauses: readonly Clause[]): string | null {
  const asked = clauses.filter(({ field }) => field === leadField.state);
  return asked.length === 1 && asked[0]?.operator === "is"
    ? (asked[0].value?.toUpperCase() ?? null)
    : null;
}

/** In addresses a sort is the fields' names, with a minus sign for descending. */
export function sortText(keys: readonly SortKey[]): string | undefined {
  if (keys.length === 0) return undefined;
  return keys.map(({ field, descending }) => `${descending ? "-" : ""}${field}`).join(",");
}

export function parseSort(text: string | undefined, ...fallback: SortKey[]): SortKey[] {
  if (text === undefined) return fallback;
  return text
    .split(",")
    .map((key) => ({ field: key.replace(/^-/, ""), descending: key.startsWith("-") }));
}
