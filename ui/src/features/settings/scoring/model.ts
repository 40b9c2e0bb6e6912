import type { Axis, ScoreGroup, ScoreModel, ScoreRule } from "#ui/bindings/engine.ts";

export const axes: readonly Axis[] = ["fit", "engagement"];

/** A model without rules; each axis counts half. */
export const emptyModel: ScoreModel = {
  axes: axes.map((axis) => ({ axis, cap: 50, groups: [] })),
  grades: { fit: [35, 20], engagement: [35, 20] },
};

/** A word that nothing in the model is known by yet. */
function freeId(model: ScoreModel, prefix: string): string {
  const groups = model.axes.flatMap((axis) => axis.groups);
  const used = new Set([...groups, ...groups.flatMap(({ rules }) => rules)].map(({ id }) => id));
  for (let number = used.size + 1; ; number += 1) {
    if (!used.has(`${prefix}${number}`)) return `${prefix}${number}`;
  }
}

export function withCap(model: ScoreModel, axis: Axis, cap: number): ScoreModel {
  const change = (each: ScoreModel["axes"][number]) =>
    each.axis === axis ? { ...each, cap } : each;
  return { ...model, axes: model.axes.map(change) };
}

export function withGroup(model: ScoreModel, axis: Axis, name: string): ScoreModel {
  const group: ScoreGroup = {
    id: freeId(model, "group"),
    name,
    cap: 30,
    halfLifeDays: null,
    withinDays: null,
    rules: [],
  };
  return {
    ...model,
    axes: model.axes.map((each) =>
      each.axis === axis ? { ...each, groups: [...each.groups, group] } : each,
    ),
  };
}

/** The model with a group changed, or without it. */
function changedGroup(
  model: ScoreModel,
  id: string,
  change: (group: ScoreGroup) => readonly ScoreGroup[],
): ScoreModel {
  return {
    ...model,
    axes: model.axes.map((axis) => ({
      ...axis,
      groups: axis.groups.flatMap((group) => (group.id === id ? change(group) : [group])),
    })),
  };
}

export function replacedGroup(model: ScoreModel, group: ScoreGroup): ScoreModel {
  return changedGroup(model, group.id, () => [group]);
}

export function withoutGroup(model: ScoreModel, id: string): ScoreModel {
  return changedGroup(model, id, () => []);
}

export type RuleDraft = Omit<ScoreRule, "id"> & { id: string | null };

/** The model with a rule in a group: a new one at its end, an old one at its place. */
export function withRule(model: ScoreModel, groupId: string, rule: RuleDraft): ScoreModel {
  const id = rule.id ?? freeId(model, "rule");
  const kept = { ...rule, id };
  return changedGroup(model, groupId, (group) => {
    const isOld = group.rules.some((each) => each.id === id);
    const rules = isOld
      ? group.rules.map((each) => (each.id === id ? kept : each))
      : [...group.rules, kept];
    return [{ ...group, rules }];
  });
}

export function withoutRule(model: ScoreModel, groupId: string, id: string): ScoreModel {
  return changedGroup(model, groupId, (group) => [
    { ...group, rules: group.rules.filter((rule) => rule.id !== id) },
  ]);
}

export type Fading = "none" | "half_life" | "within";

export function fadingOf({ halfLifeDays, withinDays }: ScoreGroup): Fading {
  if (halfLifeDays !== null) return "half_life";
  return withinDays === null ? "none" : "within";
}

const usualDays = 30;

/** A group whose points fade another way, over as many days as before. */
export function withFading(group: ScoreGroup, fading: Fading, days?: number): ScoreGroup {
  const kept = days ?? group.halfLifeDays ?? group.withinDays ?? usualDays;
  return {
    ...group,
    halfLifeDays: fading === "half_life" ? kept : null,
    withinDays: fading === "within" ? kept : null,
  };
}

export function rulesIn(model: ScoreModel): ScoreRule[] {
  return model.axes.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules));
}

/** "0–4", "5–9" and so on, and 100. */
export function binNames(bins: number): string[] {
  return Array.from({ length: bins }, (_, at) =>
    at === bins - 1 ? `${at * 5}` : `${at * 5}–${at * 5 + 4}`,
  );
}
