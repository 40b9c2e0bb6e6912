import type { OpenList, ListRow, ListWindow } from "#ui/bindings/engine.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { platform } from "#ui/platform/platform.ts";

/** What a list asks for; the window of rows is the session's own business. */
export type ListSpec = Omit<OpenList, "limit">;

export type ListSnapshot = {
  /** null until the first answer: "counting…", never 0. */
  total: number | null;
  error: unknown;
  /** Grows with every change, so that a subscriber can tell. */
  version: number;
};

export type ListSession = ReturnType<typeof openListSession>;

const windowSize = 100;
/** 60 windows of 100 rows: enough to turn back without waiting, small beside the page itself. */
const windowsMax = 60;
/** More at once would queue behind each other in the engine while the person scrolls on. */
const requestsMax = 3;

/** A list of any length, read window by window through a handle of the engine. */
export function openListSession(spec: ListSpec) {
  let handle: number | null = null;
  let generation = 0;
  let closed = false;
  let snapshot: ListSnapshot = { total: null, error: null, version: 0 };
  // Insertion order is order of use; the first entry is the one to forget.
  const windows = new Map<number, { generation: number; rows: ListRow[] }>();
  const running = new Set<number>();
  let wanted: number[] = [];
  let readAhead = -1;
  const listeners = new Set<() => void>();

  function publish(change: Partial<ListSnapshot>): void {
    snapshot = { ...snapshot, ...change, version: snapshot.version + 1 };
    for (const listener of listeners) listener();
  }

  function keep(window: ListWindow): void {
    const index = window.offset / windowSize;
    windows.delete(index);
    windows.set(index, { generation, rows: window.rows });
    while (windows.size > windowsMax) {
      const oldest = windows.keys().next().value;
      if (oldest === undefined) break;
      windows.delete(oldest);
    }
  }

  async function open(): Promise<void> {
    const mine = ++generation;
    const old = handle;
    try {
      const opened = await platform.call("list_open", { ...spec, limit: windowSize });
      if (closed || mine !== generation) return release(opened.handle);
      handle = opened.handle;
      running.clear();
      keep(opened.window);
      publish({ total: opened.window.total, error: null });
      fetchWanted();
    } catch (error) {
      if (!closed && mine === generation) publish({ error });
    }
    if (old !== null) release(old);
  }

  function release(expired: number): void {
    // A handle that is already gone needs no closing.
    platform.call("list_close", { handle: expired }).catch(() => undefined);
  }

  function isFresh(index: number): boolean {
    return windows.get(index)?.generation === generation;
  }

  function fetchWanted(): void {
    if (handle === null || closed) return;
    for (const index of wanted) {
      if (running.size >= requestsMax) return;
      if (!running.has(index) && !isFresh(index)) void fetchWindow(handle, index);
    }
  }

  async function fetchWindow(from: number, index: number): Promise<void> {
    const mine = generation;
    running.add(index);
    try {
      const offset = index * windowSize;
      const window = await platform.call("list_window", {
        handle: from,
        offset,
        limit: windowSize,
      });
      if (closed || mine !== generation) return;
      keep(window);
      // What was only read ahead changes nothing on screen.
      if (index !== readAhead || window.total !== snapshot.total) {
        publish({ total: window.total, error: null });
      }
    } catch (error) {
      if (closed || mine !== generation) return;
      if (failureOf(error).code === "handle_expired") await open();
      else publish({ error });
      return;
    } finally {
      if (mine === generation) running.delete(index);
    }
    fetchWanted();
  }

  void open();

  return {
    spec,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => snapshot,
    /** The row, possibly of before the last refresh; undefined while it is on its way. */
    row(index: number): ListRow | undefined {
      return windows.get(Math.floor(index / windowSize))?.rows[index % windowSize];
    },
    /** Asks for what is on screen, then for one window ahead in the direction of travel. */
    show(first: number, end: number, forwards: boolean): void {
      const from = Math.floor(first / windowSize);
      const to = Math.floor(Math.max(first, end - 1) / windowSize);
      const last = Math.floor(Math.max(0, (snapshot.total ?? 1) - 1) / windowSize);
      const visible = Array.from({ length: to - from + 1 }, (_, step) => from + step);
      readAhead = forwards ? to + 1 : from - 1;
      wanted = [...visible, readAhead].filter((index) => index >= 0 && index <= last);
      fetchWanted();
    },
    /** Opens the list anew; the old rows stay on screen until the new ones are here. */
    refresh: open,
    /** Shows a change before the engine has confirmed it. */
    patch(id: string, change: (row: ListRow) => ListRow): void {
      for (const window of windows.values()) {
        const at = window.rows.findIndex((row) => row.id === id);
        const row = window.rows[at];
        if (row) window.rows = window.rows.with(at, change(row));
      }
      publish({});
    },
    async locate(id: string): Promise<number | null> {
      if (handle === null) return null;
      return (await platform.call("list_locate", { handle, id })).index;
    },
    close(): void {
      closed = true;
      if (handle !== null) release(handle);
    },
  };
}
