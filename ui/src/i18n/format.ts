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

// Making an Intl formatter costs far more than using it, and a grid formats thousands of cells.
const formatters = new Map<string, unknown>();

function cached<T>(key: string, make: () => T): T {
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

/** What stands in an editor of an amount: plain digits with the currency's own fraction. */
export function majorText(minor: number | null, currency: string): string {
  if (minor === null) return "";
  const digits = digitsOf(currency);
  const text = (minor / 10 ** digits).toFixed(digits);
  return text.replace(/\.0+$/, "");
}

/** Minor units of an amount as people write it, or null when it is not an amount. */
export function parseMoney(text: string, currency: string): number | null {
  const plain = text.replaceAll(/[^\d.,-]/g, "");
  const mark = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const digits = digitsOf(currency);
  // "7.500" and "7,500" are thousands unless the currency's own fraction length follows.
  const isFraction = mark >= 0 && digits > 0 && plain.length - mark - 1 <= digits;
  const whole = (isFraction ? plain.slice(0, mark) : plain).replaceAll(/[.,]/g, "");
  const fraction = isFraction ? plain.slice(mark + 1) : "";
  if (!/^-?\d+$/.test(whole)) return null;
  const minor = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
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
    () => new Intl.RelativeTimeFormat(current, { numeric: "auto", style: "narrow" }),
  );
  if (age < minute) return relative.format(0, "second");
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  if (age < day) return relative.format(-Math.floor(age / hour), "hour");
  return relative.format(-Math.floor(age / day), "day");
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
    () => new Intl.DateTimeFormat(current, { hour: "2-digit", minute: "2-digit", timeZone: zone }),
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
