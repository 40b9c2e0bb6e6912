/**
 * The arithmetic of a list taller than a web view can paint.
 *
 * WebKitGTK draws nothing beyond about 2^24 px in a scroller, so its content is at most
 * 8,000,000 px high. `virtual` is the true offset in the full list. Wheel and keys move it one to
 * one; only dragging the thumb, which jumps by more than two viewports, scales.
 */
export const contentMax = 8_000_000;

export type Geometry = {
  count: number;
  rowHeight: number;
  viewport: number;
  content: number;
  maxScroll: number;
  maxVirtual: number;
};

export type Offsets = { virtual: number; scroll: number };

export function geometryOf(count: number, rowHeight: number, viewport: number): Geometry {
  const full = count * rowHeight;
  const content = Math.min(full, contentMax);
  return {
    count,
    rowHeight,
    viewport,
    content,
    maxScroll: Math.max(0, content - viewport),
    maxVirtual: Math.max(0, full - viewport),
  };
}

export function isScaled(geometry: Geometry): boolean {
  return geometry.maxVirtual > geometry.maxScroll;
}

/** The offsets after the scroller reports `scroll`. */
export function scrolledTo(geometry: Geometry, before: Offsets, scroll: number): Offsets {
  const { maxScroll, maxVirtual, viewport } = geometry;
  // The ends snap exactly, however the parts were rounded on the way.
  if (scroll <= 0 || maxScroll === 0) return { virtual: 0, scroll };
  if (scroll >= maxScroll - 0.5) return { virtual: maxVirtual, scroll };
  if (!isScaled(geometry)) return { virtual: scroll, scroll };
  const delta = scroll - before.scroll;
  const moved =
    Math.abs(delta) <= 2 * viewport ? before.virtual + delta : (scroll / maxScroll) * maxVirtual;
  return { virtual: clamp(moved, 0, maxVirtual), scroll };
}

/** Where the scroller should stand for a true offset; setting it moves nothing on screen. */
export function scrollFor(geometry: Geometry, virtual: number): number {
  const { maxScroll, maxVirtual } = geometry;
  if (maxVirtual === 0) return 0;
  return isScaled(geometry) ? (virtual / maxVirtual) * maxScroll : virtual;
}

/** The true offset that shows a row whole, moving no further than needed. */
export function reveal(geometry: Geometry, virtual: number, index: number): number {
  const top = index * geometry.rowHeight;
  const bottom = top + geometry.rowHeight;
  if (top < virtual) return clamp(top, 0, geometry.maxVirtual);
  if (bottom > virtual + geometry.viewport)
    return clamp(bottom - geometry.viewport, 0, geometry.maxVirtual);
  return virtual;
}

/** The rows to draw, with a few more on both sides, as [first, end). */
export function rowsAt(geometry: Geometry, virtual: number, overscan: number): [number, number] {
  const { count, rowHeight, viewport } = geometry;
  const first = Math.floor(virtual / rowHeight) - overscan;
  const end = Math.ceil((virtual + viewport) / rowHeight) + overscan;
  return [clamp(first, 0, count), clamp(end, 0, count)];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
