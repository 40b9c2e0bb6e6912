import {
  isCompared,
  isCount,
  isOp,
  isWholeValue,
  periods,
  units,
  valueKind,
  type Op,
  type Value,
} from "./operators.ts";
import { newGroup, newId, type Comparison, type Group, type Match } from "./tree.ts";
import type { Related, RuleNode } from "./tree.ts";

/** A rule as the engine reads and writes it. */
export type RuleJson = { readonly [key: string]: unknown };

/** What is asked: the tree without what is unfinished, and where each node of it went. */
export type Asked = {
  json: RuleJson;
  /** The path of each node that is asked, as child indexes from the root. */
  paths: ReadonlyMap<string, readonly number[]>;
  unfinished: ReadonlySet<string>;
};

const everything: RuleJson = { all: [] };

/**
 * Writes a tree as the engine does: a group of one part is that part, so that text, JSON and the
 * counts of the parts all speak of the same tree.
 */
export function asked(root: Group): Asked {
  const paths = new Map<string, readonly number[]>();
  const unfinished = new Set<string>();
  const json = written(root, [], paths, unfinished) ?? everything;
  return { json, paths, unfinished };
}

type Paths = Map<string, readonly number[]>;

/** Nothing for what is unfinished. */
function written(
  node: RuleNode,
  path: readonly number[],
  paths: Paths,
  unfinished: Set<string>,
): RuleJson | null {
  if (!isWhole(node, unfinished)) return null;
  const own = node.kind !== "group" && node.not ? [...path, 0] : path;
  paths.set(node.id, own);
  const said = (json: RuleJson): RuleJson => (own === path ? json : { not: json });
  switch (node.kind) {
    case "constant":
      return said(node.holds ? { all: [] } : { any: [] });
    case "compare":
      return said(comparison(node));
    case "related":
      return said(related(node, unfinished));
    case "group":
      return joined(node, path, paths, unfinished);
  }
}

function joined(
  { match, parts }: Pick<Group, "match" | "parts">,
  path: readonly number[],
  paths: Paths,
  unfinished: Set<string>,
): RuleJson {
  const isNegated = match === "none" || match === "not_all";
  const inner = isNegated ? [...path, 0] : path;
  const whole = parts.filter((part) => isWhole(part, unfinished));
  const places = whole.map((_, index) => (whole.length === 1 ? inner : [...inner, index]));
  const each = whole
    .map((part, at) => written(part, places[at] ?? [], paths, unfinished))
    .filter((json) => json !== null);
  const [only] = each;
  const word = match === "all" || match === "not_all" ? "all" : "any";
  const json: RuleJson = each.length === 1 && only ? only : { [word]: each };
  return isNegated ? { not: json } : json;
}

/** Whether a node can be asked; of a group, whether anything in it can. */
function isWhole(node: RuleNode, unfinished: Set<string>): boolean {
  const isOwn = isWholeAlone(node);
  if (!isOwn && node.kind !== "group") unfinished.add(node.id);
  if (node.kind === "group") {
    return node.parts.filter((part) => isWhole(part, unfinished)).length > 0;
  }
  if (node.kind === "related") for (const part of node.parts) isWhole(part, unfinished);
  return isOwn;
}

function isWholeAlone(node: RuleNode): boolean {
  switch (node.kind) {
    case "compare":
      return node.field !== "" && isWholeValue(node.value);
    case "related":
      return node.quantifier !== "count" || isCount(node.times);
    case "group":
    case "constant":
      return true;
  }
}

function comparison({ field, op, value }: Comparison): RuleJson {
  switch (value.kind) {
    case "none":
      return { field, operator: op };
    case "one":
      return { field, operator: op, value: value.text.trim() };
    case "many":
      return { field, operator: op, value: [...value.texts] };
    case "range":
      return { field, operator: op, value: [value.from.trim(), value.to.trim()] };
    case "span":
      return { field, operator: op, value: { amount: Number(value.amount), unit: value.unit } };
    case "period":
      return { field, operator: op, value: value.period };
  }
}

