import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from "react";

// A hand that clicks is not quite still.
const slackPx = 5;
// Near its ends the board scrolls along.
const edgePx = 48;
const scrollPx = 16;

type Drag = {
  /** Whether there is something to drag where the pointer went down. */
  onStart: (from: Element) => boolean;
  onOver: (column: string | null) => void;
  onDrop: () => void;
  onCancel: () => void;
};

type Point = { x: number; y: number };

/**
 * Dragging by pointer events.
 *
 * The browser's own dragging would be taken for files that are dropped on the window.
 */
export function useDrag({ onStart, onOver, onDrop, onCancel }: Drag) {
  const down = useRef<{ at: Point; on: Element } | null>(null);
  const [point, setPoint] = useState<Point | null>(null);
  const isDragging = point !== null;

  const move = useEffectEvent((event: globalThis.PointerEvent) => {
    const start = down.current;
    const { clientX: x, clientY: y } = event;
    if (!isDragging) {
      if (!start || Math.hypot(x - start.at.x, y - start.at.y) < slackPx) return;
      if (!onStart(start.on)) {
        down.current = null;
        return;
      }
    }
    setPoint({ x, y });
    const under = document.elementFromPoint(x, y);
    const column = under?.closest<HTMLElement>("[data-column]");
    onOver(column?.dataset["column"] ?? null);
    scrollAlong(under?.closest<HTMLElement>("[data-board]"), x);
  });
  const end = useEffectEvent((how: "drop" | "cancel") => {
    down.current = null;
    if (!isDragging) return;
    setPoint(null);
    if (how === "drop") onDrop();
    else onCancel();
  });

  useEffect(() => {
    const onMove = (event: globalThis.PointerEvent) => move(event);
    const onUp = () => end("drop");
    const onGone = () => end("cancel");
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") end("cancel");
    };
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onGone);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onGone);
      document.removeEventListener("keydown", onKey);
    };
  }, []);

  return {
    /** Where the pointer is with what it drags. */
    point,
    onPointerDown: (event: PointerEvent): void => {
      // A finger scrolls; for it there is the menu.
      if (event.button !== 0 || event.pointerType === "touch") return;
      const on = event.target as Element;
      down.current = { at: { x: event.clientX, y: event.clientY }, on };
    },
  };
}

function scrollAlong(board: HTMLElement | null | undefined, x: number): void {
  if (!board) return;
  const { left, right } = board.getBoundingClientRect();
  if (x < left + edgePx) board.scrollLeft -= scrollPx;
  else if (x > right - edgePx) board.scrollLeft += scrollPx;
}
