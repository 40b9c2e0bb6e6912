import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { catalogueQuery, statusQuery } from "#ui/api/queries.ts";
import { cached } from "#ui/i18n/format.ts";
import { sortable } from "#ui/records/sortable.ts";
import { leadColumns } from "./columns.tsx";

export function useLeadColumns() {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { data: catalogue } = useQuery(catalogueQuery("lead"));
  const columns = cached(`lead columns ${profile}`, () => leadColumns(profile));
  return useMemo(() => sortable(columns, catalogue), [columns, catalogue]);
}
