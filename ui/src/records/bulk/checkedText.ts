import type { Checks } from "#ui/grid/checks.ts";
import { t } from "#ui/i18n/t.ts";

/** How many are checked, and whether they are picked or all that match. */
export function checkedText({ all }: Checks, count: number, matching: number): string {
  if (!all) return t("bulk.selected", { count });
  return count === matching ? t("bulk.all", { count }) : t("bulk.allBut", { count, matching });
}

/** The same for those who cannot see the bar; nothing while nothing is checked. */
export function spokenText(checked: Checks, count: number, matching: number): string {
  if (count === 0) return "";
  return checked.all ? checkedText(checked, count, matching) : t("bulk.spoken", { count });
}
