import { IconPlus } from "@tabler/icons-react";
import { Button } from "#ui/design/primitives/Button.tsx";
import type { ScoreAxis, ScoreModel } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import type { Lexicon } from "#ui/rules/lexicon.ts";
import { GroupEditor } from "./GroupEditor.tsx";
import { replacedGroup, withCap, withGroup, withoutGroup, withoutRule, withRule } from "./model.ts";
import { NumberInput } from "./NumberInput.tsx";
import styles from "./scoring.module.css";

type AxisEditorProps = {
  axis: ScoreAxis;
  model: ScoreModel;
  lexicon: Lexicon;
  onModel: (model: ScoreModel) => void;
};

const marks = { fit: ["A", "B"], engagement: ["1", "2"] } as const;

/** One of the two axes: its groups of rules, its most points, and from where its grades begin. */
export function AxisEditor({
  axis: { axis, cap, groups },
  model,
  lexicon,
  onModel,
}: AxisEditorProps) {
  const grades = model.grades[axis];
  const setGrade = (at: 0 | 1, points: number) => {
    const next: [number, number] = at === 0 ? [points, grades[1]] : [grades[0], points];
    onModel({ ...model, grades: { ...model.grades, [axis]: next } });
  };
  return (
    <section className={styles.axis} aria-label={t(`score.axis.${axis}`)}>
      <div className={styles.axisHead}>
        <h3 className={styles.axisName}>{t(`score.axis.${axis}`)}</h3>
        <span className={styles.about}>{t(`scoring.about.${axis}`)}</span>
        <span className={styles.numbers}>
          <NumberInput
            label={t("scoring.atMost")}
            value={cap}
            min={1}
            onValue={(next) => onModel(withCap(model, axis, next))}
          />
          {marks[axis].map((mark, at) => (
            <NumberInput
              key={mark}
              label={t("scoring.gradeFrom", { grade: mark })}
              value={grades[at] ?? 0}
              min={0}
              onValue={(points) => setGrade(at === 0 ? 0 : 1, points)}
            />
          ))}
        </span>
      </div>
      {groups.map((group) => (
        <GroupEditor
          key={group.id}
          group={group}
          lexicon={lexicon}
          onGroup={(next) => onModel(replacedGroup(model, next))}
          onRemove={() => onModel(withoutGroup(model, group.id))}
          onRule={(rule) => onModel(withRule(model, group.id, rule))}
          onRemoveRule={(id) => onModel(withoutRule(model, group.id, id))}
        />
      ))}
      <Button
        look="link"
        icon={<IconPlus size={14} stroke={1.5} aria-hidden="true" />}
        onClick={() => onModel(withGroup(model, axis, t("scoring.newGroup")))}
      >
        {t("scoring.addGroup", { axis: t(`score.axis.${axis}`) })}
      </Button>
    </section>
  );
}
