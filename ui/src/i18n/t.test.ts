import { afterEach, describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { setLocale } from "./format.ts";
import { setCatalogue, t, tCode, type Catalogue, type Key } from "./t.ts";

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

  test("no text comes from anywhere but the catalogue", () => {
    const wrap = (text: string) => `⟦${text}⟧`;
    const pseudo = Object.fromEntries(
      Object.entries(en).map(([key, text]) => [
        key,
        typeof text === "string" ? wrap(text) : { one: wrap(text.one), other: wrap(text.other) },
      ]),
    ) as Catalogue;
    setCatalogue(pseudo);
    for (const key of Object.keys(en) as Key[]) {
      expect(tCode(key, "", { count: 2 })).toMatch(/^⟦.*⟧$/s);
    }
  });

  test("every parameter of the singular is one of the plural", () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const text of Object.values(en)) {
      const [one, other] = typeof text === "string" ? [text, text] : [text.one, text.other];
      for (const name of names(one)) expect([...names(other), "count"]).toContain(name);
    }
  });
});
