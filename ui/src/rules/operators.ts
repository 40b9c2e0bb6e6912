/** The operators of the rule language, by the names that its JSON has for them. */
export type Op =
  | "is"
  | "is_not"
  | "contains"
  | "not_contains"
  | "starts_with"
  | "ends_with"
  | "in"
  | "not_in"
  | "less"
  | "at_most"
  | "more"
  | "at_least"
  | "between"
  | "in_last"
  | "in_next"
  | "older_than"
  | "during"
  | "empty"
  | "not_empty";

// The catalogue tells a field's operators by the words that the text form has for them.
const words: Record<string, Op> = {
  is: "is",
  "=": "is",
  on: "is",
  "is not": "is_not",
  "!=": "is_not",
  "not on": "is_not",
  contains: "contains",
  "does not contain": "not_contains",
  "starts with": "starts_with",
  "ends with": "ends_with",
  in: "in",
  "not in": "not_in",
  "<": "less",
  before: "less",
  "<=": "at_most",
  "on or before": "at_most",
  ">": "more",
  after: "more",
  ">=": "at_least",
  "on or after": "at_least",
  between: "between",
  "in last": "in_last",
  "in next": "in_next",
  "older than": "older_than",
  during: "during",
  "is empty": "empty",
  "is not empty": "not_empty",
};

const names: ReadonlySet<string> = new Set(Object.values(words));

export function isOp(name: unknown): name is Op {
  return typeof name === "string" && names.has(name);
}

export function opOfWord(word: string): Op | null {
  return words[word] ?? null;
}

/** The word for an operator among those of a field; its name where the field has none for it. */
export function wordOfOp(op: Op, operators: readonly string[]): string {
  return operators.find((word) => opOfWord(word) === op) ?? op;
}

/** How a number of related records compares with the one that is asked for. */
export const comparisons = [">=", ">", "<=", "<", "=", "!="] as const;
export type Compared = (typeof comparisons)[number];

export function isCompared(symbol: unknown): symbol is Compared {
  return comparisons.some((each) => each === symbol);
}

export const units = ["days", "weeks", "months", "years"] as const;
export type Unit = (typeof units)[number];

export const periods = [
  "today",
  "yesterday",
  "tomorrow",
  "this week",
  "last week",
  "this month",
  "last month",
  "this year",
  "last year",
] as const;
export type Period = (typeof periods)[number];

/** What a field is compared with, as it is typed. */
export type Value =
  | { kind: "none" }
  | { kind: "one"; text: string }
  | { kind: "many"; texts: readonly string[] }
  | { kind: "range"; from: string; to: string }
  | { kind: "span"; amount: string; unit: Unit }
  | { kind: "period"; period: Period };

const kinds: Partial<Record<Op, Value["kind"]>> = {
  empty: "none",
  not_empty: "none",
  in: "many",
  not_in: "many",
  between: "range",
  in_last: "span",
  in_next: "span",
  older_than: "span",
  during: "period",
};

export function valueKind(op: Op): Value["kind"] {
  return kinds[op] ?? "one";
}

/** A value for an operator, with what can be kept of the one before. */
export function valueFor(op: Op, before: Value): Value {
  const kind = valueKind(op);
  if (kind === before.kind) return before;
  const [first = "", second = ""] = textsOf(before);
  switch (kind) {
    case "none":
      return { kind };
    case "one":
      return { kind, text: first };
    case "many":
      return { kind, texts: first === "" ? [] : [first] };
    case "range":
      return { kind, from: first, to: second };
    case "span":
      return { kind, amount: "30", unit: "days" };
    case "period":
      return { kind, period: "this month" };
  }
}

function textsOf(value: Value): readonly string[] {
  switch (value.kind) {
    case "one":
      return [value.text];
    case "many":
      return value.texts;
    case "range":
      return [value.from, value.to];
    case "none":
    case "span":
    case "period":
      return [];
  }
}

/** Whether nothing is left to be typed. */
export function isWholeValue(value: Value): boolean {
  switch (value.kind) {
    case "none":
    case "period":
      return true;
    case "span":
      return isCount(value.amount);
    case "many":
      return value.texts.length > 0;
    case "one":
    case "range":
      return textsOf(value).every((text) => text.trim() !== "");
  }
}

export function isCount(text: string): boolean {
  return /^\d{1,5}$/.test(text);
}
