import type { ListRow, ListWindow } from "#ui/bindings/engine.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { platform } from "#ui/platform/platform.ts";

/** 60 windows: enough to turn back without waiting, small beside the page itself. */
const windowsMax = 60;
/** More at once would queue behind each other in the engine while the person scrolls on. */
const requestsMax = 3;
/** Reading ahead begins when what was asked for has been painted. */
const aheadAfterMs = 100;

type Told = {
  changed: () => void;
  failed: (error: unknown) => void;
  /** The engine has forgotten the list; somebody has to open it again. */
  expired: () => void;
};

export type Windows = ReturnType<typeof makeWindows>;

/** The rows of one open list of the engine, read window by window as they are needed. */
export function makeWindows(size: number, told: Told) {
  let handle: number | null = null;
  let generation = 0;
  let total = 0;
  // Insertion order is order of use; the first entry is the one to forget.
  const windows = new Map<number, { generation: number; rows: ListRow[] }>();
  const running = new Set<number>();
  let wanted: number[] = [];
  let readAhead = -1;
  let aheadTimer: ReturnType<typeof setTimeout> | null = null;

  function keep(window: ListWindow): void {
    const index = window.offset / size;
    windows.delete(index);
    windows.set(index, { generation, rows: window.rows });
    while (windows.size > windowsMax) {
      const oldest = windows.keys().next().value;
      if (oldest === undefined) break;
      windows.delete(oldest);
    }
  }

  function isFresh(index: number): boolean {
    return windows.get(index)?.generation === generation;
  }

  function fetchWanted(): void {
    if (handle === null) return;
    for (const index of wanted) {
      if (running.size >= requestsMax) return;
      if (!running.has(index) && !isFresh(index)) void fetchWindow(handle, index);
    }
  }

  async function fetchWindow(from: number, index: number): Promise<void> {
    const mine = generation;
    const isCurrent = () => mine === generation && handle !== null;
    running.add(index);
    try {
      const offset = index * size;
      const window = await platform.call("list_window", { handle: from, offset, limit: size });
      if (!isCurrent()) return;
      keep(window);
      // What was only read ahead changes nothing on screen.
      const isSeen = index !== readAhead || window.total !== total;
      ({ total } = window);
      if (isSeen) told.changed();
    } catch (error) {
      if (!isCurrent()) return;
      if (failureOf(error).code === "handle_expired") told.expired();
      else told.failed(error);
      return;
    } finally {
      if (mine === generation) running.delete(index);
    }
    fetchWanted();
  }

  function fetchAhead(): void {
    aheadTimer = null;
    const last = Math.floor(Math.max(0, total - 1) / size);
    if (readAhead < 0 || readAhead > last || wanted.includes(readAhead)) return;
    wanted.push(readAhead);
    fetchWanted();
  }

  function release(): void {
    // A handle that is already gone needs no closing.
    if (handle !== null) platform.call("list_close", { handle }).catch(() => undefined);
    handle = null;
  }

  return {
    /** How many rows there are. */
    total: () => total,
    /** Reads from another list from now on; the old rows stay until the new ones are here. */
    take(next: number, first: ListWindow): void {
      release();
      generation += 1;
      running.clear();
      handle = next;
      ({ total } = first);
      keep(first);
      fetchWanted();
    },
    /** The row, possibly of before the last refresh; undefined while it is on its way. */
    row: (index: number): ListRow | undefined =>
      windows.get(Math.floor(index / size))?.rows[index % size],
    /** Asks for what is on screen, then for one window ahead in the direction of travel. */
    show: (first: number, end: number, forwards: boolean): void => {
      const from = Math.floor(first / size);
      const to = Math.floor(Math.max(first, end - 1) / size);
      const last = Math.floor(Math.max(0, total - 1) / size);
      const visible = Array.from({ length: to - from + 1 }, (_, step) => from + step);
      readAhead = forwards ? to + 1 : from - 1;
      wanted = visible.filter((index) => index >= 0 && index <= last);
      fetchWanted();
      aheadTimer ??= setTimeout(fetchAhead, aheadAfterMs);
    },
    /** The records that are here, by their ids. */
    loaded: (): string[] => [...windows.values()].flatMap(({ rows }) => rows.map(({ id }) => id)),
    patch(id: string, change: (row: ListRow) => ListRow): void {
      for (const window of windows.values()) {
        const at = window.rows.findIndex((row) => row.id === id);
        const row = window.rows[at];
        if (row) window.rows = window.rows.with(at, change(row));
      }
    },
    /** Takes a row out that is here, until the next refresh knows better. */
    takeOut(id: string): ListRow | undefined {
      for (const window of windows.values()) {
        const at = window.rows.findIndex((row) => row.id === id);
        if (at === -1) continue;
        const [row] = window.rows.splice(at, 1);
        total -= 1;
        return row;
      }
      return undefined;
    },
    /** Puts a row first, until the next refresh knows its place. */
    putIn(row: ListRow): void {
      windows.get(0)?.rows.unshift(row);
      total += 1;
    },
    locate: async (id: string): Promise<number | null> =>
      handle === null ? null : (await platform.call("list_locate", { handle, id })).index,
    close(): void {
      if (aheadTimer !== null) clearTimeout(aheadTimer);
      release();
    },
  };
}
