import { t } from "#ui/i18n/t.ts";
import { formatNumber } from "#ui/i18n/format.ts";
import { useBuilder } from "./builder.ts";
import { nodeText, partsText } from "./describe.ts";
import { CompareParts } from "./CompareParts.tsx";
import { LineMenu } from "./LineMenu.tsx";
import { MatchChoice } from "./MatchChoice.tsx";
import { RelatedParts } from "./RelatedParts.tsx";
import type { Group, RuleNode } from "./tree.ts";
import styles from "./RuleLine.module.css";

type RuleLineProps = {
  node: RuleNode;
  /** "and", "or not"; nothing before the first part. */
  joint: string;
  depth: number;
  within: readonly string[];
};

/** One sentence, or the head of a group: its words, how many match, and what can be done to it. */
export function RuleLine({ node, joint, depth, within }: RuleLineProps) {
  const { lexicon } = useBuilder();
  const name = nodeText(lexicon, within, node);
  return (
    <div
      className={styles.line}
      data-node={node.id}
      data-depth={Math.min(depth, 6)}
      role="group"
      aria-label={name}
      tabIndex={-1}
    >
      <span className={styles.joint}>{joint}</span>
      <Sentence node={node} within={within} />
      <span className={styles.end}>
        {within.length === 0 && <Count node={node} />}
        <LineMenu node={node} name={name} />
      </span>
    </div>
  );
}

function Sentence({ node, within }: { node: RuleNode; within: readonly string[] }) {
  switch (node.kind) {
    case "group":
      return <GroupHead group={node} />;
    case "compare":
      return <CompareParts node={node} within={within} />;
    case "related":
      return <RelatedParts node={node} within={within} />;
    case "constant":
      return (
        <span className={styles.sentence}>
          <span className={styles.word}>{t(node.holds ? "rule.everybody" : "rule.nobody")}</span>
        </span>
      );
  }
}

function GroupHead({ group }: { group: Group }) {
  const { change } = useBuilder();
  return (
    <span className={styles.groupHead}>
      <MatchChoice match={group.match} onMatch={(match) => change({ ...group, match })} />
      <span className={styles.about}>{partsText(group)}</span>
    </span>
  );
}

/** How many match this part alone. */
function Count({ node }: { node: RuleNode }) {
  const { counts, counted, unfinished } = useBuilder();
  if (!counted) return null;
  if (unfinished.has(node.id))
    return <span className={styles.missing}>{t("rule.unfinished")}</span>;
  const isHollow = node.kind === "group" && node.parts.length === 0;
  const count = counts?.get(node.id);
  if (isHollow) return null;
  return (
    <span className={styles.count} data-group={node.kind === "group" || undefined}>
      {count === undefined ? t("state.counting") : formatNumber(count)}
    </span>
  );
}
