import { t } from "#ui/i18n/t.ts";
import { useBuilder } from "./builder.ts";
import { PickButton } from "./PickButton.tsx";
import { aboutTopic, keyOf, topicOf, topicOfKey, topicsAt, topicText } from "./topics.ts";
import type { Comparison, Related } from "./tree.ts";

/** What a sentence is about. */
export function TopicPick({
  node,
  within,
}: {
  node: Comparison | Related;
  within: readonly string[];
}) {
  const { lexicon, choose, fresh } = useBuilder();
  const topic = topicOf(node);
  return (
    <PickButton
      label={t("rule.field")}
      look="topic"
      part="topic"
      leaves
      opens={fresh === node.id && topic === null}
      shown={topic ? topicText(lexicon, within, topic) : t("rule.noField")}
      value={topic && keyOf(topic)}
      groups={topicsAt(lexicon, within)}
      onPick={(key) => {
        const next = topicOfKey(key);
        if (next) choose(aboutTopic(node, next, lexicon, within));
      }}
    />
  );
}
