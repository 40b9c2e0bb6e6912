import { IconArrowRight, IconFileText, IconNote, IconPlus, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { searchKey } from "#ui/actions/keys.ts";
import { runThere, useOfferedActions, type Action } from "#ui/actions/registry.ts";
import { usePreference, type Recent } from "#ui/api/preferences.ts";
import { contactQuery, findQuery, leadQuery, searchQuery } from "#ui/api/queries.ts";
import type { Hit } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { t } from "#ui/i18n/t.ts";
import { wordsIn } from "#ui/records/hits.ts";
import { fieldLabel } from "#ui/records/fieldLabel.ts";
import { leadField } from "#ui/records/fields.ts";
import { actionIcon } from "./icons.tsx";
import type { Group, Item, RecordName } from "./items.ts";
import { match } from "./matching.ts";
import type { Typed } from "./prefix.ts";
import { noteRecent } from "./recents.ts";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;
const recentsShown = 6;
const actionsBeside = 6;
const textsBeside = 3;
/** What a label gets at least when it begins with what was typed. */
const beginning = 95;

type Wish = Typed & {
  /** The record that all is about, when one was chosen. */
  on: RecordName | null;
  onNewLead: (name: string) => void;
};

/** Everything that answers what was typed, in groups, the likeliest first. */
export function usePaletteItems({ scope, words, on, onNewLead }: Wish) {
  const records = useRecords(words, on === null && (scope === "all" || scope === "people"));
  const texts = useTexts(words, on === null && (scope === "all" || scope === "text"));
  const actions = useActionItems(words);
  const recents = useRecents(words === "" && on === null);
  const acts = useActsOn();
  const more = useMore(words, onNewLead);

  if (on) {
    const items = matched(acts(on), words);
    return { groups: groupsOf([["on", t("palette.on", { name: on.name }), items]]), error: null };
  }
  const error = records.error ?? texts.error;
  if (scope === "people")
    return { error, groups: groupsOf([["records", t("palette.records"), records.items]]) };
  if (scope === "text")
    return { error, groups: groupsOf([["texts", t("palette.texts"), texts.items]]) };
  if (words === "") {
    const known = scope === "act" ? recents.filter(({ record }) => !record) : recents;
    return { error: null, groups: groupsOf([recentGroup(known), ...actions.groups]) };
  }
  if (scope === "act")
    return { error: null, groups: groupsOf([["do", t("palette.do"), actions.found]]) };
  const [first] = records.items;
  const about = first?.record?.root === "lead" ? first.record : null;
  const doing = ["do", t("palette.do"), actions.found.slice(0, actionsBeside)] as const;
  const isAct = actions.best >= beginning;
  return {
    error,
    groups: groupsOf([
      ...(isAct ? [doing] : []),
      ["records", t("palette.records"), records.items],
      [
        "on",
        about ? t("palette.on", { name: about.name }) : "",
        about ? actsShown(acts(about)) : [],
      ],
      ["texts", t("palette.texts"), texts.items.slice(0, textsBeside)],
      ...(isAct ? [] : [doing]),
      ["more", t("palette.more"), more],
    ]),
  };
}

type Listed = readonly [key: string, title: string, items: readonly Item[]];

function groupsOf(listed: readonly Listed[]): Group[] {
  return listed
    .filter(([, , items]) => items.length > 0)
    .map(([key, title, items]) => ({ key, title, items }));
}

function recentGroup(items: readonly Item[]): Listed {
  return ["recent", t("palette.recent"), items];
}

function matched(items: readonly Item[], words: string): Item[] {
  return items
    .map((item) => ({ item, found: match(words, item.label) }))
    .flatMap(({ item, found }) => (found ? [{ ...item, ...found }] : []))
    .toSorted((a, b) => b.score - a.score);
}

/** Beside the record itself only what is done most; Tab shows the rest. */
function actsShown(acts: readonly Item[]): Item[] {
  return acts.filter(({ key }) => key === "on stage" || key === "on note");
}

function useRecords(words: string, enabled: boolean) {
  const navigate = useNavigate();
  const isAsked = enabled && words !== "";
  const found = useQuery({
    ...findQuery(words),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    // Each letter is a question of its own; few are asked again.
    gcTime: 30_000,
  });
  const hits = isAsked ? (found.data?.hits ?? []) : [];
  const items = hits.map(({ root, id, name, detail, field }): Item => {
    const isByName = field === leadField.name;
    const about = isByName ? detail : [fieldLabel(root, field), detail].filter(Boolean).join(" ");
    return {
      key: `${root} ${id}`,
      icon: <Avatar name={name} />,
      label: name,
      marks: match(words, name)?.marks ?? [],
      about: root === "contact" ? [t("palette.contact"), about].filter(Boolean).join(", ") : about,
      record: { root, id, name },
      run: () => void navigate(addressOf({ root, id })),
    };
  });
  return { items, error: isAsked ? found.error : null };
}

function addressOf({ root, id }: Pick<RecordName, "root" | "id">) {
  const to = root === "lead" ? "/leads/$id" : "/contacts/$id";
  return { to, params: { id }, search: {} } as const;
}

function useTexts(words: string, enabled: boolean) {
  const navigate = useNavigate();
  // One letter is the beginning of half of all words.
  const isAsked = enabled && words.length > 1;
  const found = useQuery({
    ...searchQuery(words, []),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  function open(hit: Hit): void {
    const find = wordsIn(hit, words);
    if (hit.inbox) void navigate({ to: "/inbox", search: { item: hit.leadId, words: find } });
    else {
      const search = hit.kind === "note" ? { note: hit.id } : { document: hit.id, words: find };
      void navigate({ to: "/leads/$id", params: { id: hit.leadId }, search });
    }
  }
  const items = (isAsked ? (found.data ?? []) : []).map((hit): Item => {
    const Icon = hit.kind === "note" ? IconNote : IconFileText;
    return {
      key: `text ${hit.id}`,
      icon: <Icon {...icon} />,
      label: hit.kind === "note" ? t("timeline.note", { who: hit.title }) : hit.title,
      about: hit.snippet.map((piece, index) =>
        piece.hit ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name
          <mark key={index}>{piece.text}</mark>
        ) : (
          piece.text
        ),
      ),
      run: () => open(hit),
    };
  });
  return { items, error: isAsked ? found.error : null };
}

const ofPage: readonly Action["scope"][] = ["page", "lead", "list", "cell", "queue"];
/** Opening the palette from within it would do nothing. */
const itself = "palette";

function useActionItems(words: string) {
  const offered = useOfferedActions().filter(({ id, run }) => run && id !== itself);
  const itemOf = (action: Action): Item => ({
    key: `action ${action.scope} ${action.id}`,
    icon: actionIcon(action),
    label: action.label,
    keys: action.keys[0],
    run: () => {
      noteRecent({ kind: "action", id: action.id });
      action.run?.();
    },
  });
  const found = offered
    .map((action) => ({ action, found: match(words, action.label, action.also) }))
    .flatMap(({ action, found: hit }) => (hit ? [{ ...itemOf(action), ...hit }] : []))
    .toSorted((a, b) => b.score - a.score);
  const group = (key: string, title: string, wanted: readonly Action["scope"][]): Listed => [
    key,
    title,
    offered.filter(({ scope }) => wanted.includes(scope)).map(itemOf),
  ];
  return {
    found,
    best: found[0]?.score ?? 0,
    groups: [
      group("page", t("keys.scope.page"), ofPage),
      group("go", t("keys.scope.go"), ["go"]),
      group("everywhere", t("keys.scope.everywhere"), ["everywhere"]),
    ],
  };
}

/** Names are asked for anew: what is renamed or gone since does not stand here as it was. */
function useRecents(enabled: boolean): Item[] {
  const navigate = useNavigate();
  const [kept] = usePreference("ui.recents");
  const offered = useOfferedActions();
  const records = useQueries({
    queries: kept.map(({ kind, id }) => ({
      ...(kind === "contact" ? contactQuery(id) : leadQuery(id)),
      enabled: enabled && kind !== "action",
    })),
  });
  const itemOf = ({ kind, id }: Recent, index: number): Item[] => {
    if (kind === "action") {
      const action = offered.find((each) => each.id === id && each.run);
      if (!action) return [];
      const run = () => action.run?.();
      const { label, keys } = action;
      return [{ key: `recent ${id}`, icon: actionIcon(action), label, keys: keys[0], run }];
    }
    const data = records[index]?.data;
    if (!data || data.deleted) return [];
    const name = "contact" in data ? data.contact.name : data.name;
    const about = "contact" in data ? data.title : t("palette.contact");
    const record = { root: kind, id, name };
    const run = () => void navigate(addressOf(record));
    return [{ key: `recent ${id}`, icon: <Avatar name={name} />, label: name, about, record, run }];
  };
  return enabled ? kept.flatMap(itemOf).slice(0, recentsShown) : [];
}

/** What a lead's page offers, done from anywhere: the page opens and does it. */
function useActsOn(): (record: RecordName) => Item[] {
  const navigate = useNavigate();
  const acts = [
    { id: "stage", label: t("keys.stage"), key: "s" },
    { id: "note", label: t("keys.note"), key: "n" },
    { id: "task", label: t("keys.task"), key: "t" },
    { id: "call", label: t("keys.call"), key: "l" },
    { id: "reached", label: t("keys.reached"), key: "r" },
    { id: "nextStep", label: t("keys.nextStep"), key: "Shift+T" },
    { id: "tag", label: t("keys.tag"), key: "#" },
    { id: "archive", label: t("keys.archive"), key: "Shift+A" },
    { id: "trash", label: t("keys.trash"), key: "Delete" },
  ];
  return (record) => {
    const go = () => navigate(addressOf(record));
    const open: Item = {
      key: "on open",
      icon: <IconArrowRight {...icon} />,
      label: t("action.open"),
      keys: "Enter",
      run: () => void go(),
    };
    if (record.root === "contact") return [open];
    return [
      open,
      ...acts.map(({ id, label, key }) => ({
        key: `on ${id}`,
        icon: actionIcon({ id, scope: "lead" }),
        label,
        keys: key,
        run: () => void runThere(go, id),
      })),
    ];
  };
}

/** What can be done with any words at all. */
function useMore(words: string, onNewLead: (name: string) => void): Item[] {
  const navigate = useNavigate();
  return [
    {
      key: "more search",
      icon: <IconSearch {...icon} />,
      label: t("palette.searchFor", { words }),
      about: t("palette.searchIn"),
      keys: searchKey,
      run: () => void navigate({ to: "/search", search: { words } }),
    },
    {
      key: "more lead",
      icon: <IconPlus {...icon} />,
      label: t("palette.newLead", { words }),
      keys: "Shift+C",
      run: () => onNewLead(words),
    },
  ];
}
