import type { BulkTarget } from "#ui/bindings/engine.ts";

/** Which records are checked. */
export type Checks = {
  /** Whether it is all that match, also those that are not here. */
  all: boolean;
  /** Those that are checked; or, of all, those that are left out. */
  ids: ReadonlySet<string>;
};

/** Records that something is done with. */
export type Chosen = {
  target: BulkTarget;
  count: number;
  /** Which, or null for all that match. */
  ids: readonly string[] | null;
};

export const noChecks: Checks = { all: false, ids: new Set() };
export const allChecks: Checks = { all: true, ids: new Set() };

export function isChecked({ all, ids }: Checks, id: string): boolean {
  return ids.has(id) !== all;
}

export function checkedCount({ all, ids }: Checks, matching: number): number {
  return all ? Math.max(0, matching - ids.size) : ids.size;
}

export function withToggled({ all, ids }: Checks, id: string): Checks {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { all, ids: next };
}

/** The same with more of them checked. */
export function withChecked({ all, ids }: Checks, more: readonly string[]): Checks {
  const next = new Set(ids);
  for (const id of more) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return { all, ids: next };
}

/** Records by their ids. */
export function these(root: BulkTarget["root"], ids: readonly string[]): Chosen {
  return { target: { root, ids: [...ids] }, count: ids.length, ids };
}
