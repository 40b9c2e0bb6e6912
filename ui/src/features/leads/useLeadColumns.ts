import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { statusQuery } from "#ui/api/queries.ts";
import type { ViewColumn } from "#ui/bindings/engine.ts";
import { cached } from "#ui/i18n/format.ts";
import { useLocale } from "#ui/i18n/language.ts";
import { useColumns } from "#ui/records/columns/useColumns.ts";
import { useStages } from "#ui/records/pipeline.ts";
import { usualColumns } from "./columns.tsx";
import { moreColumns } from "./moreColumns.tsx";

/** The columns of the list of leads, and all that could be. */
export function useLeadColumns(chosen: readonly ViewColumn[]) {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const stages = useStages();
  const locale = useLocale();
  const usual = useMemo(
    () => usualColumns(profile, stages),
    // The columns' names are of the language.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [profile, stages, locale],
  );
  const more = cached("more lead columns", moreColumns);
  return useColumns({ root: "lead", usual, more }, chosen);
}
