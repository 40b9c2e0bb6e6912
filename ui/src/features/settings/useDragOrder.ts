import { useEffect, useRef, useState, type PointerEvent } from "react";
import { placeAt } from "./order.ts";

type Drag = { from: number; to: number };

/** Dragging a line of a list by its grip; Esc lets go of it where it was. */
export function useDragOrder(onDrop: (from: number, to: number) => void) {
  const list = useRef<HTMLUListElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const isDragging = drag !== null;

  useEffect(() => {
    if (!isDragging) return;
    function onKeyDown(event: KeyboardEvent): void {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setDrag(null);
    }
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [isDragging]);

  function middles(): number[] {
    return [...(list.current?.children ?? [])].map((line) => {
      const { top, height } = line.getBoundingClientRect();
      return top + height / 2;
    });
  }
  const grip = (from: number) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from, to: from });
    },
    onPointerMove: ({ clientY }: PointerEvent) => {
      if (drag) setDrag({ from, to: placeAt(middles(), from, clientY) });
    },
    onPointerUp: () => {
      if (drag && drag.to !== from) onDrop(from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { list, drag, grip };
}
