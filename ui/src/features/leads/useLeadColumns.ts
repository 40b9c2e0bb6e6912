import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { catalogueQuery, statusQuery } from "#ui/api/queries.ts";
import type { ViewColumn } from "#ui/bindings/engine.ts";
import { useLocale } from "#ui/i18n/language.ts";
import { useStages } from "#ui/records/pipeline.ts";
import { sortable } from "#ui/records/sortable.ts";
import { chosenColumns } from "./columnChoice.ts";
import { usualColumns } from "./columns.tsx";
import { customColumn, moreColumns } from "./moreColumns.tsx";

/** The columns of the list, and all that could be. */
export function useLeadColumns(chosen: readonly ViewColumn[]) {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { data: catalogue } = useQuery(catalogueQuery("lead"));
  const stages = useStages();
  const locale = useLocale();
  const key = JSON.stringify([chosen, locale]);
  // Rows are drawn again only when what they show has changed, so these must be the same arrays.
  return useMemo(() => {
    const made = catalogue?.fields.filter(({ customId }) => customId !== null) ?? [];
    const usual = sortable(usualColumns(profile, stages), catalogue);
    const more = sortable([...moreColumns(), ...made.map(customColumn)], catalogue);
    const shown = chosenColumns(usual, more, chosen);
    /** What is shown, as a view keeps it. */
    const choice = shown.map(({ id }) => ({
      field: id,
      width: chosen.find(({ field }) => field === id)?.width ?? null,
    }));
    return { shown, all: [...usual, ...more], choice };
    // The key says what the choices say; their arrays are new on every render.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [profile, catalogue, stages, key]);
}
