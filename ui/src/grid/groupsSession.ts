import type { Group, ListRow } from "#ui/bindings/engine.ts";
import { platform } from "#ui/platform/platform.ts";
import { headIndex, lineCount, lineOf, placeAt, startOf, type Place } from "./groupPlaces.ts";
import { makeTeller, type ListSession, type ListSpec } from "./listSession.ts";
import { makeWindows, type Windows } from "./windows.ts";

export type ListGroup = Pick<Group, "value" | "stageId" | "worthMinor" | "worthElsewhere"> & {
  key: string;
  folded: boolean;
  total: number;
  /** The records in it. */
  row: (index: number) => ListRow | undefined;
  show: Windows["show"];
};

/** How a list is parted. */
export type Parting = {
  /** The field whose values part it. */
  by: string;
  /** Whether heads are lines of the list; a board has them elsewhere. */
  heads: boolean;
  /** The keys of groups that are folded or unfolded by hand; kept by whoever shows the list. */
  folds: Map<string, boolean>;
};

export type Groups = Pick<Parting, "by" | "heads"> & {
  all: () => readonly ListGroup[];
  /** The group of a line; its index is -1 at a head. */
  placeAt: (line: number) => Place | null;
  lineOf: (place: Place) => number;
  fold: (key: string) => void;
  /** Shows records in another group before the engine has moved them. */
  move: (ids: readonly string[], to: string, change: (row: ListRow) => ListRow) => void;
};

// A board draws a dozen cards of each column; the rest is read when it is scrolled to.
const windowSize = 25;

type Part = Omit<ListGroup, "total"> & { windows: Windows };

/** A list in groups, one after another: each is read window by window like a list of its own. */
export function openGroupsSession(spec: ListSpec, parting: Parting): ListSession {
  const { by, heads, folds } = parting;
  const teller = makeTeller();
  let opening = 0;
  let closed = false;
  let parts: Part[] = [];
  // Asked for at every line that is drawn.
  let groups: readonly ListGroup[] = [];

  function tell(change: { arrangement?: number } = {}): void {
    groups = parts.map(({ windows, ...part }) => ({ ...part, total: windows.total() }));
    teller.publish({
      total: lineCount(groups, heads),
      matching: groups.reduce((sum, { total }) => sum + total, 0),
      error: null,
      ...change,
    });
  }

  function partOf({ handle, window, ...group }: Group): Part {
    const key = group.stageId ?? group.value ?? "";
    const windows =
      parts.find((part) => part.key === key)?.windows ??
      makeWindows(windowSize, {
        changed: () => tell(),
        failed: (error) => teller.publish({ error }),
        expired: () => void open(),
      });
    windows.take(handle, window);
    const folded = folds.get(`${by} ${key}`) ?? startsFolded(by, group.value, window.rows);
    return { ...group, key, folded, windows, row: windows.row, show: windows.show };
  }

  async function open(): Promise<void> {
    const mine = ++opening;
    try {
      const opened = await platform.call("groups_open", { ...spec, by, limit: windowSize });
      if (closed || mine !== opening) {
        for (const { handle } of opened.groups)
          platform.call("list_close", { handle }).catch(() => undefined);
        return;
      }
      const before = parts;
      parts = opened.groups.map(partOf);
      for (const { key, windows } of before)
        if (!parts.some((part) => part.key === key)) windows.close();
      tell({ arrangement: mine });
    } catch (error) {
      if (!closed && mine === opening) teller.publish({ error });
    }
  }

  /** The first answer that is not empty: a record is in one group only. */
  async function locate(id: string): Promise<number | null> {
    const found = await Promise.all(
      parts.map(({ folded, windows }) => (folded ? Promise.resolve(null) : windows.locate(id))),
    );
    const group = found.findIndex((index) => index !== null);
    const index = found[group] ?? null;
    return index === null ? null : lineOf(groups, heads, { group, index });
  }

  void open();

  return {
    spec,
    subscribe: teller.subscribe,
    snapshot: teller.snapshot,
    row(line) {
      const place = placeAt(groups, heads, line);
      if (place === null || place.index === headIndex) return undefined;
      return parts[place.group]?.row(place.index);
    },
    show(first, end, forwards) {
      for (const [group, { folded, total, show }] of groups.entries()) {
        const start = startOf(groups, heads, group) + (heads ? 1 : 0);
        const from = Math.max(0, first - start);
        const to = Math.min(total, end - start);
        if (!folded && from < to) show(from, to, forwards);
      }
    },
    refresh: open,
    patch(id, change) {
      for (const { windows } of parts) windows.patch(id, change);
      teller.publish({});
    },
    loaded: () => parts.flatMap(({ folded, windows }) => (folded ? [] : windows.loaded())),
    locate,
    close() {
      closed = true;
      for (const { windows } of parts) windows.close();
    },
    groups: {
      by,
      heads,
      all: () => groups,
      placeAt: (line) => placeAt(groups, heads, line),
      lineOf: (place) => lineOf(groups, heads, place),
      fold(key) {
        parts = parts.map((part) => (part.key === key ? { ...part, folded: !part.folded } : part));
        const folded = parts.some((part) => part.key === key && part.folded);
        folds.set(`${by} ${key}`, folded);
        tell();
      },
      move(ids, to, change) {
        const target = parts.find(({ key }) => key === to)?.windows;
        for (const id of ids.toReversed()) {
          for (const { key, windows } of parts) {
            const row = key === to ? undefined : windows.takeOut(id);
            if (row) target?.putIn(change(row));
          }
        }
        tell();
      },
    },
  };
}

/** What is lost is out of the way until somebody asks for it. */
function startsFolded(by: string, value: string | null, rows: readonly ListRow[]): boolean {
  if (by !== "stage" && by !== "state") return false;
  const [first] = rows;
  return first?.root === "lead" ? first.state === "LOST" : value?.toUpperCase() === "LOST";
}
