import { beforeEach, describe, expect, test } from "vitest";
import type { CustomKind } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { editedValue, readValue, shownValue } from "./customValues.ts";

beforeEach(() => setLocale("en-US", "UTC"));

const read = (kind: CustomKind, text: string) => readValue({ kind }, text, "USD");

describe("values of fields that the team made up", () => {
  test.each([
    ["text", "Portland", "Portland"],
    ["number", "1,200", "1200"],
    ["number", "12 000", "12000"],
    ["number", "-7", "-7"],
    ["money", "$1,250.50", "125050"],
    ["url", "example.org/a", "https://example.org/a"],
    ["url", "http://example.org", "http://example.org"],
    ["text", "", null],
    ["number", "", null],
  ] as const)("%s: %s is stored", (kind, text, value) => {
    expect(read(kind, text)).toEqual({ value });
  });

  test.each([
    ["number", "many"],
    ["number", "1.5"],
    ["number", "1,2"],
    ["money", "a lot"],
  ] as const)("%s: %s is refused in words", (kind, text) => {
    expect(read(kind, text).wrong).toMatch(/Esc/);
  });

  test("what is read and what is edited say the same", () => {
    expect(shownValue({ kind: "money" }, "125050", "USD")).toBe("$1,250.50");
    expect(editedValue({ kind: "money" }, "125050", "USD")).toBe("1250.50");
    expect(shownValue({ kind: "number" }, "1200", "USD")).toBe("1,200");
    expect(shownValue({ kind: "flag" }, "true", "USD")).toBe("Yes");
    expect(shownValue({ kind: "text" }, "", "USD")).toBe("");
  });
});
