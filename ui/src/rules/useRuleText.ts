import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ruleReadQuery } from "#ui/api/queries.ts";
import type { Root, RuleFaulty } from "#ui/bindings/engine.ts";
import { asked, type Asked } from "./json.ts";
import type { Group } from "./tree.ts";

// Long enough that a fast typist causes one question, short enough to look immediate.
const typingMs = 120;

export type RuleText = {
  asked: Asked;
  /** The text form; what it was last while the tree is on its way to the engine. */
  text: string | null;
  /** Whether the text says what the tree says now. */
  isCurrent: boolean;
  problem: RuleFaulty | null;
};

/** The text form of a tree, as the engine writes it. */
export function useRuleText(root: Root, tree: Group): RuleText {
  const now = useMemo(() => asked(tree), [tree]);
  const key = JSON.stringify(now.json);
  const [settled] = useDebouncedValue(key, typingMs);
  const json = useMemo(() => JSON.parse(settled) as unknown, [settled]);
  const read = useQuery({ ...ruleReadQuery(root, json), placeholderData: keepPreviousData });
  const isCurrent = settled === key && !read.isPlaceholderData && read.data !== undefined;
  return {
    asked: now,
    text: read.data?.ok === true ? read.data.text : null,
    isCurrent,
    problem: isCurrent && read.data && !read.data.ok ? read.data : null,
  };
}
