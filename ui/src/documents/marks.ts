/** A found place in a document: by offsets into its text, and by its words for drawn pages. */
export type Mark = {
  start: number;
  end: number;
  words: string;
  doubtful: boolean;
  current: boolean;
};

export type Piece = { text: string; mark: Mark | null };

/** Cuts a text at its marks. Overlapping marks: the earlier one wins. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > text.length || mark.start >= mark.end) continue;
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), mark: null });
    pieces.push({ text: text.slice(mark.start, mark.end), mark });
    at = mark.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mark: null });
  return pieces;
}
