import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  contentMax,
  geometryOf,
  reveal,
  rowsAt,
  scrolledTo,
  scrollFor,
  type Offsets,
} from "./scaledRows.ts";

const geometries = fc
  .record({
    count: fc.integer({ min: 0, max: 2_000_000 }),
    rowHeight: fc.constantFrom(32, 36, 39.6, 44, 57.2),
    viewport: fc.integer({ min: 80, max: 2400 }),
  })
  .map(({ count, rowHeight, viewport }) => geometryOf(count, rowHeight, viewport));

describe("scaled rows", () => {
  test("content never exceeds what WebKitGTK paints", () => {
    fc.assert(
      fc.property(geometries, ({ content }) => {
        expect(content).toBeLessThanOrEqual(contentMax);
      }),
    );
  });

  test("any scroll path stays inside the list, and both ends are exact", () => {
    const path = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(geometries, path, (geometry, fractions) => {
        let at: Offsets = { virtual: 0, scroll: 0 };
        for (const fraction of [...fractions, 1]) {
          at = scrolledTo(geometry, at, fraction * geometry.maxScroll);
          expect(at.virtual).toBeGreaterThanOrEqual(0);
          expect(at.virtual).toBeLessThanOrEqual(geometry.maxVirtual);
          const [first, end] = rowsAt(geometry, at.virtual, 0);
          expect(end > first || geometry.count === 0, "some row is on screen").toBe(true);
        }
        expect(at.virtual, "the last position shows the last row").toBe(geometry.maxVirtual);
        expect(scrolledTo(geometry, at, 0).virtual).toBe(0);
      }),
    );
  });

  test("a wheel step moves the rows one to one in a scaled list", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300_000, max: 2_000_000 }),
        fc.integer({ min: -400, max: 400 }),
        (count, delta) => {
          const geometry = geometryOf(count, 36, 800);
          const virtual = geometry.maxVirtual / 2;
          const scroll = scrollFor(geometry, virtual);
          const after = scrolledTo(geometry, { virtual, scroll }, scroll + delta);
          expect(after.virtual - virtual).toBeCloseTo(delta, 4);
        },
      ),
    );
  });

  test("moving the scroller to the scaled place of an offset keeps the offset", () => {
    fc.assert(
      fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, fraction) => {
        const scroll = scrollFor(geometry, fraction * geometry.maxVirtual);
        expect(scroll).toBeGreaterThanOrEqual(0);
        expect(scroll).toBeLessThanOrEqual(geometry.maxScroll + 1e-6);
      }),
    );
  });

  test("a revealed row is whole inside the viewport", () => {
    fc.assert(
      fc.property(
        geometries.filter(({ count, rowHeight, viewport }) => count > 0 && viewport >= rowHeight),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (geometry, from, to) => {
          const index = Math.floor(to * geometry.count);
          const virtual = reveal(geometry, from * geometry.maxVirtual, index);
          expect(index * geometry.rowHeight).toBeGreaterThanOrEqual(virtual - 1e-6);
          expect((index + 1) * geometry.rowHeight).toBeLessThanOrEqual(
            virtual + geometry.viewport + 1e-6,
          );
        },
      ),
    );
  });
});
