import { expect, test } from "vitest";
import { draftOf, moved, newQuestion, problemOf, requestOf, type QuestionDraft } from "./draft.ts";

const question = (id: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  ...newQuestion([]),
  id,
  label: id,
  ...more,
});

test("new questions have ids of their own", () => {
  const first = newQuestion([]);
  const second = newQuestion([question("0192"), first]);
  expect([first.id, second.id]).toEqual(["new-1", "new-2"]);
});

test("what cannot be stored says why", () => {
  const choice = question("visa", { kind: "choice", options: "H-1B\n\n O-1 \nO-1" });
  expect(problemOf(question("a", { label: " " }), [])).toBe("label");
  expect(problemOf(question("b", { kind: "choices", options: " \n" }), [])).toBe("options");
  const hangs = (value: string) => question("c", { shownIf: { questionId: "visa", value } });
  expect(problemOf(hangs("O-1"), [choice])).toBeNull();
  expect(problemOf(hangs("F-1"), [choice])).toBe("value");
  expect(problemOf(hangs("O-1"), [])).toBe("order");
});

test("a question moves one place and no further than the ends", () => {
  const all = [question("a"), question("b"), question("c")];
  const ids = (from: number, by: 1 | -1) => moved(all, from, by).map(({ id }) => id);
  expect(ids(0, 1)).toEqual(["b", "a", "c"]);
  expect(ids(2, -1)).toEqual(["a", "c", "b"]);
  expect(ids(0, -1)).toEqual(["a", "b", "c"]);
});

test("what is stored is tidy", () => {
  const draft = { ...draftOf(undefined), name: " Visa ", topic: " " };
  const kept = question("a", { kind: "text", options: "left from before" });
  const choice = question("b", { kind: "choice", options: "x\n y" });
  expect(requestOf({ ...draft, questions: [kept, choice] })).toMatchObject({
    id: null,
    name: "Visa",
    topic: null,
    questions: [{ options: [] }, { options: ["x", "y"] }],
  });
});
