import type { LeadState } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import { stageOf, withStage } from "#ui/records/fields.ts";
import { useClauses } from "#ui/records/RuleBar.tsx";
import { stages } from "#ui/records/stages.ts";

/** The quickest filter: one stage, beside whatever else the filter says. */
export function StageTabs({ rule, onRule }: { rule: string; onRule: (rule: string) => void }) {
  const clauses = useClauses("lead", rule);
  const tabs = stages.map((key) => ({ key, label: t(`stage.${key}`) }));
  const asked = stageOf(clauses);
  return (
    <ViewTabs<LeadState | "all">
      label={t("lead.stage")}
      tabs={[{ key: "all", label: t("leads.all") }, ...tabs]}
      current={asked === null ? "all" : (stages.find((state) => state === asked) ?? null)}
      onTab={(key) => onRule(withStage(clauses, key === "all" ? null : key))}
    />
  );
}
