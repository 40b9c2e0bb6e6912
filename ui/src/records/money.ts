import { queryClient } from "#ui/api/client.ts";
import { statusQuery } from "#ui/api/queries.ts";
import { formatMoney, parseMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

type Amount = { minor: number | null; wrong?: undefined } | { wrong: string };

// Has every sign that an amount can have.
const exampleMinor = 123_450;

/** An amount as people write it; nothing written is no amount, not a wrong one. */
export function readMoney(text: string, currency: string): Amount {
  if (text === "") return { minor: null };
  const minor = parseMoney(text, currency);
  if (minor !== null && minor < 0) return { wrong: t("lead.valueNegative") };
  if (minor !== null) return { minor };
  return { wrong: t("lead.valueWrong", { example: formatMoney(exampleMinor, currency) }) };
}

/** The currency of a record's amounts; one that never had an amount takes the workspace's. */
export function currencyOf({ currency }: { currency: string }): string {
  if (currency !== "") return currency;
  const status = queryClient.getQueryData(statusQuery().queryKey);
  return status?.workspace?.currency ?? "USD";
}
