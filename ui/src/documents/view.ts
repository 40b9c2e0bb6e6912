import type { FieldMark } from "./marks.ts";

export type Zoom = "fit" | number;

// In hundredths, so that going in and out comes back to the same.
export const zooms = [50, 75, 100, 125, 150, 200, 300] as const;

/** The next larger or smaller size; "fit" steps off from 100 %. */
export function zoomStep(zoom: Zoom, by: 1 | -1): number {
  const now = zoom === "fit" ? 100 : zoom;
  const next = by === 1 ? zooms.find((each) => each > now) : zooms.findLast((each) => each < now);
  return next ?? now;
}

/** What is shown on top of a document, whichever way it is drawn. */
export type View = {
  zoom: Zoom;
  fields: readonly FieldMark[];
  /** The field that the person is at. */
  fieldId: string | null;
  /** What the find box asks for; empty when it is closed. */
  words: string;
  /** Which of its hits is the current one. */
  hit: number;
  onHits: (count: number) => void;
  onPage: (page: number, pages: number) => void;
};
