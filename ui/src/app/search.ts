import type { HitKind, ViewLayout } from "#ui/bindings/engine.ts";
import { isInboxTab, type InboxTab } from "#ui/features/inbox/queue.ts";
import { isSettingsSection, type SettingsSection } from "#ui/features/settings/sections.ts";
import type { ListAddress } from "#ui/records/listState.ts";

/** What an address may say; anything else in it is dropped. */
export type ViewSearch = ListAddress;
export type ListSearch = ViewSearch & { at?: string };

/** An address says a number where a person wrote one as their words. */
function text(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

const layouts: readonly ViewLayout[] = ["list", "grouped", "board"];

export function viewSearch(search: Record<string, unknown>): ViewSearch {
  return present<ViewSearch>({
    view: text(search["view"]),
    // No rule and no columns of one's own are something else than those of the view.
    rule: search["rule"] === "" ? "" : text(search["rule"]),
    sort: text(search["sort"]),
    columns: search["columns"] === "" ? "" : text(search["columns"]),
    layout: layouts.find((layout) => layout === search["layout"]),
    by: text(search["by"]),
  });
}

/** A lead may be opened at one of its documents, with words to find in it, or at a note. */
export type LeadSearch = ViewSearch & { document?: string; words?: string; note?: string };

export function leadSearch(search: Record<string, unknown>): LeadSearch {
  return present<LeadSearch>({
    ...viewSearch(search),
    document: text(search["document"]),
    words: text(search["words"]),
    note: text(search["note"]),
  });
}

export function listSearch(search: Record<string, unknown>): ListSearch {
  return present<ListSearch>({ ...viewSearch(search), at: text(search["at"]) });
}

export type InboxSearch = { item?: string; tab?: InboxTab; words?: string };

export function inboxSearch(search: Record<string, unknown>): InboxSearch {
  const tab = text(search["tab"]);
  return present<InboxSearch>({
    item: text(search["item"]),
    tab: tab !== undefined && isInboxTab(tab) ? tab : undefined,
    words: text(search["words"]),
  });
}

export type TextSearch = { words?: string; kind?: HitKind };

export function textSearch(search: Record<string, unknown>): TextSearch {
  const { kind } = search;
  return present<TextSearch>({
    words: text(search["words"]),
    kind: kind === "document" || kind === "note" ? kind : undefined,
  });
}

export function trashSearch(search: Record<string, unknown>): { root?: "contact" } {
  return search["root"] === "contact" ? { root: "contact" } : {};
}

export function settingsSearch(search: Record<string, unknown>): { section?: SettingsSection } {
  const section = text(search["section"]);
  return section !== undefined && isSettingsSection(section) ? { section } : {};
}

/** A new segment may start from the filter of a list. */
export function segmentSearch(search: Record<string, unknown>): { rule?: string } {
  return present<{ rule?: string }>({ rule: text(search["rule"]) });
}
