export function guessedZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

const currencies: Record<string, string> = {
  US: "USD",
  GB: "GBP",
  CA: "CAD",
  AU: "AUD",
  CH: "CHF",
  JP: "JPY",
  IN: "INR",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
  CZ: "CZK",
  BR: "BRL",
  MX: "MXN",
};
const euroRegions = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");

/** The locale's region knows its money; without one, the dollar. */
export function guessedCurrency(locale: string): string {
  let region: string | undefined;
  try {
    region = new Intl.Locale(locale).maximize().region;
  } catch {
    region = undefined;
  }
  if (region !== undefined && euroRegions.includes(region)) return "EUR";
  return currencies[region ?? "US"] ?? "USD";
}

export function knownZones(): string[] {
  const zones = Intl.supportedValuesOf("timeZone");
  const here = guessedZone();
  return zones.includes(here) ? zones : [here, ...zones];
}

export function knownCurrencies(): string[] {
  return Intl.supportedValuesOf("currency");
}
