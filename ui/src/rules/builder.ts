import { createContext, use } from "react";
import type { Lexicon } from "./lexicon.ts";
import type { RuleNode } from "./tree.ts";

/** What can be done to a node of the tree, by button, by menu and by key. */
export type NodeAct =
  | "delete"
  | "up"
  | "down"
  | "negate"
  | "wrap"
  | "dissolve"
  | "copy"
  | "addInside";

export type Builder = {
  lexicon: Lexicon;
  /** How many match each node, as far as that is known. */
  counts: ReadonlyMap<string, number> | null;
  /** Whether counts are shown at all. */
  counted: boolean;
  unfinished: ReadonlySet<string>;
  /** The node that was just made, whose field is to be chosen. */
  fresh: string | null;
  /** `part` joins the typing in one place to one step. */
  change: (node: RuleNode, part?: string) => void;
  /** What a sentence is about was chosen: the value is next. */
  choose: (node: RuleNode) => void;
  act: (act: NodeAct, id: string) => void;
};

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = use(BuilderContext);
  if (!builder) throw new Error("a rule's part stands outside of its builder");
  return builder;
}
