import { useEffect, useState, type FocusEvent, type RefObject } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import type { NodeAct } from "./builder.ts";
import { newComparison } from "./topics.ts";
import {
  added,
  copied,
  dissolved,
  grouped,
  lineOf,
  linesOf,
  moved,
  newGroup,
  removed,
  replaced,
  type Group,
  type RuleNode,
} from "./tree.ts";

type BuilderActs = {
  place: RefObject<HTMLElement | null>;
  tree: Group;
  onTree: (tree: Group, part?: string) => void;
};

/** Where the focus is to go once the tree is drawn: to a line, or into a part of it. */
type Aim = { id: string; part: "line" | "value" };

/** What is done to the tree, by button and by key, and where the focus is afterwards. */
export function useBuilderActs({ place, tree, onTree }: BuilderActs) {
  const [active, setActive] = useState<string | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const [aim, setAim] = useState<Aim | null>(null);
  useEffect(() => {
    if (!aim) return;
    const line = place.current?.querySelector<HTMLElement>(`[data-node="${aim.id}"]`);
    const part = line?.querySelector<HTMLElement>(`[data-part="${aim.part}"]`);
    (part ?? line)?.focus();
  }, [aim, place]);

  function add(kind: "rule" | "group", at: string | null): void {
    const rule = newComparison();
    const node = kind === "rule" ? rule : newGroup(tree.match === "any" ? "all" : "any", [rule]);
    onTree(added(tree, at, node));
    setFresh(rule.id);
  }
  function change(node: RuleNode, part?: string): void {
    onTree(replaced(tree, node), part);
  }
  function choose(node: RuleNode): void {
    onTree(replaced(tree, node));
    setFresh(null);
    setAim({ id: node.id, part: "value" });
  }
  /** What stands next to a line that goes. */
  function neighbour(id: string): string | null {
    const lines = linesOf(tree);
    const at = lines.findIndex(({ node }) => node.id === id);
    const parent = lines[at]?.parent;
    const beside = parent?.parts[(lines[at]?.index ?? 0) + 1] ?? lines[at - 1]?.node;
    return beside?.id ?? null;
  }
  function act(name: NodeAct, id: string): void {
    const node = lineOf(tree, id)?.node;
    if (!node) return;
    const stay = (next: Group) => {
      onTree(next);
      setAim({ id, part: "line" });
    };
    switch (name) {
      case "delete": {
        const next = neighbour(id);
        onTree(removed(tree, id));
        if (next !== null) setAim({ id: next, part: "line" });
        return;
      }
      case "up":
      case "down":
        return stay(moved(tree, id, name === "up" ? -1 : 1));
      case "negate":
        return stay(replaced(tree, opposite(node)));
      case "wrap":
        return stay(grouped(tree, id, "any"));
      case "dissolve":
        return onTree(dissolved(tree, id));
      case "copy": {
        const copy = copied(node);
        onTree(besides(tree, id, copy));
        return setAim({ id: copy.id, part: "line" });
      }
      case "addInside":
        return add("rule", id);
    }
  }
  function walk(by: -1 | 1): void {
    const lines = linesOf(tree).filter(({ node }) => isDrawn(place.current, node.id));
    const at = lines.findIndex(({ node }) => node.id === active);
    const next = lines[at === -1 ? (by === 1 ? 0 : lines.length - 1) : at + by];
    if (next) setAim({ id: next.node.id, part: "line" });
  }
  const onActive = (name: NodeAct) => () => {
    if (active !== null) act(name, active);
  };
  useActions([
    { ...page("addRule", t("rule.addLong"), ["r"]), run: () => add("rule", active) },
    { ...page("addGroup", t("rule.addGroupLong"), ["Shift+R"]), run: () => add("group", active) },
    { ...page("ruleDown", t("rule.walkKeys"), ["ArrowDown"]), run: () => walk(1) },
    { ...page("ruleUp", t("rule.walkKeys"), ["ArrowUp"]), run: () => walk(-1) },
    { ...page("negateRule", t("rule.negate"), ["n"]), run: onActive("negate") },
    { ...page("copyRule", t("rule.copy"), ["Mod+D"]), inFields: true, run: onActive("copy") },
    {
      ...page("moveRuleUp", t("rule.moveKeys"), ["Alt+ArrowUp"]),
      inFields: true,
      run: onActive("up"),
    },
    {
      ...page("moveRuleDown", t("rule.moveKeys"), ["Alt+ArrowDown"]),
      inFields: true,
      run: onActive("down"),
    },
    { ...page("deleteRule", t("rule.delete"), ["Delete"]), run: onActive("delete") },
  ]);

  function onFocus(event: FocusEvent<HTMLElement>): void {
    setActive(event.target.closest<HTMLElement>("[data-node]")?.dataset["node"] ?? null);
  }
  return { fresh, act, add, change, choose, onFocus };
}

function page(id: string, label: string, keys: readonly string[]) {
  return { id, label, keys, scope: "page" as const };
}

function isDrawn(place: HTMLElement | null, id: string): boolean {
  return place?.querySelector(`[data-node="${id}"]`) !== null;
}

function opposite(node: RuleNode): RuleNode {
  if (node.kind !== "group") return { ...node, not: !node.not };
  const opposites = { all: "not_all", not_all: "all", any: "none", none: "any" } as const;
  return { ...node, match: opposites[node.match] };
}

/** The tree with a node right behind another one, whatever that is. */
function besides(tree: Group, id: string, node: RuleNode): Group {
  const line = lineOf(tree, id);
  if (!line) return tree;
  const { parent, index } = line;
  return replaced(tree, { ...parent, parts: parent.parts.toSpliced(index + 1, 0, node) });
}
