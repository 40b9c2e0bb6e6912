import { useEffectEvent, useLayoutEffect } from "react";
import type { ScaledRows } from "./useScaledRows.ts";

/** Only a move of the current row may scroll; a refresh or a resize must not. */
export function useReveal(rows: ScaledRows, active: number | null): void {
  const reveal = useEffectEvent(() => {
    if (active !== null) rows.scrollToIndex(active);
  });
  useLayoutEffect(() => reveal(), [active]);
}
