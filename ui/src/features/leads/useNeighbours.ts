import { useQuery } from "@tanstack/react-query";
import type { SortKey } from "#ui/bindings/engine.ts";
import { platform } from "#ui/platform/platform.ts";

export type Neighbours = {
  index: number | null;
  total: number;
  previous: string | null;
  next: string | null;
};

const none: Neighbours = { index: null, total: 0, previous: null, next: null };

/** The lead's place in the list it was opened from. The key's head makes it follow its tags. */
export function useNeighbours(id: string, rule: string, sort: SortKey[]): Neighbours {
  const { data } = useQuery({
    queryKey: ["list_open", "neighbours", { id, rule, sort }],
    queryFn: () => neighbours(id, rule, sort),
  });
  return data ?? none;
}

async function neighbours(id: string, rule: string, sort: SortKey[]): Promise<Neighbours> {
  const { handle, window } = await platform.call("list_open", {
    root: "lead",
    scope: "live",
    rule,
    sort,
    limit: 1,
  });
  try {
    const { index } = await platform.call("list_locate", { handle, id });
    if (index === null) return none;
    const offset = Math.max(0, index - 1);
    const { rows } = await platform.call("list_window", { handle, offset, limit: 3 });
    const at = index - offset;
    return {
      index,
      total: window.total,
      previous: at > 0 ? (rows[at - 1]?.id ?? null) : null,
      next: rows[at + 1]?.id ?? null,
    };
  } finally {
    platform.call("list_close", { handle }).catch(() => undefined);
  }
}
