import { t, tCode } from "#ui/i18n/t.ts";
import { useBuilder } from "./builder.ts";
import { newWhen, relatedBy, type Happening, type Often } from "./happening.ts";
import { fieldNamed, rootWithin } from "./lexicon.ts";
import { comparisons, isCompared, isOp, opOfWord, valueFor, wordOfOp } from "./operators.ts";
import { PickButton } from "./PickButton.tsx";
import { TopicPick } from "./TopicPick.tsx";
import type { Choice } from "./topics.ts";
import type { Comparison, Related } from "./tree.ts";
import { ValueEditor } from "./ValueEditor.tsx";
import { widthOf } from "./widthOf.ts";
import styles from "./RuleLine.module.css";

type HappeningPartsProps = { node: Related; happening: Happening; within: readonly string[] };

/** "Ordered more than 2 times in the last 180 days", part by part. */
export function HappeningParts({ node, happening, within }: HappeningPartsProps) {
  const { change, unfinished } = useBuilder();
  const { often, when } = happening;
  const say = (next: Partial<Happening>, part?: string) =>
    change(relatedBy({ ...happening, ...next }, node), part);
  return (
    <span className={styles.sentence} data-wrong={unfinished.has(node.id) || undefined}>
      <TopicPick node={node} within={within} />
      <PickButton
        label={t("rule.often")}
        shown={t(`rule.often.${typeof often === "string" ? often : often.compared}`)}
        value={typeof often === "string" ? often : often.compared}
        groups={[{ label: "", choices: oftenChoices() }]}
        onPick={(key) => say({ often: oftenOf(key, often) })}
      />
      {typeof often === "object" && (
        <>
          <input
            className={styles.input}
            style={{ inlineSize: widthOf(often.times) }}
            inputMode="numeric"
            aria-label={t("rule.amount")}
            data-part="value"
            value={often.times}
            onChange={(event) =>
              say(
                { often: { ...often, times: event.currentTarget.value.trim() } },
                `times ${node.id}`,
              )
            }
          />
          <span className={styles.word}>{t("rule.times")}</span>
        </>
      )}
      <When
        when={when}
        within={[...within, node.relation]}
        onWhen={(next, part) => say({ when: next }, part)}
        onStart={() => say({ when: newWhen(happening.relation) })}
      />
    </span>
  );
}

type WhenProps = {
  when: Comparison | null;
  within: readonly string[];
  onWhen: (when: Comparison | null, part?: string) => void;
  onStart: () => void;
};

const ever = "ever";

function When({ when, within, onWhen, onStart }: WhenProps) {
  const { lexicon } = useBuilder();
  const field = when ? fieldNamed(lexicon, within, when.field) : undefined;
  const words = field?.operators ?? ["in last", "during"];
  const choices: Choice[] = [
    { value: ever, label: t("rule.when.ever") },
    ...words.flatMap((word) => {
      const op = opOfWord(word);
      const label = op === "during" ? t("rule.when.during") : tCode(`operator.${word}`, word);
      return op && op !== "empty" && op !== "not_empty" ? [{ value: op, label }] : [];
    }),
  ];
  function pick(key: string): void {
    if (key === ever) onWhen(null);
    else if (!when) onStart();
    else if (isOp(key)) onWhen({ ...when, op: key, value: valueFor(key, when.value) });
  }
  const word = when && wordOfOp(when.op, words);
  const shown = choices.find(({ value }) => value === (when?.op ?? ever))?.label ?? word ?? "";
  return (
    <>
      <PickButton
        label={t("rule.when")}
        shown={shown}
        value={when?.op ?? ever}
        groups={[{ label: "", choices }]}
        onPick={pick}
      />
      {when && (
        <ValueEditor
          root={rootWithin(lexicon.root, within)}
          field={field}
          value={when.value}
          onValue={(value) => onWhen({ ...when, value }, `value ${when.id}`)}
        />
      )}
    </>
  );
}

function oftenChoices(): Choice[] {
  return [ever, "never" as const, ...comparisons].map((each) => ({
    value: each,
    label: tCode(`rule.often.${each}`, each),
  }));
}

function oftenOf(key: string, before: Often): Often {
  if (key === "ever" || key === "never") return key;
  const times = typeof before === "object" ? before.times : "1";
  return { compared: isCompared(key) ? key : ">=", times };
}
