import { Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ScoreGroup, ScoreRule } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import field from "#ui/design/primitives/TextField.module.css";
import { t } from "#ui/i18n/t.ts";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import { fadingOf, withFading, type RuleDraft } from "./model.ts";
import { NumberInput } from "./NumberInput.tsx";
import { RuleDialog } from "./RuleDialog.tsx";
import styles from "./scoring.module.css";

type GroupEditorProps = {
  group: ScoreGroup;
  lexicon: Lexicon;
  onGroup: (group: ScoreGroup) => void;
  onRemove: () => void;
  onRule: (rule: RuleDraft) => void;
  onRemoveRule: (id: string) => void;
};

const fadings = ["none", "half_life", "within"] as const;
const daysMax = 3650;

/** Rules that are counted together, with their most points and how they fade. */
export function GroupEditor(props: GroupEditorProps) {
  const { group, lexicon, onGroup, onRemove, onRule, onRemoveRule } = props;
  const { name, cap, rules } = group;
  const [editing, setEditing] = useState<RuleDraft | null>(null);
  const fading = fadingOf(group);
  const fresh: RuleDraft = { id: null, label: "", rule: "", points: 10 };
  return (
    <section className={styles.group} aria-label={name}>
      <div className={styles.groupHead}>
        <input
          className={`${field["input"]} ${styles.groupName}`}
          aria-label={t("scoring.groupName")}
          value={name}
          dir="auto"
          onChange={(event) => onGroup({ ...group, name: event.currentTarget.value })}
        />
        <NumberInput
          label={t("scoring.atMost")}
          value={cap}
          min={1}
          onValue={(next) => onGroup({ ...group, cap: next })}
        />
        <Select
          className={styles.fading}
          aria-label={t("scoring.fading")}
          allowDeselect={false}
          data={fadings.map((each) => ({ value: each, label: t(`scoring.fading.${each}`) }))}
          value={fading}
          onChange={(next) => onGroup(withFading(group, next ?? "none"))}
        />
        {fading !== "none" && (
          <NumberInput
            label={t("scoring.days")}
            value={group.halfLifeDays ?? group.withinDays ?? 0}
            min={1}
            max={daysMax}
            onValue={(days) => onGroup(withFading(group, fading, days))}
          />
        )}
        <IconButton
          label={t("settings.removeOf", { name })}
          icon={<IconTrash size={14} stroke={1.5} />}
          onClick={onRemove}
        />
      </div>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleLine
            key={rule.id}
            rule={rule}
            onEdit={() => setEditing(rule)}
            onPoints={(points) => onRule({ ...rule, points })}
            onRemove={() => onRemoveRule(rule.id)}
          />
        ))}
      </ul>
      <Button
        look="link"
        icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
        aria-label={t("scoring.addRule", { group: name })}
        onClick={() => setEditing(fresh)}
      >
        {t("rule.add")}
      </Button>
      {editing && (
        <RuleDialog
          rule={editing}
          lexicon={lexicon}
          onRule={onRule}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

type RuleLineProps = {
  rule: ScoreRule;
  onEdit: () => void;
  onPoints: (points: number) => void;
  onRemove: () => void;
};

function RuleLine({ rule: { label, rule, points }, onEdit, onPoints, onRemove }: RuleLineProps) {
  return (
    <li className={styles.rule}>
      <button type="button" className={styles.ruleName} onClick={onEdit}>
        <span className={styles.ruleLabel} dir="auto">
          {label}
        </span>
        <span className={styles.ruleText}>{rule}</span>
      </button>
      <NumberInput label={t("score.points")} value={points} min={-100} onValue={onPoints} />
      <IconButton
        label={t("settings.removeOf", { name: label })}
        icon={<IconTrash size={14} stroke={1.5} />}
        onClick={onRemove}
      />
    </li>
  );
}
