import type { Compared, Op, Value } from "./operators.ts";

/**
 * A rule while it is being built.
 *
 * Every node has an id, so that it keeps its place on the screen whatever happens around it. What
 * is half typed is part of the tree; `json.ts` leaves it out of what is asked.
 */
export type RuleNode = Group | Comparison | Related | Constant;

export const matches = ["all", "any", "none", "not_all"] as const;
export type Match = (typeof matches)[number];

export type Group = { kind: "group"; id: string; match: Match; parts: readonly RuleNode[] };

export type Comparison = {
  kind: "compare";
  id: string;
  not: boolean;
  field: string;
  op: Op;
  value: Value;
};

/** Something said about the records that belong to one; its parts ask about each of them. */
export type Related = {
  kind: "related";
  id: string;
  not: boolean;
  relation: string;
  quantifier: "any" | "no" | "every" | "count";
  compared: Compared;
  /** How many, for a count, as it is typed. */
  times: string;
  match: Match;
  parts: readonly RuleNode[];
};

/** Everybody or nobody, which the text form can say too. */
export type Constant = { kind: "constant"; id: string; not: boolean; holds: boolean };

export type Holder = Group | Related;

let made = 0;

/** Ids tell nodes of one window apart and are never stored. */
export function newId(): string {
  made += 1;
  return `n${made}`;
}

export function newGroup(match: Match, parts: readonly RuleNode[] = []): Group {
  return { kind: "group", id: newId(), match, parts };
}

export function isHolder(node: RuleNode): node is Holder {
  return node.kind === "group" || node.kind === "related";
}

function partsOf(node: RuleNode): readonly RuleNode[] {
  return isHolder(node) ? node.parts : [];
}

/** A node in the order in which the tree is read, with where it stands. */
export type Line = {
  node: RuleNode;
  parent: Holder;
  index: number;
  depth: number;
  /** The relations on the way to it: what its fields are those of. */
  within: readonly string[];
};

export function linesOf(root: Group): Line[] {
  const walk = (parent: Holder, depth: number, within: readonly string[]): Line[] =>
    parent.parts.flatMap((node, index) => {
      const line = { node, parent, index, depth, within };
      if (!isHolder(node)) return [line];
      const further = node.kind === "related" ? [...within, node.relation] : within;
      return [line, ...walk(node, depth + 1, further)];
    });
  return walk(root, 0, []);
}

export function lineOf(root: Group, id: string): Line | null {
  return linesOf(root).find(({ node }) => node.id === id) ?? null;
}

/** The tree with other nodes in the place of one; the root itself stays. */
function exchanged(root: Group, id: string, by: (node: RuleNode) => readonly RuleNode[]): Group {
  const inside = (node: RuleNode): RuleNode => {
    if (!isHolder(node)) return node;
    const parts = node.parts.flatMap((part) => (part.id === id ? by(part) : [inside(part)]));
    return { ...node, parts };
  };
  return inside(root) as Group;
}

/** The tree with a node changed; its id tells which one it was. */
export function replaced(root: Group, node: RuleNode): Group {
  if (node.id === root.id) return node as Group;
  return exchanged(root, node.id, () => [node]);
}

export function removed(root: Group, id: string): Group {
  return exchanged(root, id, () => []);
}

/** The tree with a node behind another one, or at the end of it if that one has parts. */
export function added(root: Group, at: string | null, node: RuleNode): Group {
  const line = at === null ? null : lineOf(root, at);
  if (!line) return { ...root, parts: [...root.parts, node] };
  if (isHolder(line.node)) {
    return replaced(root, { ...line.node, parts: [...line.node.parts, node] });
  }
  return exchanged(root, line.node.id, (before) => [before, node]);
}

/** The tree with a group around a node. */
export function grouped(root: Group, id: string, match: Match): Group {
  return exchanged(root, id, (node) => [newGroup(match, [node])]);
}

/** The tree with a group's parts in its place. */
export function dissolved(root: Group, id: string): Group {
  return exchanged(root, id, (node) => (node.kind === "group" ? node.parts : [node]));
}

/** A copy of a node with ids of its own. */
export function copied(node: RuleNode): RuleNode {
  const copy = { ...node, id: newId() };
  return isHolder(copy) ? { ...copy, parts: copy.parts.map(copied) } : copy;
}

/**
 * The tree with a node one place further up or down.
 *
 * A group in the way is entered, and the end of its own is left; both ways back are the same
 * steps. Relations are neither entered nor left, because other fields hold in them.
 */
export function moved(root: Group, id: string, by: -1 | 1): Group {
  const line = lineOf(root, id);
  if (!line) return root;
  const { node, parent, index } = line;
  const beside = parent.parts[index + by];
  if (beside?.kind === "group") {
    const parts = by === 1 ? [node, ...beside.parts] : [...beside.parts, node];
    return replaced(removed(root, id), { ...beside, parts });
  }
  if (beside) {
    const parts = parent.parts.with(index, beside).with(index + by, node);
    return replaced(root, { ...parent, parts });
  }
  if (parent.id === root.id || parent.kind === "related") return root;
  return exchanged(removed(root, id), parent.id, (left) =>
    by === 1 ? [left, node] : [node, left],
  );
}

/** How many rules and groups there are, the root left out. */
export function countOf(root: Group): { rules: number; groups: number } {
  const nodes = linesOf(root).map(({ node }) => node);
  const groups = nodes.filter(({ kind }) => kind === "group").length;
  return { rules: nodes.length - groups, groups };
}

/** How many rules and groups stand directly in one. */
export function partCounts(holder: Holder): { rules: number; groups: number } {
  const groups = partsOf(holder).filter(({ kind }) => kind === "group").length;
  return { rules: holder.parts.length - groups, groups };
}
