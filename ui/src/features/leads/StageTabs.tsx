import type { LeadState } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { leadField, stageOf, withStage } from "#ui/records/fields.ts";
import { useClauses } from "#ui/records/RuleBar.tsx";
import { stages } from "#ui/records/stages.ts";

type StageTabsProps = {
  rule: string;
  /** Whether a list without a stage is that of all leads, and not a view of them. */
  isAll: boolean;
  onRule: (rule: string) => void;
  /** Leaves the view, if there is one. */
  onAll: () => void;
};

/** The quickest filter: one stage, beside whatever else the filter says. */
export function StageTabs({ rule, isAll, onRule, onAll }: StageTabsProps) {
  const clauses = useClauses("lead", rule);
  const tabs = stages.map((key) => ({ key, label: t(`stage.${key}`) }));
  const asked = stageOf(clauses);
  const current = stages.find((state) => state === asked) ?? null;
  return (
    <ViewTabs<LeadState | "all">
      label={fieldLabel("lead", leadField.state)}
      wraps="last"
      tabs={[{ key: "all", label: t("leads.all") }, ...tabs]}
      current={asked === null && isAll ? "all" : current}
      onTab={(key) => {
        if (key !== "all") onRule(withStage(clauses, key));
        else if (isAll) onRule(withStage(clauses, null));
        else onAll();
      }}
    />
  );
}
