import type { FieldMark } from "./marks.ts";
import type { PageMark } from "./markPieces.ts";
import { findAll, fold, nthAt, type Folded, type Found } from "./words.ts";

export type OnPage = { page: number; found: Found };

/** Where words stand on a file's pages, in order. */
export function hitsOn(pages: readonly Folded[], words: string, whole = false): OnPage[] {
  return pages.flatMap((folded, index) =>
    findAll(folded, words, whole).map((found) => ({ page: index + 1, found })),
  );
}

export type FieldOnPage = OnPage & Pick<FieldMark, "id" | "look">;

/**
 * The found fields on drawn pages.
 *
 * A PDF's words lie in many small pieces, so offsets into the extracted text mean nothing here. The
 * words themselves are looked for; of several places the one with the same number is taken.
 */
export function fieldsOn(
  pages: readonly Folded[],
  text: string,
  fields: readonly FieldMark[],
): FieldOnPage[] {
  const folded = fold([{ text, endsLine: false }]);
  return fields.flatMap(({ id, start, end, look }) => {
    const words = text.slice(start, end);
    const places = hitsOn(pages, words, true);
    const place = places[nthAt(folded, words, start)] ?? places[0];
    return place ? [{ id, look, ...place }] : [];
  });
}

/** The marks of one page: its fields, and its hits of the find box. */
export function marksOf(
  page: number,
  fields: readonly FieldOnPage[],
  hits: readonly OnPage[],
  current: { id: string | null; hit: number },
): PageMark[] {
  const ofFields = fields
    .filter((field) => field.page === page)
    .map(({ id, look, found }): PageMark => ({ id, look, current: id === current.id, ...found }));
  const ofHits = hits.flatMap((hit, index): PageMark[] =>
    hit.page === page
      ? [{ id: null, look: "hit", current: index === current.hit, ...hit.found }]
      : [],
  );
  return [...ofFields, ...ofHits];
}
