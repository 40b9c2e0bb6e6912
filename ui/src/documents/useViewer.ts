import { useCallback, useState } from "react";
import type { FieldMark } from "./marks.ts";
import { zoomStep, type View, type Zoom } from "./view.ts";

export type Viewer = ReturnType<typeof useViewer>;

/** How a document is looked at: its size, what is looked for in it, and which page is seen. */
export function useViewer(
  fields: readonly FieldMark[],
  fieldId: string | null,
  wordsFirst: string | null,
) {
  const [zoom, setZoom] = useState<Zoom>("fit");
  const [words, setWords] = useState(wordsFirst);
  const [hit, setHit] = useState(0);
  const [hits, setHits] = useState(0);
  const [place, setPlace] = useState({ page: 1, pages: 0 });

  const onHits = useCallback((count: number) => setHits(count), []);
  const onPage = useCallback((page: number, pages: number) => setPlace({ page, pages }), []);
  const find = (next: string) => {
    setWords(next);
    setHit(0);
  };
  const view: View = { zoom, fields, fieldId, words: words ?? "", hit, onHits, onPage };
  return {
    view,
    place,
    finding: words !== null,
    hits,
    openFind: () => setWords(words ?? ""),
    closeFind: () => setWords(null),
    find,
    /** After the last comes the first, as in any find box. */
    step: (by: 1 | -1) => hits > 0 && setHit((hit + by + hits) % hits),
    setZoom,
    zoomBy: (by: 1 | -1) => setZoom(zoomStep(zoom, by)),
  };
}
