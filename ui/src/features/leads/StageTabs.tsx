import { t } from "#ui/i18n/t.ts";
import { stageOf, withStage } from "#ui/records/fields.ts";
import { useClauses } from "#ui/records/RuleBar.tsx";
import { stages } from "#ui/records/stages.ts";
import styles from "./StageTabs.module.css";

/** The quickest filter: one stage, beside whatever else the filter says. */
export function StageTabs({ rule, onRule }: { rule: string; onRule: (rule: string) => void }) {
  const clauses = useClauses("lead", rule);
  const current = stageOf(clauses);
  return (
    <div className={styles.tabs} role="group" aria-label={t("lead.stage")}>
      {[null, ...stages].map((state) => (
        <button
          key={state ?? "all"}
          type="button"
          className={styles.tab}
          aria-pressed={state === current}
          onClick={() => onRule(withStage(clauses, state))}
        >
          {state === null ? t("leads.all") : t(`stage.${state}`)}
        </button>
      ))}
    </div>
  );
}
