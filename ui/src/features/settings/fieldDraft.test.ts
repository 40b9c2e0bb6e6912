import { describe, expect, test } from "vitest";
import { draftOf, problemOf, requestOf } from "./fieldDraft.ts";

const fresh = draftOf("lead", undefined);

describe("a field as it is written", () => {
  test("options are the lines that say something, each once", () => {
    const draft = {
      ...fresh,
      name: " Visa ",
      kind: "choice",
      options: "O-1\n\n H-1B \nO-1",
    } as const;
    expect(requestOf(draft)).toMatchObject({ name: "Visa", options: ["O-1", "H-1B"] });
  });

  test("only a choice has options, and only what tells records apart is unique", () => {
    const draft = { ...fresh, name: "Paid", options: "left over", unique: true };
    expect(requestOf(draft)).toMatchObject({ options: [], unique: true });
    expect(requestOf({ ...draft, kind: "flag" })).toMatchObject({ options: [], unique: false });
  });

  test("needs a name, and a choice something to choose", () => {
    expect(problemOf(fresh)).toBe("name");
    expect(problemOf({ ...fresh, name: "Visa", kind: "choice", options: " \n" })).toBe("options");
    expect(problemOf({ ...fresh, name: "Visa" })).toBeNull();
  });
});
