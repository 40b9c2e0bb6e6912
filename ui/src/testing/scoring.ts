import type { LeadRow, Learned, Score, ScoreModel, ScoreModels } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

const line = { group: null, label: null, rule: null, ageDays: null };

export const score: Score = {
  leadId: "lead",
  total: 60,
  grade: data("A2"),
  fit: 40,
  engagement: 15,
  version: 3,
  lines: [
    { ...line, axis: "fit", kind: "rule", group: data("Who"), label: data("VIP"), points: 45 },
    { ...line, axis: "fit", kind: "cap", group: data("Who"), points: -5 },
    { ...line, axis: "engagement", kind: "rule", label: data("Called"), points: 20, ageDays: 12 },
    { ...line, axis: "engagement", kind: "decay", points: -5, ageDays: 12 },
    { ...line, axis: "total", kind: "floor", points: 0 },
    { ...line, axis: "total", kind: "override", points: 5 },
  ],
  override: {
    total: 60,
    reason: data("Knows us"),
    until: "2030-01-06",
    byName: data("Ada"),
    at: 0,
  },
  feedback: { good: false, note: data("Too low"), byName: data("Ada"), at: 0 },
  learned: {
    permille: 640,
    base: 180,
    logit: 460,
    band: "high",
    reasons: [
      { label: "source", value: data("Referral"), points: 400 },
      { label: "value", value: null, points: -120 },
    ],
  },
};

const model: ScoreModel = {
  axes: [
    {
      axis: "fit",
      cap: 60,
      groups: [
        {
          id: "group1",
          name: data("Who"),
          cap: 40,
          halfLifeDays: null,
          withinDays: null,
          rules: [{ id: "rule1", label: data("VIP"), rule: data("tag is VIP"), points: 45 }],
        },
      ],
    },
    {
      axis: "engagement",
      cap: 40,
      groups: [
        {
          id: "group2",
          name: data("What"),
          cap: 40,
          halfLifeDays: 30,
          withinDays: null,
          rules: [],
        },
      ],
    },
  ],
  grades: { fit: [40, 20], engagement: [30, 10] },
};

const version = { id: "v3", number: 3, at: 0, byName: data("Ada"), note: data("Referrals") };

export const models: ScoreModels = {
  published: { ...version, model },
  draft: model,
  versions: [version, { ...version, id: "v2", number: 2 }],
  packs: [{ id: "law", name: data("Law"), description: data("For an office"), rules: 12 }],
};

export const learned: Learned = {
  won: 52,
  lost: 30,
  needed: 40,
  state: "trained",
  published: false,
  model: {
    at: 0,
    kind: "linear",
    why: "simplest",
    auc: 0.78,
    logLoss: 0.51,
    brier: 0.17,
    ece: 0.03,
    baseline: { name: "rules", logLoss: 0.58, auc: 0.7 },
    deciles: Array.from({ length: 10 }, (_, at) => ({
      predicted: at / 10,
      observed: at / 11,
      leads: 8,
    })),
    candidates: (["rules", "linear", "stumps", "trees"] as const).map((name) => ({
      name,
      logLoss: 0.5,
      auc: 0.75,
      ms: 12,
      chosen: name === "linear",
    })),
    fields: [{ name: "source", label: data("source"), weight: 0.4 }],
    suspects: [{ field: "lost_reason", why: data("it is set at the end") }],
    worseThanRules: true,
  },
  fields: [
    { name: "source", label: data("source"), excluded: false },
    { name: "lost_reason", label: data("reason"), excluded: true },
  ],
};

/** Scores as far as the window asks for them. */
export function scoringAnswers(lead: LeadRow): Parameters<typeof answerCalls>[0] {
  return {
    score_get: () => score,
    score_try: () => score,
    score_history: () => [
      { at: 0, from: 55, to: 60, cause: "override", detail: null },
      { at: 0, from: 40, to: 55, cause: "facts", detail: "field_edit" },
      { at: 0, from: null, to: 40, cause: "model", detail: "3" },
    ],
    score_model_get: () => models,
    score_draft_save: () => ({}),
    score_preview: () => ({
      leads: 40,
      before: Array.from({ length: 21 }, (_, at) => at),
      after: Array.from({ length: 21 }, (_, at) => 21 - at),
      changed: 12,
      up: 8,
      down: 4,
      movers: [{ lead, before: 20, after: 60 }],
      tookMs: 4,
    }),
    learned_get: () => learned,
  };
}
