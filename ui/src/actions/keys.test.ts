import { describe, expect, test } from "vitest";
import { capsOf, isSingleKey, matches } from "./keys.ts";

const press = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent("keydown", { key, ...more });

describe("keys", () => {
  test("a binding wants its modifiers and no others", () => {
    expect(matches(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z")).toBe(false);
    expect(matches(press("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z")).toBe(true);
    expect(matches(press("c"), "c")).toBe(true);
    expect(matches(press("C", { shiftKey: true }), "c")).toBe(false);
    expect(matches(press("s", { altKey: true }), "s")).toBe(false);
  });

  test("signs are found wherever a keyboard has them", () => {
    expect(matches(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(matches(press("?"), "?")).toBe(true);
    expect(matches(press("."), ".")).toBe(true);
    expect(matches(press(".", { ctrlKey: true }), ".")).toBe(false);
    expect(matches(press(".", { ctrlKey: true }), "Mod+.")).toBe(true);
  });

  test("only one character without a modifier can be switched off", () => {
    expect(["s", "?", "Shift+C"].map(isSingleKey)).toEqual([true, true, true]);
    expect(["Mod+Z", "F2", "Enter", "Alt+ArrowLeft"].map(isSingleKey)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("caps are what stands on the keys", () => {
    expect(capsOf("Mod+Enter")).toEqual(["Ctrl ↵"]);
    expect(capsOf("g l")).toEqual(["G", "L"]);
    expect(capsOf("Delete")).toEqual(["Del"]);
  });
});
