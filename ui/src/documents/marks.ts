/** A marked place in a text. Pages that are drawn have many small texts, each with its own marks. */
export type Mark = {
  start: number;
  end: number;
  /** Which found field it is; null for a hit of the find box. */
  id: string | null;
  look: "sure" | "doubtful" | "hit";
  current: boolean;
};

/** A found field's place, by offsets into the text that was read from the file. */
export type FieldMark = { id: string; start: number; end: number; look: "sure" | "doubtful" };

export type Piece = { text: string; start: number; mark: Mark | null };

/** Cuts a text at its marks. Where two overlap, a hit wins, then the earlier one. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const hits = marks.filter(({ look }) => look === "hit");
  const overlaps = ({ start, end }: Mark) => hits.some((hit) => hit.start < end && start < hit.end);
  const kept = marks.filter((mark) => mark.look === "hit" || !overlaps(mark));
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of kept.toSorted((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > text.length || mark.start >= mark.end) continue;
    if (mark.start > at) pieces.push({ text: text.slice(at, mark.start), start: at, mark: null });
    pieces.push({ text: text.slice(mark.start, mark.end), start: mark.start, mark });
    at = mark.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, mark: null });
  return pieces;
}
