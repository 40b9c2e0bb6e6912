let current = "en";
let asked = "";
let zone: string | undefined;

/** Both come from the core, because a web view under LANG=C calls its language "C". */
export function setLocale(next: string, timeZone: string | undefined): void {
  if (asked === next && zone === timeZone) return;
  asked = next;
  current = usable(() => Intl.NumberFormat.supportedLocalesOf([next])[0]) ?? "en";
  zone = usable(() => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone);
  formatters.clear();
}

/** Intl throws on names it does not know; dates in the usual way are better than none. */
function usable(read: () => string | undefined): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

export function locale(): string {
  return current;
}

/** The zone in which the workspace's days begin. */
export function zoneOfDays(): string | undefined {
  return zone;
}

// What is made for one language. Making an Intl formatter costs far more than using it, and a grid
// formats thousands of cells.
const formatters = new Map<string, unknown>();

export function cached<T>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}

export function formatNumber(value: number): string {
  return cached("number", () => new Intl.NumberFormat(current)).format(value);
}

function digitsOf(currency: string): number {
  const { maximumFractionDigits } = cached(`digits ${currency}`, () =>
    new Intl.NumberFormat(current, { style: "currency", currency }).resolvedOptions(),
  );
  return maximumFractionDigits ?? 2;
}

/** Whole amounts come without fractions: "$7,500" reads faster than "$7,500.00" in a column. */
export function formatMoney(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const major = minor / 10 ** digits;
  const shown = Number.isInteger(major) ? 0 : digits;
  return cached(
    `money ${currency} ${shown}`,
    () =>
      new Intl.NumberFormat(current, {
        style: "currency",
        currency,
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      }),
  ).format(major);
}

const compactFrom = 100_000;

/** A sum where there is little room: a large one only as exact as one can compare. */
export function formatMoneyShort(minor: number, currency: string): string {
  const major = minor / 10 ** digitsOf(currency);
  if (Math.abs(major) < compactFrom) return formatMoney(minor, currency);
  return cached(
    `short money ${currency}`,
    () =>
      new Intl.NumberFormat(current, {
        style: "currency",
        currency,
        notation: "compact",
        minimumFractionDigits: 0,
        maximumSignificantDigits: 3,
      }),
  ).format(major);
}

/** What stands in an editor of an amount: no grouping, and the fraction the currency has. */
export function majorText(minor: number | null, currency: string): string {
  if (minor === null) return "";
  const digits = digitsOf(currency);
  const major = minor / 10 ** digits;
  const shown = Number.isInteger(major) ? 0 : digits;
  return cached(
    `plain ${shown}`,
    () =>
      new Intl.NumberFormat(current, {
        useGrouping: false,
        numberingSystem: "latn",
        minimumFractionDigits: shown,
        maximumFractionDigits: shown,
      }),
  ).format(major);
}

/**
 * Minor units of an amount as people write it, or null when it is not an amount.
 *
 * Both "." and "," are understood. What could be read in two ways is read by the locale, and
 * nothing is rounded or left out: a fraction longer than the currency's is no amount.
 */
