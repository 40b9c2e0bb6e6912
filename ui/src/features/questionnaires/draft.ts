import type {
  Question,
  Questionnaire,
  QuestionKind,
  SaveQuestionnaire,
  ShownIf,
} from "#ui/bindings/engine.ts";

export const kinds: readonly QuestionKind[] = [
  "text",
  "long_text",
  "number",
  "date",
  "yes_no",
  "choice",
  "choices",
];

/** A question as it is being written; options one on a line. */
export type QuestionDraft = Omit<Question, "options"> & { options: string };
export type Draft = {
  id: string | null;
  name: string;
  topic: string;
  questions: QuestionDraft[];
};

export function draftOf(questionnaire: Questionnaire | undefined): Draft {
  if (!questionnaire) return { id: null, name: "", topic: "", questions: [newQuestion([])] };
  const { id, name, topic, questions } = questionnaire;
  return {
    id,
    name,
    topic: topic ?? "",
    questions: questions.map((question) => ({ ...question, options: question.options.join("\n") })),
  };
}

/** The engine gives new questions their ids; until then each has one of its own here. */
export function newQuestion(others: readonly QuestionDraft[]): QuestionDraft {
  const used = others.map(({ id }) => /^new-(\d+)$/.exec(id)?.[1]).map(Number);
  const next = Math.max(0, ...used.filter((number) => !Number.isNaN(number))) + 1;
  return {
    id: `new-${next}`,
    label: "",
    kind: "text",
    options: "",
    required: false,
    shownIf: null,
  };
}

export function hasOptions(kind: QuestionKind): boolean {
  return kind === "choice" || kind === "choices";
}

export function optionsOf({ options }: QuestionDraft): string[] {
  return [...new Set(options.split("\n").map((option) => option.trim()))].filter(Boolean);
}

/** What can be answered to a question that another one hangs on; null for any text. */
export function answersTo(question: QuestionDraft): string[] | null {
  if (question.kind === "yes_no") return ["yes", "no"];
  return hasOptions(question.kind) ? optionsOf(question) : null;
}

export function moved(questions: readonly QuestionDraft[], from: number, by: 1 | -1) {
  const to = from + by;
  const question = questions[from];
  if (!question || to < 0 || to >= questions.length) return [...questions];
  return questions.toSpliced(from, 1).toSpliced(to, 0, question);
}

export type Problem = "label" | "options" | "order" | "value";

/** What keeps a question from being stored, the first thing first. */
export function problemOf(question: QuestionDraft, before: readonly QuestionDraft[]) {
  const { label, kind, shownIf } = question;
  if (label.trim() === "") return "label" satisfies Problem;
  if (hasOptions(kind) && optionsOf(question).length === 0) return "options" satisfies Problem;
  return shownIf === null ? null : conditionProblem(shownIf, before);
}

function conditionProblem(
  { questionId, value }: ShownIf,
  before: readonly QuestionDraft[],
): Problem | null {
  const other = before.find(({ id }) => id === questionId);
  if (!other) return "order";
  const answers = answersTo(other);
  const isMissing = answers === null ? value.trim() === "" : !answers.includes(value);
  return isMissing ? "value" : null;
}

export function requestOf({ id, name, topic, questions }: Draft): SaveQuestionnaire {
  return {
    id,
    name: name.trim(),
    topic: topic.trim() || null,
    questions: questions.map((question) => ({
      ...question,
      label: question.label.trim(),
      options: hasOptions(question.kind) ? optionsOf(question) : [],
    })),
  };
}
