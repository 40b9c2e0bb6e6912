import { useEffect, useRef } from "react";
import type { ListSession } from "./listSession.ts";
import type { ScaledRows } from "./useScaledRows.ts";

/** Asks for the rows on screen, and for those ahead. */
export function useWindows(
  source: Pick<ListSession, "show">,
  version: number,
  { first, end }: ScaledRows,
): void {
  const travel = useRef({ first: 0, forwards: true });
  useEffect(() => {
    const before = travel.current;
    const forwards = first === before.first ? before.forwards : first > before.first;
    travel.current = { first, forwards };
    source.show(first, end, forwards);
  }, [source, version, first, end]);
}
