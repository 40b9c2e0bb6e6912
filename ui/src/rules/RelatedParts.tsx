import { t } from "#ui/i18n/t.ts";
import { useBuilder } from "./builder.ts";
import { happeningOf } from "./happening.ts";
import { HappeningParts } from "./HappeningParts.tsx";
import { MatchChoice } from "./MatchChoice.tsx";
import { comparisons, isCompared } from "./operators.ts";
import { PickButton } from "./PickButton.tsx";
import { TopicPick } from "./TopicPick.tsx";
import type { Related } from "./tree.ts";
import { widthOf } from "./widthOf.ts";
import styles from "./RuleLine.module.css";

type RelatedPartsProps = { node: Related; within: readonly string[] };

const quantifiers = ["any", "no", "every", "count"] as const;

/** What is said of the records that belong to one. */
export function RelatedParts({ node, within }: RelatedPartsProps) {
  const { change, act, unfinished } = useBuilder();
  const happening = happeningOf(node);
  if (happening) return <HappeningParts node={node} happening={happening} within={within} />;
  return (
    <span className={styles.groupHead}>
      <span className={styles.sentence} data-wrong={unfinished.has(node.id) || undefined}>
        <PickButton
          label={t("rule.quantifier")}
          shown={t(`rule.quantifier.${node.quantifier}`)}
          value={node.quantifier}
          groups={[
            {
              label: "",
              choices: quantifiers.map((each) => ({
                value: each,
                label: t(`rule.quantifier.${each}`),
              })),
            },
          ]}
          onPick={(key) => {
            const quantifier = quantifiers.find((each) => each === key);
            if (quantifier) change({ ...node, quantifier });
          }}
        />
        <TopicPick node={node} within={within} />
        {node.quantifier === "count" && <Counted node={node} />}
      </span>
      {node.parts.length > 1 ? (
        <>
          <span className={styles.about}>{t("rule.where")}</span>
          <MatchChoice match={node.match} onMatch={(match) => change({ ...node, match })} />
        </>
      ) : (
        <button
          type="button"
          className={styles.inside}
          onClick={() => node.parts.length === 0 && act("addInside", node.id)}
          disabled={node.parts.length === 1}
        >
          {t("rule.where")}…
        </button>
      )}
    </span>
  );
}

/** How the number of them compares. */
function Counted({ node }: { node: Related }) {
  const { change } = useBuilder();
  return (
    <>
      <PickButton
        label={t("rule.operator")}
        shown={t(`rule.often.${node.compared}`)}
        value={node.compared}
        groups={[
          {
            label: "",
            choices: comparisons.map((each) => ({ value: each, label: t(`rule.often.${each}`) })),
          },
        ]}
        onPick={(key) => isCompared(key) && change({ ...node, compared: key })}
      />
      <input
        className={styles.input}
        style={{ inlineSize: widthOf(node.times) }}
        inputMode="numeric"
        aria-label={t("rule.amount")}
        data-part="value"
        value={node.times}
        onChange={(event) =>
          change({ ...node, times: event.currentTarget.value.trim() }, `times ${node.id}`)
        }
      />
    </>
  );
}
