import { queryClient } from "#ui/api/client.ts";
import { segmentsQuery } from "#ui/api/queries.ts";
import type { FieldInfo } from "#ui/bindings/engine.ts";
import { dayOf, formatPlainDay, isDay } from "#ui/i18n/days.ts";
import { formatMoney, formatNumber, listOf, parseMoney } from "#ui/i18n/format.ts";
import { t, tCode } from "#ui/i18n/t.ts";
import { currencyOf } from "#ui/records/money.ts";
import { happeningOf, type Happening } from "./happening.ts";
import { fieldNamed, fieldText, type Lexicon } from "./lexicon.ts";
import { wordOfOp, type Value } from "./operators.ts";
import { topicOf, topicText } from "./topics.ts";
import { partCounts, type Comparison, type Holder, type Related } from "./tree.ts";
import type { RuleNode } from "./tree.ts";

/** A node in a few words: for those who hear it, and where it stands alone. */
export function nodeText(lexicon: Lexicon, within: readonly string[], node: RuleNode): string {
  const words = positiveText(lexicon, within, node);
  return node.kind !== "group" && node.not ? `${t("rule.joint.not")} ${words}` : words;
}

function positiveText(lexicon: Lexicon, within: readonly string[], node: RuleNode): string {
  switch (node.kind) {
    case "constant":
      return t(node.holds ? "rule.everybody" : "rule.nobody");
    case "group":
      return `${t(`rule.group.${node.match}`)} ${partsText(node)}`;
    case "compare":
      return comparisonText(lexicon, within, node);
    case "related":
      return relatedText(lexicon, within, node);
  }
}

/** "2 rules and 1 group". */
export function partsText(holder: Holder): string {
  const { rules, groups } = partCounts(holder);
  const texts = [t("rule.parts", { count: rules }), t("rule.groups", { count: groups })];
  return groups === 0
    ? (texts[0] ?? "")
    : t("rule.partsAndGroups", {
        rules: texts[0] ?? "",
        groups: texts[1] ?? "",
      });
}

function comparisonText(lexicon: Lexicon, within: readonly string[], node: Comparison): string {
  if (node.field === "") return t("rule.noField");
  const field = fieldNamed(lexicon, within, node.field);
  const operator = operatorText(node, field);
  const value = valueText(node.value, field);
  return [fieldText(lexicon, within, node.field), operator, value].filter(Boolean).join(" ");
}

export function operatorText({ op }: Comparison, field: FieldInfo | undefined): string {
  const word = wordOfOp(op, field?.operators ?? []);
  return tCode(`operator.${word}`, word);
}

function relatedText(lexicon: Lexicon, within: readonly string[], node: Related): string {
  const topic = topicOf(node);
  const about = topic ? topicText(lexicon, within, topic) : node.relation;
  const happening = happeningOf(node);
  if (happening) return [about, oftenText(happening), whenText(happening)].join(" ");
  const counted =
    node.quantifier === "count" ? `${t(`rule.often.${node.compared}`)} ${node.times}` : "";
  const inner = node.parts.map((part) => nodeText(lexicon, [...within, node.relation], part));
  const where = inner.length === 0 ? "" : `${t("rule.where")} ${inner.join(", ")}`;
  return [t(`rule.quantifier.${node.quantifier}`), about, where, counted].filter(Boolean).join(" ");
}

function oftenText({ often }: Happening): string {
  if (typeof often === "string") return t(`rule.often.${often}`);
  return `${t(`rule.often.${often.compared}`)} ${often.times} ${t("rule.times")}`;
}

function whenText({ when }: Happening): string {
  if (!when) return t("rule.when.ever");
  const word = wordOfOp(when.op, ["in last", "older than", "during", "in next"]);
  const operator = when.op === "during" ? t("rule.when.during") : tCode(`operator.${word}`, word);
  return `${operator} ${valueText(when.value, undefined)}`;
}

export function valueText(value: Value, field: FieldInfo | undefined): string {
  switch (value.kind) {
    case "none":
      return "";
    case "one":
      return oneText(value.text, field);
    case "many":
      return listOf(value.texts.map((text) => oneText(text, field)));
    case "range":
      return `${oneText(value.from, field)} ${t("rule.andValue")} ${oneText(value.to, field)}`;
    case "span":
      return `${value.amount} ${t(`rule.unit.${value.unit}`)}`;
    case "period":
      return t(`rule.period.${value.period}`);
  }
}

/** A value as people write it. */
export function oneText(text: string, field: FieldInfo | undefined): string {
  const write = writers[field?.type ?? ""];
  return write ? write(text) : text;
}

const writers: Record<string, (text: string) => string> = {
  money: (text) => {
    const currency = ownCurrency();
    const minor = parseMoney(text, currency);
    return minor === null ? text : formatMoney(minor, currency);
  },
  integer: (text) => (/^-?\d+$/.test(text) ? formatNumber(Number(text)) : text),
  flag: (text) => (text === "true" ? t("rule.yes") : text === "false" ? t("rule.no") : text),
  date: dayText,
  time: dayText,
  choice: choiceText,
  segment: segmentName,
};

function dayText(text: string): string {
  return isDay(text) ? formatPlainDay(text, dayOf(Date.now())) : text;
}

/** A tree knows segments by their ids. */
function segmentName(id: string): string {
  const segments = queryClient.getQueryData(segmentsQuery().queryKey);
  return segments?.find((segment) => segment.id === id)?.name ?? id;
}

/** A word of a choice: states have names in the window. */
export function choiceText(word: string): string {
  return tCode(`stage.${word}`, tCode(`interaction.kind.${word}`, word.replaceAll("_", " ")));
}

/** Amounts in rules are in the workspace's currency. */
export function ownCurrency(): string {
  return currencyOf({ currency: "" });
}
