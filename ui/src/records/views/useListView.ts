import { useQuery } from "@tanstack/react-query";
import { viewsQuery } from "#ui/api/queries.ts";
import type { Root, View } from "#ui/bindings/engine.ts";
import {
  addressOf,
  differences,
  keptIn,
  noView,
  stateOf,
  viewOf,
  type ListAddress,
  type ListState,
} from "../listState.ts";

const none: readonly View[] = [];

export type ListView = ReturnType<typeof useListView>;

type ListViewSpec = {
  root: Root;
  /** The list as it is when nobody has chosen anything. */
  plain: ListState;
  address: ListAddress;
  /** Another layout is another page to go back from; a filter is not. */
  go: (search: ListAddress, replace: boolean) => void;
};

/** What the address says about a list, and how to say something else. */
export function useListView({ root, plain, address, go }: ListViewSpec) {
  const known = useQuery(viewsQuery(root));
  const views = known.data ?? none;
  const view = viewOf(address, views);
  const base = view ? keptIn(view, plain) : plain;
  const state = stateOf(address, base);

  /** An address that says nothing would mean the default view. */
  const written = (search: ListAddress): ListAddress => {
    const isBare = Object.keys(search).length === 0;
    return isBare && views.some((each) => each.default) ? { view: noView } : search;
  };

  return {
    ...state,
    root,
    state,
    view,
    views,
    /** Until the views are known, the list may have to open with one of them. */
    isReady: known.isSuccess || known.isError,
    differs: differences(state, base).length > 0,
    change: (part: Partial<ListState>) =>
      go(written(addressOf({ ...state, ...part }, base, view)), part.layout === undefined),
    choose: (next: View | null) => go(next ? { view: next.id } : written({}), false),
    chooseId: (id: string) => go({ view: id }, true),
    reset: () => go(view ? { view: view.id } : written({}), true),
  };
}
