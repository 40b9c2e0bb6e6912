import { afterEach, describe, expect, test } from "vitest";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { setLocale } from "./format.ts";
import { setCatalogue, t, tCode, tWords } from "./t.ts";

afterEach(() => {
  setCatalogue(en);
  setLocale("en-US", "UTC");
});

describe("texts", () => {
  test("numbers among the parameters are formatted, plurals chosen", () => {
    setLocale("en-US", "UTC");
    expect(t("list.matching", { matching: 46, total: 1284 })).toBe("46 of 1,284");
    expect(t("leads.trashed", { count: 1 })).toBe("Moved 1 lead to the trash");
    expect(t("leads.trashed", { count: 12_000 })).toBe("Moved 12,000 leads to the trash");
  });

  test("a code without a text falls back to what the engine said", () => {
    expect(tCode("error.disk_full", "x")).toBe("The disk is full.");
    expect(tCode("error.never_heard_of", "the words of the engine")).toBe(
      "the words of the engine",
    );
  });

  test("the engine's own words are told in the person's language, with their number", () => {
    const why = (words: string) => tWords("why", words, "");
    expect(why("is longer than 1000 bytes")).toBe("is longer than 1000 bytes");
    expect(why("words without a text")).toBe("words without a text");
    setCatalogue(de);
    expect(why("is longer than 1000 bytes")).toBe("ist länger als 1000 Byte");
    expect(why("is not a day such as 2026-11-20")).toBe("ist kein Tag wie 2026-11-20");
    expect(why("words without a text")).toBe("");
  });

  test("every parameter of the singular is one of the plural", () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const text of Object.values(en)) {
      const [one, other] = typeof text === "string" ? [text, text] : [text.one, text.other];
      for (const name of names(one)) expect([...names(other), "count"]).toContain(name);
    }
  });
});
