import { useEffect, useEffectEvent, useState, type PointerEvent, type RefObject } from "react";
import type { Column } from "./columns.ts";

// What a view can keep.
const narrowestPx = 40;
const widestPx = 2000;
const stepPx = 16;

export type Widening = { column: string; width: number };

/** A column while its edge is being dragged. */
export function widened<Row>(column: Column<Row>, { column: id, width }: Widening): Column<Row> {
  return column.id === id ? { ...column, width, grow: false } : column;
}

function within(width: number): number {
  return Math.round(Math.min(Math.max(width, narrowestPx), widestPx));
}

/** Making columns narrower and wider: by their edges in the header, or step by step. */
export function useWidening(
  root: RefObject<HTMLElement | null>,
  scale: number,
  onResize: ((column: string, width: number) => void) | undefined,
) {
  const [from, setFrom] = useState<(Widening & { x: number }) | null>(null);
  const [widening, setWidening] = useState<Widening | null>(null);

  function widthOf(column: string): number {
    const head = root.current?.querySelector(`[data-head-of="${CSS.escape(column)}"]`);
    return (head?.getBoundingClientRect().width ?? narrowestPx) / scale;
  }

  const move = useEffectEvent((event: globalThis.PointerEvent) => {
    if (!from || !root.current) return;
    const forwards = getComputedStyle(root.current).direction === "rtl" ? -1 : 1;
    const width = from.width + (forwards * (event.clientX - from.x)) / scale;
    setWidening({ column: from.column, width: within(width) });
  });
  const end = useEffectEvent(() => {
    setFrom(null);
    setWidening(null);
    if (widening) onResize?.(widening.column, widening.width);
  });
  const isHeld = from !== null;
  useEffect(() => {
    if (!isHeld) return;
    const onMove = (event: globalThis.PointerEvent) => move(event);
    const onUp = () => end();
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onUp);
    return () => {
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onUp);
    };
  }, [isHeld]);

  return {
    widening,
    start: (column: string, event: PointerEvent): void => {
      event.preventDefault();
      setFrom({ column, width: widthOf(column), x: event.clientX });
    },
    widen: (column: string, by: -1 | 1): void =>
      onResize?.(column, within(widthOf(column) + by * stepPx)),
  };
}
