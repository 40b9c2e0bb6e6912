import { useNavigate, useSearch } from "@tanstack/react-router";
import { leadField, sortText } from "#ui/records/fields.ts";
import type { ListAddress, ListState } from "#ui/records/listState.ts";
import { useListView } from "#ui/records/views/useListView.ts";

const plain: ListState = {
  rule: "",
  sort: [{ field: leadField.received, descending: true }],
  columns: [],
  layout: "list",
  groupBy: leadField.stage,
};

export type LeadsView = ReturnType<typeof useLeadsView>;

/** What the address says about the list of leads, and the way from it to one of them. */
export function useLeadsView() {
  const { at, ...address } = useSearch({ from: "/leads" });
  const navigate = useNavigate({ from: "/leads" });
  const go = (search: ListAddress, replace: boolean) => void navigate({ search, replace });
  const view = useListView({ root: "lead", plain, address, go });
  return {
    ...view,
    at,
    open: (id: string) =>
      void navigate({
        to: "/leads/$id",
        params: { id },
        // The lead's neighbours are those of this very rule and order.
        search: { ...address, ...orderOf(view.state) },
      }),
  };
}

function orderOf({ rule, sort }: ListState): ListAddress {
  const order = sortText(sort);
  return { rule, ...(order !== undefined && { sort: order }) };
}
