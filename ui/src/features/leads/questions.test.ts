import { expect, test } from "vitest";
import type { Question, Questionnaire } from "#ui/bindings/engine.ts";
import { askedNow, byQuestion, fitting } from "./questions.ts";

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  label: id,
  kind: "yes_no",
  options: [],
  required: false,
  shownIf: null,
  ...more,
});
const answered = (values: Record<string, string>) =>
  byQuestion(
    Object.entries(values).map(([questionId, value]) => ({
      questionId,
      value,
      answeredBy: null,
      answeredAt: null,
    })),
  );

test("a question is asked while its condition and that of the other hold", () => {
  const questions = [
    question("married"),
    question("children", { shownIf: { questionId: "married", value: "yes" } }),
    question("how many", { shownIf: { questionId: "children", value: "yes" } }),
  ];
  const ids = (values: Record<string, string>) =>
    askedNow(questions, answered(values)).map(({ id }) => id);
  expect(ids({})).toEqual(["married"]);
  expect(ids({ married: "yes", children: "yes" })).toEqual(["married", "children", "how many"]);
  expect(ids({ married: "no", children: "yes" })).toEqual(["married"]);
});

test("of several chosen, one is enough", () => {
  const questions = [
    question("visas", { kind: "choices", options: ["H-1B", "O-1"] }),
    question("papers", { shownIf: { questionId: "visas", value: "O-1" } }),
  ];
  expect(askedNow(questions, answered({ visas: '["H-1B","O-1"]' }))).toHaveLength(2);
  expect(askedNow(questions, answered({ visas: "not a list" }))).toHaveLength(1);
});

test("the one that the title names comes first", () => {
  const one = (id: string, topic: string | null): Questionnaire => ({
    id,
    name: id,
    topic,
    questions: [],
  });
  const all = [one("custody", "Custody"), one("visa", "O-1"), one("any", null)];
  expect(fitting(all, "An o-1a petition").map(({ id }) => id)).toEqual(["visa", "custody", "any"]);
  expect(fitting(all, null).map(({ id }) => id)).toEqual(["custody", "visa", "any"]);
});
