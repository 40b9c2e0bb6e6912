import { t } from "#ui/i18n/t.ts";
import { happeningOf } from "./happening.ts";
import { RuleLine } from "./RuleLine.tsx";
import { isHolder, type Holder, type Match, type RuleNode } from "./tree.ts";
import styles from "./RuleLine.module.css";

type RulePartsProps = { holder: Holder; depth: number; within: readonly string[] };

/** The parts of a group, one below the other, each with what it holds. */
export function RuleParts({ holder, depth, within }: RulePartsProps) {
  return (
    <ul className={styles.parts} data-inside={depth > 0 || undefined}>
      {holder.parts.map((node, index) => (
        <li key={node.id}>
          <RuleLine
            node={node}
            joint={jointOf(holder.match, index, node)}
            depth={depth}
            within={within}
          />
          {isHolder(node) && !isOneSentence(node) && (
            <Inside holder={node} depth={depth + 1} within={within} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Inside({ holder, depth, within }: RulePartsProps) {
  if (holder.kind === "group" && holder.parts.length === 0) {
    return <p className={styles.hollow}>{t("rule.emptyGroup")}</p>;
  }
  const further = holder.kind === "related" ? [...within, holder.relation] : within;
  return <RuleParts holder={holder} depth={depth} within={further} />;
}

/** What happened is told in one line, though the tree has parts for it. */
function isOneSentence(node: Holder): boolean {
  return node.kind === "related" && happeningOf(node) !== null;
}

/** The word before a part. */
function jointOf(match: Match, index: number, node: RuleNode): string {
  const isNegated = node.kind !== "group" && node.not;
  if (index === 0) return isNegated ? t("rule.joint.not") : "";
  const word = match === "any" || match === "none" ? "or" : "and";
  return t(isNegated ? `rule.joint.${word}Not` : `rule.joint.${word}`);
}