export function parseMoney(text: string, currency: string): number | null {
  const bare = text.replaceAll(/[\s'’]/gu, "").replace(unitsOf(currency), "");
  const [, minus = "", plain = ""] = /^([-−]?)([\d.,]+)$/u.exec(bare) ?? [];
  const digits = digitsOf(currency);
  const mark = fractionMark(plain, digits);
  if (mark === null) return null;
  const whole = mark === -1 ? plain : plain.slice(0, mark);
  const fraction = mark === -1 ? "" : plain.slice(mark + 1);
  // Groups of two are how India writes them; the last one has three digits everywhere.
  const isGrouped = /^\d{1,3}(?:([.,])(?:\d{2,3}\1)*\d{3})$/u.test(whole);
  if (fraction.length > digits || !(isGrouped || /^\d+$/u.test(whole))) return null;
  const minor = Number(whole.replaceAll(/[.,]/g, "") + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(minor)) return null;
  return minus === "" || minor === 0 ? minor : -minor;
}

/** Where the fraction begins, -1 for an amount without one, null for no amount at all. */
function fractionMark(plain: string, digits: number): number | null {
  const at = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const sign = plain[at];
  if (sign === undefined) return plain === "" ? null : -1;
  const isAlone = plain.indexOf(sign) === at;
  const hasOther = plain.includes(sign === "." ? "," : ".");
  if (!isAlone) return hasOther ? null : -1;
  if (hasOther) return at;
  // "7.500" is seven thousand five hundred unless the currency has three digits after the sign.
  const looksGrouped = plain.length - at - 1 === 3;
  return looksGrouped && (digits !== 3 || sign !== decimalSign()) ? -1 : at;
}

function decimalSign(): string {
  return cached("decimal", () => {
    const parts = new Intl.NumberFormat(current, { numberingSystem: "latn" }).formatToParts(0.5);
    return parts.find(({ type }) => type === "decimal")?.value ?? ".";
  });
}

/** The names under which a currency stands beside its amounts. */
function unitsOf(currency: string): RegExp {
  return cached(`units ${currency}`, () => {
    const names = (["symbol", "narrowSymbol", "code"] as const).flatMap((currencyDisplay) =>
      new Intl.NumberFormat(current, { style: "currency", currency, currencyDisplay })
        .formatToParts(0)
        .filter(({ type }) => type === "currency")
        .map(({ value }) => value.replaceAll(/[\s.*+?^${}()|[\]\\]/gu, "\\$&")),
    );
    return new RegExp(names.join("|"), "iu");
  });
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Relative up to seven days, then the date; `now` is passed in so that tests hold still. */
export function formatWhen(at: number, now: number): string {
  const age = now - at;
  if (age >= 7 * day || age < -day) return formatDate(at, now);
  const relative = cached(
    "relative",
    () => new Intl.RelativeTimeFormat(current, { numeric: "auto", style: relativeStyle() }),
  );
  if (age < minute) return relative.format(0, "second");
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  if (age < day) return relative.format(-Math.floor(age / hour), "hour");
  return relative.format(-Math.floor(age / day), "day");
}

/** How long something has lasted, in its largest unit: "14d". */
export function formatAge(since: number, now: number): string {
  const age = Math.max(0, now - since);
  const [unit, length] =
    age < hour
      ? (["minute", minute] as const)
      : age < day
        ? (["hour", hour] as const)
        : (["day", day] as const);
  return cached(
    `age ${unit}`,
    () => new Intl.NumberFormat(current, { style: "unit", unit, unitDisplay: "narrow" }),
  ).format(Math.floor(age / length));
}

/** "22m ago" is English as it is written; "vor 22 m" would be metres. */
function relativeStyle(): "narrow" | "short" {
  return current.startsWith("en") ? "narrow" : "short";
}

export function formatDate(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return cached(
    `date ${sameYear}`,
    () =>
      new Intl.DateTimeFormat(current, {
        day: "numeric",
        month: "short",
        ...(sameYear ? {} : { year: "numeric" }),
        timeZone: zone,
      }),
  ).format(at);
}

export function formatDay(at: number): string {
  return cached(
    "day",
    () =>
      new Intl.DateTimeFormat(current, {
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: zone,
      }),
  ).format(at);
}

export function formatClock(at: number): string {
  return cached(
    "clock",
    () => new Intl.DateTimeFormat(current, { hour: "numeric", minute: "2-digit", timeZone: zone }),
  ).format(at);
}

export function formatExact(at: number): string {
  return cached(
    "exact",
    () =>
      new Intl.DateTimeFormat(current, { dateStyle: "full", timeStyle: "short", timeZone: zone }),
  ).format(at);
}

export function formatBytes(bytes: number): string {
  const steps = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
  const value = bytes / 1000 ** step;
  return cached(
    `bytes ${step} ${value < 10}`,
    () =>
      new Intl.NumberFormat(current, {
        style: "unit",
        unit: steps[step] ?? "byte",
        unitDisplay: step === 0 ? "narrow" : "short",
        maximumFractionDigits: step === 0 || value >= 10 ? 0 : 1,
      }),
  ).format(value);
}

export function formatPercent(hundredths: number): string {
  return cached("percent", () => new Intl.NumberFormat(current, { style: "percent" })).format(
    hundredths / 100,
  );
}

/** Texts that come in pieces or from the engine start small; a line of its own starts large. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase(current) + text.slice(1);
}

export function listOf(parts: readonly string[]): string {
  return cached("list", () => new Intl.ListFormat(current, { type: "conjunction" })).format(parts);
}
