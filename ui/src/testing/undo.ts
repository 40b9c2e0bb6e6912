import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

/** Steps of each kind: one that can be undone, one that was, one that no longer can be. */
export const undoAnswers: Parameters<typeof answerCalls>[0] = {
  undo_state: () => ({
    canUndo: true,
    canRedo: true,
    undoCommand: "trash",
    redoCommand: "trash",
  }),
  undo_list: () =>
    (["trash", "intake_confirm", "lead_move"] as const).map((command, index) => ({
      group: command,
      command,
      names: [data("Grace Hopper")],
      count: index,
      at: 0,
      undone: index === 1,
      possible: index === 0,
      why: index === 2 ? "too_old" : null,
    })),
};