function related(node: Related, unfinished: Set<string>): RuleJson {
  const { relation, quantifier, compared, times } = node;
  // Nothing inside has a count of its own, so nobody asks where it stands.
  const hasAny = node.parts.some((part) => isWhole(part, unfinished));
  const rule = hasAny ? joined(node, [], new Map(), unfinished) : everything;
  if (quantifier !== "count") return { relation, quantifier, rule };
  return { relation, quantifier, operator: compared, number: Number(times), rule };
}

/** Reads what the engine wrote. A shape that is none of its own is left out. */
export function treeOf(json: unknown): Group {
  const node = read(json);
  if (node?.kind === "group") return node;
  // Everybody is a rule without parts.
  const isEverybody = node?.kind === "constant" && node.holds && !node.not;
  return newGroup("all", node && !isEverybody ? [node] : []);
}

function read(json: unknown): RuleNode | null {
  const node = objectOf(json);
  if (!node) return null;
  for (const word of ["all", "any"] as const) {
    const parts = node[word];
    if (Array.isArray(parts)) return groupOf(word, parts);
  }
  if ("not" in node) return negated(node["not"]);
  if (typeof node["relation"] === "string") return relatedOf(node, node["relation"]);
  return comparisonOf(node);
}

function groupOf(match: "all" | "any", parts: readonly unknown[]): RuleNode {
  if (parts.length === 0) {
    return { kind: "constant", id: newId(), not: false, holds: match === "all" };
  }
  return newGroup(
    match,
    parts.flatMap((part) => read(part) ?? []),
  );
}

const opposites: Record<"all" | "any", Match> = { all: "not_all", any: "none" };

function negated(json: unknown): RuleNode | null {
  const node = read(json);
  if (!node) return null;
  if (node.kind === "group" && (node.match === "all" || node.match === "any")) {
    return { ...node, match: opposites[node.match] };
  }
  if (node.kind !== "group" && !node.not) return { ...node, not: true };
  return newGroup("none", [node]);
}

function relatedOf(node: RuleJson, relation: string): Related | null {
  const { quantifier, operator, number, rule } = node;
  const known = (["any", "no", "every", "count"] as const).find((each) => each === quantifier);
  if (!known) return null;
  const inner = read(rule ?? everything);
  const isEverything = inner?.kind === "constant" && inner.holds && !inner.not;
  const group =
    inner?.kind === "group" ? inner : newGroup("all", inner && !isEverything ? [inner] : []);
  return {
    kind: "related",
    id: newId(),
    not: false,
    relation,
    quantifier: known,
    compared: isCompared(operator) ? operator : ">=",
    times: typeof number === "number" ? String(number) : "1",
    match: group.match,
    parts: group.parts,
  };
}

function comparisonOf(node: RuleJson): Comparison | null {
  const { field, operator, value } = node;
  if (typeof field !== "string" || !isOp(operator)) return null;
  const known = valueOf(operator, value);
  return known && { kind: "compare", id: newId(), not: false, field, op: operator, value: known };
}

function valueOf(op: Op, json: unknown): Value | null {
  const kind = valueKind(op);
  const texts = Array.isArray(json) ? json.map(String) : [];
  switch (kind) {
    case "none":
      return { kind };
    case "one":
      return typeof json === "string" ? { kind, text: json } : null;
    case "many":
      return { kind, texts };
    case "range":
      return { kind, from: texts[0] ?? "", to: texts[1] ?? "" };
    case "span": {
      const span = objectOf(json);
      const unit = units.find((each) => each === span?.["unit"]);
      return span && unit ? { kind, amount: String(span["amount"]), unit } : null;
    }
    case "period": {
      const period = periods.find((each) => each === json);
      return period ? { kind, period } : null;
    }
  }
}

function objectOf(json: unknown): RuleJson | null {
  return typeof json === "object" && json !== null && !Array.isArray(json)
    ? (json as RuleJson)
    : null;
}
