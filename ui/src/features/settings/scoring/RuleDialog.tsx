import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { ruleTextQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { nodeText } from "#ui/rules/describe.ts";
import { treeOf } from "#ui/rules/json.ts";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import { RuleBuilder } from "#ui/rules/RuleBuilder.tsx";
import type { Group } from "#ui/rules/tree.ts";
import { useRuleText } from "#ui/rules/useRuleText.ts";
import type { RuleDraft } from "./model.ts";
import { NumberInput } from "./NumberInput.tsx";
import styles from "./scoring.module.css";

type RuleDialogProps = {
  rule: RuleDraft;
  lexicon: Lexicon;
  onRule: (rule: RuleDraft) => void;
  onClose: () => void;
};

/** A rule of the score in the same builder as a segment's, with its name and its points. */
export function RuleDialog({ rule, onClose, ...rest }: RuleDialogProps) {
  const read = useQuery(ruleTextQuery("lead", rule.rule));
  const key = JSON.stringify(read.data?.ok ? read.data.json : null);
  const tree = useMemo(() => treeOf(JSON.parse(key)), [key]);
  return (
    <Modal opened onClose={onClose} title={t("scoring.rule")} size="46rem">
      {read.data ? (
        <RuleForm rule={rule} tree={tree} onClose={onClose} {...rest} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Modal>
  );
}

function RuleForm({
  rule,
  tree: start,
  lexicon,
  onRule,
  onClose,
}: RuleDialogProps & { tree: Group }) {
  const [tree, setTree] = useState(start);
  const [label, setLabel] = useState(rule.label);
  const [points, setPoints] = useState(rule.points);
  const [checked, setChecked] = useState(false);
  const { asked, text, isCurrent, problem } = useRuleText("lead", tree);
  const [first] = tree.parts;
  const guess = first ? sentence(nodeText(lexicon, [], first)) : "";
  const isWhole = tree.parts.length > 0 && asked.unfinished.size === 0 && problem === null;
  function save(): void {
    setChecked(true);
    if (!isWhole || !isCurrent || text === null) return;
    onRule({ ...rule, label: label.trim() || guess, rule: text, points });
    onClose();
  }
  return (
    <div className={styles.dialog}>
      <div className={styles.dialogHead}>
        <TextField
          label={t("scoring.ruleName")}
          placeholder={guess}
          value={label}
          dir="auto"
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <NumberInput label={t("score.points")} value={points} min={-100} onValue={setPoints} />
      </div>
      <RuleBuilder
        lexicon={lexicon}
        tree={tree}
        onTree={setTree}
        unfinished={asked.unfinished}
        isInDialog
        title={[t("scoring.leadsWith"), t("segments.ofThese")]}
      />
      {problem && <Note tone="danger">{t("segments.refused", { problem: problem.message })}</Note>}
      {checked && !isWhole && !problem && (
        <Note tone="warn" role="alert">
          {t("scoring.unfinished")}
        </Note>
      )}
      <div className={styles.dialogActs}>
        <Button size="large" onClick={onClose}>
          {t("action.cancel")}
        </Button>
        <Button size="large" look="primary" onClick={save}>
          {t("action.save")}
        </Button>
      </div>
    </div>
  );
}
