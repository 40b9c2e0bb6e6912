import type { OpenList, ListRow } from "#ui/bindings/engine.ts";
import { platform } from "#ui/platform/platform.ts";
import type { Groups } from "./groupsSession.ts";
import { makeWindows } from "./windows.ts";

/** What a list asks for; the window of rows is the session's own business. */
export type ListSpec = Omit<OpenList, "limit">;

export type ListSnapshot = {
  /** Lines to walk through; null until the first answer: "counting…", never 0. */
  total: number | null;
  /** Records that match. Heads of groups are lines too, and folded records are none. */
  matching: number | null;
  error: unknown;
  /** Changes when records may have come to stand elsewhere. */
  arrangement: number;
  /** Grows with every change, so that a subscriber can tell. */
  version: number;
};

export const unanswered: ListSnapshot = {
  total: null,
  matching: null,
  error: null,
  arrangement: 0,
  version: 0,
};

export type ListSession = {
  spec: ListSpec;
  subscribe: (listener: () => void) => () => void;
  snapshot: () => ListSnapshot;
  /** The row, possibly of before the last refresh; undefined while it is on its way. */
  row: (index: number) => ListRow | undefined;
  /** Asks for what is on screen, then for what is ahead in the direction of travel. */
  show: (first: number, end: number, forwards: boolean) => void;
  /** Opens the list anew; the old rows stay on screen until the new ones are here. */
  refresh: () => Promise<void>;
  /** Shows a change before the engine has confirmed it. */
  patch: (id: string, change: (row: ListRow) => ListRow) => void;
  /** The records that are here and can be seen, by their ids. */
  loaded: () => string[];
  locate: (id: string) => Promise<number | null>;
  close: () => void;
  /** null for a list that is not parted. */
  groups: Groups | null;
};

const windowSize = 100;

/** Tells those who listen what a session shows now. */
export function makeTeller() {
  let snapshot = unanswered;
  const listeners = new Set<() => void>();
  return {
    snapshot: () => snapshot,
    publish: (change: Partial<ListSnapshot>): void => {
      snapshot = { ...snapshot, ...change, version: snapshot.version + 1 };
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A list of any length, read window by window through a handle of the engine. */
export function openListSession(spec: ListSpec): ListSession {
  let opening = 0;
  let closed = false;
  const teller = makeTeller();
  const windows = makeWindows(windowSize, {
    changed: () => tell(),
    failed: (error) => teller.publish({ error }),
    expired: () => void open(),
  });

  function tell(): void {
    const total = windows.total();
    teller.publish({ total, matching: total, arrangement: total, error: null });
  }

  async function open(): Promise<void> {
    const mine = ++opening;
    try {
      const { handle, window } = await platform.call("list_open", { ...spec, limit: windowSize });
      if (closed || mine !== opening) {
        platform.call("list_close", { handle }).catch(() => undefined);
        return;
      }
      windows.take(handle, window);
      tell();
    } catch (error) {
      if (!closed && mine === opening) teller.publish({ error });
    }
  }

  void open();

  return {
    spec,
    subscribe: teller.subscribe,
    snapshot: teller.snapshot,
    row: windows.row,
    show: windows.show,
    refresh: open,
    patch(id, change) {
      windows.patch(id, change);
      teller.publish({});
    },
    loaded: windows.loaded,
    locate: windows.locate,
    close() {
      closed = true;
      windows.close();
    },
    groups: null,
  };
}
