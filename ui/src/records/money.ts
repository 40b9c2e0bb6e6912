import { queryClient } from "#ui/api/client.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { formatMoney, parseMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

type Amount = { minor: number | null; wrong?: undefined } | { minor?: undefined; wrong: string };

/** Whether it can be the code of a currency. */
export function isCurrency(text: string): boolean {
  return /^[A-Z]{3}$/.test(text);
}

// Has every sign that an amount can have.
const exampleMinor = 123_450;

/** An amount as people write it; nothing written is no amount, not a wrong one. */
export function readMoney(text: string, currency: string): Amount {
  const { minor, isNegative } = amountIn(text, currency);
  if (isNegative) return { wrong: t("lead.valueNegative") };
  if (minor !== undefined) return { minor };
  return { wrong: t("lead.valueWrong", { example: exampleOf(currency) }) };
}

/** The same in a dialog, where there is no old value to bring back. */
export function readAmount(text: string, currency: string): Amount {
  const { minor, isNegative } = amountIn(text.trim(), currency);
  if (isNegative) return { wrong: t("money.negative") };
  if (minor !== undefined) return { minor };
  return { wrong: t("money.wrong", { example: exampleOf(currency) }) };
}

function exampleOf(currency: string): string {
  return formatMoney(exampleMinor, currency);
}

function amountIn(text: string, currency: string) {
  const minor = text === "" ? null : (parseMoney(text, currency) ?? undefined);
  return { minor, isNegative: typeof minor === "number" && minor < 0 };
}

/** The currency of a record's amounts; one that never had an amount takes the workspace's. */
export function currencyOf({ currency }: { currency: string }): string {
  if (currency !== "") return currency;
  const status = queryClient.getQueryData(statusQuery().queryKey);
  return status?.workspace?.currency ?? "USD";
}
