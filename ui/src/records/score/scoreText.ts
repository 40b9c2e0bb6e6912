import type { Score, ScoreLine } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";

/** Points with their sign: what they add or take off. */
export function pointsText(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

/** What a line is, in words. */
export function lineText({ kind, label, group, axis, ageDays }: ScoreLine): string {
  switch (kind) {
    case "rule":
      return label ?? t("score.line.rule");
    case "decay":
      return t("score.line.decay", { days: ageDays ?? 0 });
    case "cap":
      return t("score.line.cap", { of: group ?? t(`score.axis.${axis}`) });
    case "floor":
      return t("score.line.floor", { of: group ?? t(`score.axis.${axis}`) });
    case "override":
      return t("score.line.override");
  }
}

export type LineGroup = { axis: ScoreLine["axis"]; lines: readonly ScoreLine[]; sum: number };

/** The lines by axis, each with its sum; together they are the total. */
export function groupsOf({ lines }: Pick<Score, "lines">): LineGroup[] {
  return (["fit", "engagement", "total"] as const)
    .map((axis) => {
      const own = lines.filter((line) => line.axis === axis);
      return { axis, lines: own, sum: own.reduce((sum, { points }) => sum + points, 0) };
    })
    .filter(({ lines: own }) => own.length > 0);
}
