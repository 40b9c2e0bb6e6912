import type { CustomField, CustomKind, StageInfo, TagInfo } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

/** The stages that every state has, and one that the team made up. */
const stages: StageInfo[] = [
  { id: "pending", name: null, word: "Pending", state: "PENDING", builtIn: true },
  { id: "booked", name: data("Booked"), word: data("Booked"), state: "PENDING", builtIn: false },
  { id: "reached", name: null, word: "Reached out", state: "REACHED_OUT", builtIn: true },
  { id: "qualified", name: null, word: "Qualified", state: "QUALIFIED", builtIn: true },
  { id: "won", name: null, word: "Won", state: "WON", builtIn: true },
  { id: "lost", name: null, word: "Lost", state: "LOST", builtIn: true },
].map((stage, position) => ({
  ...(stage as Pick<StageInfo, "id" | "name" | "word" | "state" | "builtIn">),
  position,
  rottingDays: position === 1 ? 14 : null,
  leads: position,
}));

const tags: TagInfo[] = [
  { id: "urgent", name: data("Urgent"), colour: "red", leads: 3 },
  { id: "vip", name: data("VIP"), colour: "violet", leads: 0 },
];

const kinds: CustomKind[] = ["text", "number", "money", "date", "flag", "choice", "url"];
const fields: CustomField[] = (["lead", "contact"] as const).flatMap((root) =>
  kinds.map((kind) => ({
    id: `${root} ${kind}`,
    root,
    name: data(`Own ${kind}`),
    ruleName: data(`own_${kind}`),
    kind,
    options: kind === "choice" ? [data("one"), data("two")] : [],
    required: kind !== "text",
    unique: kind === "text",
    hidden: false,
  })),
);

/** What the team made up. */
export const pipelineAnswers: Parameters<typeof answerCalls>[0] = {
  stage_list: () => stages,
  tag_list: () => tags,
  custom_field_list: () => fields,
};
