import { cached, locale, sentence, zoneOfDays } from "./format.ts";

/** A day as it is stored: `2026-11-20`. It has no time, so none of a zone may slip in. */
export type Day = string;

const dayMs = 24 * 60 * 60 * 1000;

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The day that the workspace's clock shows at a moment. */
export function dayOf(at: number): Day {
  const parts = cached(
    "dayOf",
    () =>
      new Intl.DateTimeFormat("en", {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        timeZone: zoneOfDays(),
      }),
  ).formatToParts(at);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

const minutesOf = (text: string) => Date.parse(`${text}Z`) / 60_000;

/** The noon of a day on the workspace's clock: far from both of its midnights. */
export function noonOf(day: Day): number {
  const wanted = Date.parse(`${day}T12:00Z`);
  const shown = cached(
    "noonOf",
    () =>
      new Intl.DateTimeFormat("sv", {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        timeZone: zoneOfDays(),
      }),
  ).format(wanted);
  const ahead = minutesOf(shown.replace(" ", "T")) - wanted / 60_000;
  return wanted - ahead * 60_000;
}

/** A day that was chosen as a moment: of today it is now, which the engine knows best. */
export function momentOf(day: Day, today: Day): number | null {
  return day === today || day === "" ? null : noonOf(day);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** The Monday after a day; of a Monday, the one a week later. */
export function nextMonday(day: Day): Day {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

/** How many days one is after the other; negative before it. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** "Today", "Tomorrow", the weekday within a week, else the date. */
export function formatDueDay(day: Day, today: Day): string {
  const ahead = daysBetween(today, day);
  if (ahead >= -1 && ahead <= 1) {
    const relative = cached(
      "relative day",
      () => new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }),
    );
    return sentence(relative.format(ahead, "day"));
  }
  return ahead > 0 && ahead < 7 ? formatPlain(day, "near") : formatPlainDay(day, today);
}

export function formatPlainDay(day: Day, today: Day): string {
  return formatPlain(day, day.slice(0, 4) === today.slice(0, 4) ? "year" : "far");
}

const looks = {
  near: { weekday: "short", day: "numeric", month: "short" },
  year: { day: "numeric", month: "short" },
  far: { day: "numeric", month: "short", year: "numeric" },
} as const;

function formatPlain(day: Day, look: keyof typeof looks): string {
  return cached(
    `plain day ${look}`,
    () => new Intl.DateTimeFormat(locale(), { ...looks[look], timeZone: "UTC" }),
  ).format(Date.parse(day));
}

/** A month as it is stored: `2026-11`. */
export function formatMonth(month: string, look: "short" | "long"): string {
  return cached(
    `month ${look}`,
    () =>
      new Intl.DateTimeFormat(locale(), {
        month: look,
        ...(look === "long" && { year: "numeric" }),
        timeZone: "UTC",
      }),
  ).format(Date.parse(`${month}-01`));
}
