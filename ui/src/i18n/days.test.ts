import { afterEach, expect, test } from "vitest";
import { addDays, dayOf, formatDueDay, isDay, nextMonday, noonOf } from "./days.ts";
import { setLocale } from "./format.ts";

afterEach(() => setLocale("en", undefined));

test("a day is that of the workspace's zone", () => {
  const late = Date.UTC(2026, 10, 21, 3, 30);
  setLocale("en", "America/New_York");
  expect(dayOf(late)).toBe("2026-11-20");
  setLocale("en", "Europe/Vienna");
  expect(dayOf(late)).toBe("2026-11-21");
});

test("days are counted over months, years and clock changes", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(["2026-11-20", "2026-11-22", "2026-11-23"].map(nextMonday)).toEqual([
    "2026-11-23",
    "2026-11-23",
    "2026-11-30",
  ]);
});

test("near days are named", () => {
  setLocale("en", undefined);
  const shown = (day: string) => formatDueDay(day, "2026-11-20");
  expect(shown("2026-11-20")).toBe("Today");
  expect(shown("2026-11-21")).toBe("Tomorrow");
  expect(shown("2026-11-19")).toBe("Yesterday");
  expect(shown("2026-11-23")).toBe("Mon, Nov 23");
  expect(shown("2026-11-02")).toBe("Nov 2");
  expect(shown("2027-01-02")).toBe("Jan 2, 2027");
  expect([isDay("2026-11-20"), isDay("2026-13-20"), isDay("tomorrow")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("the noon of a day is that of the workspace's clock, whatever it was turned by", () => {
  setLocale("en", "America/New_York");
  expect(noonOf("2026-01-15")).toBe(Date.UTC(2026, 0, 15, 17));
  expect(noonOf("2026-07-15")).toBe(Date.UTC(2026, 6, 15, 16));
  setLocale("en", "Pacific/Kiritimati");
  expect(noonOf("2026-07-15")).toBe(Date.UTC(2026, 6, 14, 22));
  expect(dayOf(noonOf("2026-07-15"))).toBe("2026-07-15");
});
