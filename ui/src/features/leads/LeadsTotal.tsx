import { useQuery } from "@tanstack/react-query";
import { countsQuery } from "#ui/api/queries.ts";
import { t } from "#ui/i18n/t.ts";

/** How many leads are shown, and of how many if a filter hides some. */
export function LeadsTotal({ matching, filtered }: { matching: number | null; filtered: boolean }) {
  const { data: counts } = useQuery(countsQuery());
  const text =
    matching === null
      ? t("state.counting")
      : filtered && counts
        ? t("list.matching", { matching, total: counts.leads })
        : t("list.total", { count: matching });
  return <span role="status">{text}</span>;
}
