import { useEffect, useEffectEvent, useId, useSyncExternalStore } from "react";
import { isSingleKey, matches, type Binding } from "./keys.ts";

export type Scope = "everywhere" | "go" | "page" | "list" | "lead" | "cell" | "queue";

/** One thing a person can do here: by its keys, from the palette, and told by the "?" dialog. */
export type Action = {
  id: string;
  label: string;
  keys: readonly Binding[];
  scope: Scope;
  /** Absent where choosing it by name would mean nothing, such as moving to the next row. */
  run?: () => void;
  /** Works while a text field has the focus. */
  inFields?: boolean;
  /** The part that has the focus (a grid) answers the keys itself. */
  ownKeys?: boolean;
  /** Other words by which people look for it. */
  also?: string;
};

/** An action of the page that has a button and no key of its own. */
export function named(id: string, label: string, run: () => void): Action {
  return { id, label, keys: [], scope: "page", run };
}

type Entry = { owner: string; actions: readonly Action[] };

let entries: readonly Entry[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Entry[]): void {
  entries = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Registers what the calling component offers, for as long as it is mounted. */
export function useActions(actions: readonly Action[]): void {
  const owner = useId();
  // The list is new on each render; only what people can see of it makes a new registration.
  const shape = actions
    .map(({ id, label, keys, run }) => `${id} ${label} ${keys.join(" ")} ${run !== undefined}`)
    .join("\n");
  const runById = useEffectEvent((id: string) =>
    actions.find((action) => action.id === id)?.run?.(),
  );
  const current = useEffectEvent(() =>
    actions.map((action) => (action.run ? { ...action, run: () => runById(action.id) } : action)),
  );
  useEffect(() => {
    publish([...entries, { owner, actions: current() }]);
    return () => publish(entries.filter((entry) => entry.owner !== owner));
  }, [owner, shape]);
}

/** What can be done now, each with the keys that lead to it and not to something further in. */
export function useOfferedActions(): readonly Action[] {
  const current = useSyncExternalStore(listen, () => entries);
  return withOwnKeys(current.flatMap(({ actions }) => actions));
}

/** Does what is offered under a name, if anything is: the innermost of them. */
export function runAction(id: string): void {
  const offered = entries.flatMap(({ actions }) => actions);
  offered.findLast((action) => action.id === id && action.run)?.run?.();
}

export function withOwnKeys(actions: readonly Action[]): readonly Action[] {
  const taken = new Set<Binding>();
  return actions
    .toReversed()
    .map((action) => {
      if (!action.run || action.ownKeys === true) return action;
      const keys = action.keys.filter((key) => !taken.has(key));
      for (const key of keys) taken.add(key);
      return { ...action, keys };
    })
    .toReversed();
}

// A page reads its record before it offers anything; longer than this it is not coming.
const arrivalMs = 3000;

/** Goes to another page and does there what it offers under a name, as soon as it offers it. */
export async function runThere(go: () => Promise<unknown>, id: string): Promise<void> {
  const before = new Set(entries.map(({ owner }) => owner));
  const arrived = () =>
    entries
      .filter(({ owner }) => !before.has(owner))
      .flatMap(({ actions }) => actions)
      .find((action) => action.id === id && action.run);
  await go();
  let stop: () => void = () => undefined;
  await new Promise<void>((resolve) => {
    stop = listen(() => arrived() && resolve());
    setTimeout(resolve, arrived() ? 0 : arrivalMs);
  });
  stop();
  arrived()?.run?.();
}

// Long enough to find the second key, short enough to forget a stray first one.
const sequenceMs = 1200;

let pending: { prefix: string; until: number } | null = null;

/** Runs the innermost action bound to the key press; the last one registered wins. */
export function handleKey(event: KeyboardEvent, singleKeys: boolean): void {
  // 229 is what web views send while an input method composes.
  if (event.isComposing || event.keyCode === 229) return;
  const target = event.target instanceof Element ? event.target : null;
  // A select opens at Enter whatever is held with it; with Ctrl or ⌘ the key is the page's.
  const isOfPage = (event.ctrlKey || event.metaKey) && target?.role === "combobox";
  if (event.defaultPrevented && !isOfPage) return;
  const inField = target?.closest("input, textarea, [contenteditable]") != null;
  const inOverlay =
    document.querySelector('[aria-modal="true"]') !== null ||
    target?.closest('[role="menu"], [role="dialog"]') != null;
  if (inOverlay) return;

  const prefix = pending && pending.until > event.timeStamp ? pending.prefix : null;
  pending = null;
  const all = entries.flatMap((entry) => entry.actions).toReversed();
  for (const action of all) {
    if (!action.run || action.ownKeys === true) continue;
    if (inField && action.inFields !== true) continue;
    for (const binding of action.keys) {
      if (!singleKeys && isSingleKey(binding.split(" ")[0] ?? "")) continue;
      const [first = "", second] = binding.split(" ");
      if (second === undefined ? prefix !== null : prefix !== first) continue;
      if (!matches(event, second ?? first)) continue;
      event.preventDefault();
      action.run();
      return;
    }
  }
  const starts = all.some(({ keys }) =>
    keys.some((key) => key.includes(" ") && matches(event, key.split(" ")[0] ?? "")),
  );
  if (starts && !inField && singleKeys)
    pending = { prefix: event.key.toLowerCase(), until: event.timeStamp + sequenceMs };
}
