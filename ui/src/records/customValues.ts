import type { CustomField } from "#ui/bindings/engine.ts";
import { dayOf, formatPlainDay, isDay } from "#ui/i18n/days.ts";
import { formatMoney, formatNumber, majorText } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { readMoney } from "./money.ts";

type Kind = Pick<CustomField, "kind">;
type Read = { value: string | null; wrong?: undefined } | { wrong: string };

/** A stored value as it is read. */
export function shownValue({ kind }: Kind, value: string, currency: string): string {
  if (value === "") return "";
  if (kind === "money") return formatMoney(Number(value), currency);
  if (kind === "number") return formatNumber(Number(value));
  if (kind === "flag") return t(value === "true" ? "history.yes" : "history.no");
  if (kind === "date" && isDay(value)) return formatPlainDay(value, dayOf(Date.now()));
  return value;
}

/** What an editor of a stored value starts with. */
export function editedValue({ kind }: Kind, value: string, currency: string): string {
  return kind === "money" && value !== "" ? majorText(Number(value), currency) : value;
}

/** What was typed, as it is stored; nothing typed is no value. */
export function readValue({ kind }: Kind, text: string, currency: string): Read {
  if (text === "") return { value: null };
  if (kind === "money") {
    const read = readMoney(text, currency);
    return read.wrong === undefined ? { value: read.minor?.toString() ?? null } : read;
  }
  if (kind === "number") return readNumber(text);
  // Addresses are copied without their beginning as often as with it.
  if (kind === "url" && !/^https?:\/\//i.test(text)) return { value: `https://${text}` };
  return { value: text };
}

/** A whole number, with or without signs between its groups of three. */
function readNumber(text: string): Read {
  const plain = text.replaceAll(/[\s'’.,](?=\d{3}(?:\D|$))/gu, "").replace("−", "-");
  const number = /^-?\d+$/.test(plain) ? Number(plain) : Number.NaN;
  if (Number.isSafeInteger(number)) return { value: String(number) };
  return { wrong: t("custom.numberWrong", { example: formatNumber(1200) }) };
}
