import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { viewsQuery } from "#ui/api/queries.ts";
import type { View } from "#ui/bindings/engine.ts";
import { leadField, sortText } from "#ui/records/fields.ts";
import {
  addressOf,
  differences,
  keptIn,
  noView,
  stateOf,
  viewOf,
  type ListAddress,
  type ListState,
} from "#ui/records/listState.ts";

/** The list as it is when nobody has chosen anything. */
const plain: ListState = {
  rule: "",
  sort: [{ field: leadField.received, descending: true }],
  columns: [],
  layout: "list",
  groupBy: leadField.stage,
};

const none: readonly View[] = [];

export type LeadsView = ReturnType<typeof useLeadsView>;

/** What the address says about the list, and how to say something else. */
export function useLeadsView() {
  const { at, ...address } = useSearch({ from: "/leads" });
  const navigate = useNavigate({ from: "/leads" });
  const known = useQuery(viewsQuery("lead"));
  const views = known.data ?? none;
  const view = viewOf(address, views);
  const base = view ? keptIn(view, plain) : plain;
  const state = stateOf(address, base);

  const go = (search: ListAddress, replace = true) => void navigate({ search, replace });
  /** An address that says nothing would mean the default view. */
  const written = (search: ListAddress): ListAddress => {
    const isBare = Object.keys(search).length === 0;
    return isBare && views.some((each) => each.default) ? { view: noView } : search;
  };

  return {
    ...state,
    at,
    state,
    view,
    views,
    /** Until the views are known, the list may have to open with one of them. */
    isReady: known.isSuccess || known.isError,
    differs: differences(state, base).length > 0,
    // Another layout is another page to go back from; a filter is not.
    change: (part: Partial<ListState>) =>
      go(written(addressOf({ ...state, ...part }, base, view)), part.layout === undefined),
    choose: (next: View | null) => go(next ? { view: next.id } : written({}), false),
    chooseId: (id: string) => go({ view: id }),
    reset: () => go(view ? { view: view.id } : written({})),
    open: (id: string) =>
      void navigate({
        to: "/leads/$id",
        params: { id },
        // The lead's neighbours are those of this very rule and order.
        search: { ...address, ...orderOf(state) },
      }),
  };
}

function orderOf({ rule, sort }: ListState): ListAddress {
  const order = sortText(sort);
  return { rule, ...(order !== undefined && { sort: order }) };
}
