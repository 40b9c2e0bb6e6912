import type { ListRow, View } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";

const stageIds = ["pending", "reached", "qualified", "won", "lost"];

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
const views: View[] = [view, { ...view, id: "own", name: "‹Own›", pinned: false, private: true }];

/** Views, and the stages side by side with one lead in the first of them. */
export function viewAnswers(lead: ListRow) {
  return {
    view_list: () => views,
    groups_open: ({ rule }) => ({
      rule,
      total: 1,
      groups: stageIds.map((id, index) => ({
        value: id,
        stageId: id,
        handle: 2 + index,
        worthMinor: index === 0 ? 750_000 : 0,
        worthElsewhere: index === 0 ? 1 : 0,
        window: { offset: 0, total: index === 0 ? 1 : 0, rows: index === 0 ? [lead] : [] },
      })),
    }),
  } satisfies Parameters<typeof answerCalls>[0];
}
