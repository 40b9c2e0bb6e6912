import { describe, expect, test } from "vitest";
import type { ErrorCode } from "#ui/bindings/engine.ts";
import { localFailure, type FailureCode } from "#ui/platform/failure.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { errorText, keptText } from "./errorText.ts";
import { setCatalogue, type Catalogue, type Key } from "./t.ts";

// A code that the engine has and this list has not does not compile, and the other way round.
const codes = Object.keys({
  internal: 0,
  not_found: 0,
  invalid: 0,
  rule_invalid: 0,
  locked: 0,
  wrong_passphrase: 0,
  wrong_recovery_code: 0,
  no_workspace: 0,
  workspace_exists: 0,
  no_keychain: 0,
  folder_in_use: 0,
  newer_file: 0,
  damaged_file: 0,
  disk_full: 0,
  too_large: 0,
  unsupported_type: 0,
  unreadable_file: 0,
  undo_impossible: 0,
  nothing_to_undo: 0,
  nothing_to_redo: 0,
  handle_expired: 0,
  state_reason_required: 0,
  forbidden: 0,
  cancelled: 0,
  unknown_command: 0,
  passphrase_weak: 0,
  clipboard_empty: 0,
  unreachable: 0,
  session_used: 0,
} satisfies Record<ErrorCode | FailureCode, 0>) as FailureCode[];

const keys = Object.keys(en) as Key[];
const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
const formsOf = (catalogue: Catalogue, key: Key) => {
  const text = catalogue[key];
  return typeof text === "string" ? [text] : [text.one, text.other];
};

describe.each([
  ["English", en],
  ["German", de],
] as const)("%s", (_name, catalogue) => {
  test("has a text for every key, and no key twice", () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) for (const form of formsOf(catalogue, key)) expect(form).not.toBe("");
  });

  test("asks, tells and thanks as the house does", () => {
    const rude = /!|\bplease\b|\bbitte\b|successfully|erfolgreich|oops/iu;
    const all = keys.flatMap((key) => formsOf(catalogue, key));
    expect(all.filter((form) => rude.test(form))).toEqual([]);
  });

  test("has a sentence for every code of a failure", () => {
    setCatalogue(catalogue);
    const sentence = /^\p{Lu}.*\.$/u;
    for (const code of codes) {
      const failure = localFailure(code, "words of the engine");
      expect(errorText(failure)).toMatch(sentence);
      expect(keptText({ ...failure, kept: "nothing was changed" })).toMatch(sentence);
    }
    setCatalogue(en);
  });
});

test("every German text has the parameters of the English one", () => {
  for (const key of keys) {
    const [english, german] = [formsOf(en, key), formsOf(de, key)];
    const wanted = names(english.at(-1) ?? "");
    expect({ key, names: names(german.at(-1) ?? "") }).toEqual({ key, names: wanted });
    // The singular may say its number as a word.
    const extra = [...names(german[0] ?? "")].filter((name) => !wanted.has(name));
    expect({ key, extra }).toEqual({ key, extra: [] });
  }
});

test("words of the engine that have no text never reach a German reader", () => {
  setCatalogue(de);
  const failure = { ...localFailure("invalid", "m"), field: "email", params: { why: "is odd" } };
  expect(errorText(failure)).toBe("E-Mail: Dieser Wert lässt sich nicht speichern.");
  expect(keptText({ ...failure, kept: "odd things were kept" })).toBe(
    "Alles, was gespeichert war, bleibt erhalten.",
  );
  setCatalogue(en);
});

test("no key stands in two files", async () => {
  const files = import.meta.glob<Record<string, object>>("./en/*.ts", { eager: true });
  const all = Object.values(files).flatMap((file) => Object.values(file).flatMap(Object.keys));
  expect(all.length).toBe(new Set(all).size);
});
