import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import {
  geometryOf,
  isScaled,
  reveal,
  rowsAt,
  scrolledTo,
  scrollFor,
  type Offsets,
} from "./scaledRows.ts";

// After this much stillness the thumb is put where the true offset belongs.
const settleMs = 140;
const rowsAhead = 8;

export type ScaledRows = {
  /** Rows to draw: [first, end). */
  first: number;
  end: number;
  /** Height of the scroller's content, px. */
  content: number;
  /** Where the block of drawn rows starts inside the content, px. */
  blockTop: number;
  /** How many rows fit on one screen. */
  page: number;
  onScroll: () => void;
  scrollToIndex: (index: number) => void;
};

/** Windowing over any number of rows; see scaledRows.ts for why it is not simply a tall box. */
export function useScaledRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  overscan: number = rowsAhead,
): ScaledRows {
  const viewport = useHeight(scroller);
  const geometry = geometryOf(count, rowHeight, viewport);
  const [offsets, setOffsets] = useState<Offsets>({ virtual: 0, scroll: 0 });
  const settle = useRef<ReturnType<typeof setTimeout> | null>(null);
  const ignore = useRef<number | null>(null);

  const virtual = Math.min(offsets.virtual, geometry.maxVirtual);

  function place(next: number): void {
    if (settle.current) clearTimeout(settle.current);
    const scroll = scrollFor(geometry, next);
    if (scroller.current) {
      ignore.current = scroll;
      scroller.current.scrollTo({ top: scroll, behavior: "instant" });
    }
    setOffsets({ virtual: next, scroll: scroller.current?.scrollTop ?? scroll });
  }

  function onScroll(): void {
    const scroll = scroller.current?.scrollTop ?? 0;
    // The event of our own move; the browser may have rounded it to device pixels.
    if (ignore.current !== null && Math.abs(ignore.current - scroll) < 1) {
      ignore.current = null;
      return;
    }
    ignore.current = null;
    const next = scrolledTo(geometry, { virtual, scroll: offsets.scroll }, scroll);
    setOffsets(next);
    if (settle.current) clearTimeout(settle.current);
    if (isScaled(geometry)) settle.current = setTimeout(() => place(next.virtual), settleMs);
  }

  useEffect(
    () => () => {
      if (settle.current) clearTimeout(settle.current);
    },
    [],
  );

  const [first, end] = rowsAt(geometry, virtual, overscan);
  return {
    first,
    end,
    content: geometry.content,
    blockTop: offsets.scroll - virtual + first * rowHeight,
    page: Math.max(1, Math.floor(viewport / rowHeight) - 1),
    onScroll,
    scrollToIndex: (index) => {
      const next = reveal(geometry, virtual, index);
      if (next !== virtual) place(next);
    },
  };
}

function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    // A list's header stands inside the scroller, above the rows.
    const header = node.querySelector(":scope > [data-header]");
    const measure = () => setHeight(node.clientHeight - (header?.clientHeight ?? 0));
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
