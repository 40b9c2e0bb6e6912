import { beforeEach, expect, test } from "vitest";
import type { ImportCell, ImportCellKind } from "#ui/bindings/engine.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { cellText } from "./cellText.ts";

beforeEach(() => setLocale("en-US", "UTC"));

const fields = (["text", "decimal", "date", "flag"] as const).map((kind) => ({ name: kind, kind }));
const read = (kind: ImportCellKind, written: string, cells: ImportCell[] = []) =>
  cellText({ cells, fields, currency: "USD" }, kind, written);

test("what the engine writes is shown as people write it", () => {
  expect(read("text", "123450")).toBe("123450");
  expect(read("decimal", "1234.50")).toBe("$1,234.50");
  expect(read("decimal", "-0.05")).toBe("-$0.05");
  expect(read("decimal", "a lot")).toBe("a lot");
  expect(read("date", "2021-02-01T12:00:00Z")).toBe("Feb 1, 2021");
  expect(read("date", "2021-02-01")).toBe("Feb 1, 2021");
  expect(read("date", "soon")).toBe("soon");
  expect(read("flag", "1")).toBe("Yes");
  expect(read("flag", "0")).toBe("No");
});

test("an amount is of its row's currency", () => {
  const cells = [{ field: "currency", from: null, to: "JPY" }];
  expect(read("decimal", "500", cells)).toBe("¥500");
});
