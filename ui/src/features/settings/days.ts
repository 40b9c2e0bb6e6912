import { t } from "#ui/i18n/t.ts";

/** The longest that a stage may be given, as the engine has it. */
const daysMax = 3650;

type Days = { days: number | null; wrong?: undefined } | { days?: undefined; wrong: string };

/** Days as people write them; nothing written means never. */
export function readDays(text: string): Days {
  if (text === "") return { days: null };
  const days = /^\d+$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= daysMax ? { days } : { wrong: t("pipeline.daysWrong") };
}
