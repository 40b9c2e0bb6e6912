import { expect, test } from "vitest";
import type { FactField, FoundField, IntakeDetail } from "#ui/bindings/engine.ts";
import { confirmation, startForm, valueIn } from "./form.ts";

const found = (field: FactField, value: string, entry = 0): FoundField => ({
  field,
  entry,
  value,
  confidence: 90,
  start: null,
  end: null,
  alternatives: [],
});

const detail = (fields: FoundField[]) => ({ fields, nameHint: "From File" }) as IntakeDetail;

test("the parts of one job and of one degree stay together", () => {
  const form = startForm(
    detail([
      found("employer", "Cascade"),
      found("employer", "Tema", 1),
      found("job_title", "Engineer"),
      found("job_title", "Designer", 1),
      found("since", "2022"),
      found("until", "present"),
      found("since", "2018", 1),
      found("until", "2022", 1),
      found("degree", "MSc"),
      found("school", "KNUST"),
      found("year", "2018"),
      found("skill", "EMC"),
      found("language", "Twi"),
    ]),
  );
  const word = confirmation("1", form);
  expect([word.company, word.jobTitle, word.name]).toEqual(["Cascade", "Engineer", "From File"]);
  expect(word.facts).toEqual([
    { kind: "job", value: "Cascade", detail: "Engineer", since: "2022", until: "present" },
    { kind: "job", value: "Tema", detail: "Designer", since: "2018", until: "2022" },
    { kind: "degree", value: "MSc", detail: "KNUST", since: null, until: "2018" },
    { kind: "skill", value: "EMC", detail: null, since: null, until: null },
    { kind: "language", value: "Twi", detail: null, since: null, until: null },
  ]);
});

test("a job that has ended makes nobody's present employer", () => {
  const form = startForm(detail([found("employer", "Tema"), found("until", "2022")]));
  expect(confirmation("1", form).company).toBeNull();
});

test("what was taken out is known to be gone", () => {
  const skill = found("skill", "EMC");
  const form = startForm(detail([skill]));
  expect(valueIn(form, skill)).toBe("EMC");
  expect(valueIn({ ...form, skills: [] }, skill)).toBeNull();
  expect(confirmation("1", { ...form, skills: [] }).facts).toEqual([]);
});
