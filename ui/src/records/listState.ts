import type { SortKey, View, ViewColumn, ViewLayout } from "#ui/bindings/engine.ts";
import { parseSort, sortText } from "./fields.ts";

/** Everything about a list that a view keeps. */
export type ListState = {
  rule: string;
  sort: SortKey[];
  /** Empty means the usual ones. */
  columns: ViewColumn[];
  layout: ViewLayout;
  groupBy: string | null;
};

/** The same in an address: the view, and only what differs from it. */
export type ListAddress = {
  /** The view's id, or "all" for none of them. */
  view?: string;
  rule?: string;
  sort?: string;
  columns?: string;
  layout?: ViewLayout;
  by?: string;
};

const parts: ReadonlySet<string> = new Set([
  "view",
  "rule",
  "sort",
  "columns",
  "layout",
  "by",
] satisfies (keyof ListAddress)[]);

/** What an address of a record says of the list that it was opened from. */
export function listPart(address: ListAddress): ListAddress {
  return Object.fromEntries(Object.entries(address).filter(([part]) => parts.has(part)));
}

/** In an address: no view, where there is one with which the list would open. */
export const noView = "all";

/** The view of an address; one that says nothing at all means the default one. */
export function viewOf(address: ListAddress, views: readonly View[]): View | null {
  const { view, rule, sort, columns, layout, by } = address;
  if (view !== undefined) return views.find(({ id }) => id === view) ?? null;
  const isBare = [rule, sort, columns, layout, by].every((part) => part === undefined);
  return isBare ? (views.find((each) => each.default) ?? null) : null;
}

/** What an address shows, on top of its view or of the plain list. */
export function stateOf(address: ListAddress, base: ListState): ListState {
  const { rule, sort, columns, layout, by } = address;
  return {
    rule: rule ?? base.rule,
    sort: sort === undefined ? base.sort : parseSort(sort),
    columns: columns === undefined ? base.columns : parseColumns(columns),
    layout: layout ?? base.layout,
    groupBy: by ?? base.groupBy,
  };
}

/** The shortest address of a state. */
export function addressOf(state: ListState, base: ListState, view: View | null): ListAddress {
  const differing = new Set(differences(state, base));
  return {
    ...(view && { view: view.id }),
    ...(differing.has("rule") && { rule: state.rule }),
    ...(differing.has("sort") && { sort: sortText(state.sort) }),
    ...(differing.has("columns") && { columns: columnsText(state.columns) }),
    ...(differing.has("layout") && { layout: state.layout }),
    ...(differing.has("groupBy") && state.groupBy !== null && { by: state.groupBy }),
  };
}

/** What of a state is not as it is kept. A list is not grouped, by whatever it would be. */
export function differences(state: ListState, kept: ListState): (keyof ListState)[] {
  const found: (keyof ListState)[] = [];
  if (state.rule !== kept.rule) found.push("rule");
  if (sortText(state.sort) !== sortText(kept.sort)) found.push("sort");
  if (columnsText(state.columns) !== columnsText(kept.columns)) found.push("columns");
  if (state.layout !== kept.layout) found.push("layout");
  if (state.layout !== "list" && state.groupBy !== kept.groupBy) found.push("groupBy");
  return found;
}

/** The state that a view keeps. */
export function keptIn(
  { rule, sort, columns, layout, groupBy }: View,
  plain: ListState,
): ListState {
  // A view without an order takes the usual one.
  return { rule, sort: sort.length === 0 ? plain.sort : sort, columns, layout, groupBy };
}

function columnsText(columns: readonly ViewColumn[]): string {
  return columns
    .map(({ field, width }) => (width === null ? field : `${field}:${width}`))
    .join(",");
}

function parseColumns(text: string): ViewColumn[] {
  return text
    .split(",")
    .filter(Boolean)
    .map((part) => {
      const [field = "", width] = part.split(":");
      return { field, width: width === undefined ? null : Number(width) };
    });
}
