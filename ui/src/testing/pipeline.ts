import type { ListRow, View } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";

const stages = [
  ["pending", "PENDING"],
  ["reached", "REACHED_OUT"],
  ["qualified", "QUALIFIED"],
  ["won", "WON"],
  ["lost", "LOST"],
] as const;

/** The built-in stages, with one lead in the first of them. */
export function pipeline(lead: ListRow) {
  return {
    groups_open: ({ rule }) => ({
      rule,
      total: 1,
      groups: stages.map(([id], index) => ({
        value: id,
        stageId: id,
        handle: 2 + index,
        worthMinor: index === 0 ? 750_000 : 0,
        worthElsewhere: index === 0 ? 1 : 0,
        window: { offset: 0, total: index === 0 ? 1 : 0, rows: index === 0 ? [lead] : [] },
      })),
    }),
    stage_list: () =>
      stages.map(([id, state], position) => ({
        id,
        name: null,
        word: state,
        state,
        builtIn: true,
        position,
        rottingDays: null,
        leads: position === 0 ? 1 : 0,
      })),
  } satisfies Parameters<typeof answerCalls>[0];
}

const view: View = {
  id: "late",
  root: "lead",
  name: "‹Late›",
  rule: "",
  sort: [],
  columns: [],
  layout: "list",
  groupBy: null,
  pinned: true,
  private: false,
  default: false,
  problem: null,
};

/** One among the tabs, and one of the person's own that is not. */
export const views: View[] = [
  view,
  { ...view, id: "own", name: "‹Own›", pinned: false, private: true },
];
