import { dayOf, formatPlainDay, isDay } from "#ui/i18n/days.ts";
import { formatMoney, formatNumber } from "#ui/i18n/format.ts";
import { tCode } from "#ui/i18n/t.ts";
import { choiceText, nodeText } from "#ui/rules/describe.ts";
import type { Asked } from "#ui/rules/json.ts";
import { fieldNamed, type Lexicon } from "#ui/rules/lexicon.ts";
import { linesOf, type Group } from "#ui/rules/tree.ts";

/** A part of the rule as the builder says it. */
export type Part = {
  name: string;
  /** What somebody has there, as people write it. */
  had: (value: string) => string;
};

/** The parts of a rule by their paths. */
export function partsOf(lexicon: Lexicon, tree: Group, { paths }: Asked) {
  const parts = new Map(
    linesOf(tree).flatMap(({ node, within }) => {
      const path = paths.get(node.id);
      if (!path) return [];
      const type =
        node.kind === "compare" ? fieldNamed(lexicon, within, node.field)?.type : node.kind;
      const part: Part = {
        name: nodeText(lexicon, within, node),
        had: (value) => hadText(type ?? "", value),
      };
      return [[path.join("."), part] as const];
    }),
  );
  return (path: readonly number[]) => parts.get(path.join(".")) ?? null;
}

/** The engine says "1234.50 USD", "2026-07-12" and "4 orders". */
function hadText(type: string, value: string): string {
  if (isDay(value)) return formatPlainDay(value, dayOf(Date.now()));
  const [, amount, currency] = /^(-?[\d.]+) ([A-Z]{3})$/.exec(value) ?? [];
  if (amount !== undefined && currency !== undefined) return moneyText(amount, currency);
  const [, count, relation] = /^(\d+) (\w+)$/.exec(value) ?? [];
  if (type === "related" && count !== undefined && relation !== undefined) {
    const key = `rule.relationCount.${relation.replace(/s$/, "")}`;
    return tCode(key, value, { count: Number(count) });
  }
  if (type === "integer") return formatNumber(Number(value));
  if (type === "flag") return tCode(`rule.${value}`, value);
  return type === "choice" ? value.split(", ").map(choiceText).join(", ") : value;
}

/** The engine writes as many digits as the currency has. */
function moneyText(amount: string, currency: string): string {
  return formatMoney(Number(amount.replace(".", "")), currency);
}
