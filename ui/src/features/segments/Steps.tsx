import { IconCirclesRelation, IconLayoutList } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { SegmentUse } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { countOf } from "#ui/rules/tree.ts";
import { pickedIds, type Draft } from "./draft.ts";
import styles from "./Steps.module.css";

const steps = ["rules", "hand", "name"] as const;
export type Step = (typeof steps)[number];

type StepsProps = {
  step: Step;
  onStep: (step: Step) => void;
  draft: Draft;
  uses: readonly SegmentUse[];
};

/** What makes a segment, and what is made of it. */
export function Steps({ step, onStep, draft, uses }: StepsProps) {
  return (
    <nav className={styles.steps} aria-label={t("segments.steps")} data-pane tabIndex={-1}>
      <ol>
        {steps.map((each, index) => (
          <li key={each}>
            <button
              type="button"
              className={styles.step}
              aria-current={each === step ? "step" : undefined}
              onClick={() => onStep(each)}
            >
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              <span className={styles.words}>
                <span className={styles.name}>{t(`segments.step.${each}`)}</span>
                <span className={styles.about}>{aboutOf(each, draft)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {uses.length > 0 && (
        <>
          <h2 className={styles.head}>{t("segments.usedIn")}</h2>
          <ul>
            {uses.map((use) => (
              <li key={use.id}>
                <UseLink use={use} />
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function UseLink({ use: { kind, id, name } }: { use: SegmentUse }) {
  const Icon = kind === "segment" ? IconCirclesRelation : IconLayoutList;
  const content = (
    <>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      <span className={styles.usedName} dir="auto">
        {name}
      </span>
    </>
  );
  return kind === "segment" ? (
    <Link to="/segments/$id" params={{ id }} search={{}} className={styles.use}>
      {content}
    </Link>
  ) : (
    <Link to="/contacts" search={{ view: id }} className={styles.use}>
      {content}
    </Link>
  );
}

function aboutOf(step: Step, draft: Draft): string {
  switch (step) {
    case "rules": {
      const { rules, groups } = countOf(draft.tree);
      const texts = { rules: t("rule.parts", { count: rules }), groups: groupsText(groups) };
      return groups === 0 ? texts.rules : t("segments.twoCounts", texts);
    }
    case "hand": {
      const included = pickedIds(draft.picks, "include").length;
      const excluded = pickedIds(draft.picks, "exclude").length;
      if (included + excluded === 0) return t("segments.nobodyByHand");
      return t("segments.byHandCounts", { included, excluded });
    }
    case "name":
      return draft.name.trim() || t("segments.nameless");
  }
}

function groupsText(count: number): string {
  return t("rule.groups", { count });
}
