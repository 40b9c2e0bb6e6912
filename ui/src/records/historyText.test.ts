import { expect, test } from "vitest";
import { historyText } from "./historyText.ts";

const shown = (field: string, value: string | null) => historyText({ field }, value, "USD");

test("values of the history are read as the rest of the window shows them", () => {
  expect(shown("value_minor", "750000")).toBe("$7,500");
  expect(shown("due_on", "1999-11-20")).toBe("Nov 20, 1999");
  expect(shown("done_at", "0")).toContain("1970");
  expect(shown("outcome", "no_answer")).toBe("No answer");
  expect(shown("stage", "WON")).toBe("Won");
  expect(shown("is_company", "0")).toBe("No");
  expect(shown("title", null)).toBe("None");
  expect(shown("title", "A 2020-01-01 matter")).toBe("A 2020-01-01 matter");
});
