import { t, tCode } from "#ui/i18n/t.ts";
import { useBuilder } from "./builder.ts";
import { operatorText } from "./describe.ts";
import { fieldNamed, rootWithin } from "./lexicon.ts";
import { isOp, opOfWord, valueFor, type Op } from "./operators.ts";
import { PickButton } from "./PickButton.tsx";
import { TopicPick } from "./TopicPick.tsx";
import type { Comparison } from "./tree.ts";
import { ValueEditor } from "./ValueEditor.tsx";
import styles from "./RuleLine.module.css";

type ComparePartsProps = { node: Comparison; within: readonly string[] };

/** Field, operator and value of a comparison. */
export function CompareParts({ node, within }: ComparePartsProps) {
  const { lexicon, change, unfinished } = useBuilder();
  const field = fieldNamed(lexicon, within, node.field);
  const operators = (field?.operators ?? []).flatMap((word) => {
    const op = opOfWord(word);
    return op ? [{ value: op, label: tCode(`operator.${word}`, word) }] : [];
  });
  const choose = (op: Op) => change({ ...node, op, value: valueFor(op, node.value) });
  return (
    <span className={styles.sentence} data-wrong={unfinished.has(node.id) || undefined}>
      <TopicPick node={node} within={within} />
      {node.field !== "" && (
        <>
          {operators.length > 1 && (
            <PickButton
              label={t("rule.operator")}
              shown={operatorText(node, field)}
              value={node.op}
              groups={[{ label: "", choices: operators }]}
              onPick={(key) => isOp(key) && choose(key)}
            />
          )}
          {operators.length <= 1 && (
            <span className={styles.word}>{operatorText(node, field)}</span>
          )}
          <ValueEditor
            root={rootWithin(lexicon.root, within)}
            field={field}
            value={node.value}
            onValue={(value) => change({ ...node, value }, `value ${node.id}`)}
          />
        </>
      )}
    </span>
  );
}
