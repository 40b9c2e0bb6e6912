import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import { RuleBuilder } from "#ui/rules/RuleBuilder.tsx";
import type { Group } from "#ui/rules/tree.ts";
import type { RuleText } from "#ui/rules/useRuleText.ts";
import { WrittenForm } from "#ui/rules/WrittenForm.tsx";
import type { Draft } from "./draft.ts";
import styles from "./SegmentEditor.module.css";

const forms = ["sentence", "text", "json"] as const;
type Form = (typeof forms)[number];

type RulesStepProps = {
  lexicon: Lexicon;
  draft: Draft;
  rule: RuleText;
  counts: ReadonlyMap<string, number> | null;
  onTree: (tree: Group, part?: string) => void;
  onByHand: () => void;
};

/** The rules in one of their three forms. */
export function RulesStep({ lexicon, draft, rule, counts, onTree, onByHand }: RulesStepProps) {
  const [form, setForm] = useState<Form>("sentence");
  const choice = (
    <SegmentedControl
      aria-label={t("rule.form.label")}
      value={form}
      onChange={setForm}
      data={forms.map((each) => ({ value: each, label: t(`rule.form.${each}`) }))}
    />
  );
  if (form === "sentence") {
    return (
      <RuleBuilder
        lexicon={lexicon}
        tree={draft.tree}
        onTree={onTree}
        unfinished={rule.asked.unfinished}
        counts={counts}
        title={[t("segments.who"), t("segments.ofThese")]}
        aside={choice}
        more={
          <Button look="quiet" onClick={onByHand}>
            {t("segments.byHand")}
            <span className={styles.few}>{formatNumber(draft.picks.length)}</span>
          </Button>
        }
      />
    );
  }
  return (
    <>
      <div className={styles.written}>
        <h2>{t(`rule.${form}.label`)}</h2>
        {choice}
      </div>
      <WrittenForm
        key={form}
        root="contact"
        form={form}
        written={form === "text" ? (rule.text ?? "") : JSON.stringify(rule.asked.json, null, 2)}
        onTree={(tree) => onTree(tree, `written ${form}`)}
      />
    </>
  );
}
