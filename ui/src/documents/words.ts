/** A place in a text that comes in pieces. */
export type Place = { piece: number; offset: number };
/** From the first letter to behind the last one; may reach over several pieces. */
export type Found = { from: Place; to: Place };

export type PieceOfText = { text: string; endsLine: boolean };

/** Text made alike for finding, with the way back to where each letter stood. */
export type Folded = { text: string; from: Place[]; to: number[] };

// More hits than this are no help to anybody, and each is marked on the page.
const hitsMax = 1000;

/** Small letters without accents, and one blank for any white space, also between pieces. */
export function fold(pieces: readonly PieceOfText[]): Folded {
  const letters: string[] = [];
  const from: Place[] = [];
  const to: number[] = [];
  const put = (letter: string, piece: number, offset: number, end: number) => {
    if (letter === " " && (letters.length === 0 || letters.at(-1) === " ")) return;
    letters.push(letter);
    from.push({ piece, offset });
    to.push(end);
  };
  for (const [piece, { text, endsLine }] of pieces.entries()) {
    let offset = 0;
    for (const char of text) {
      const end = offset + char.length;
      for (const letter of plain(char)) put(letter, piece, offset, end);
      offset = end;
    }
    if (endsLine) put(" ", piece, text.length, text.length);
  }
  return { text: letters.join(""), from, to };
}

/** One character may become several letters: "ﬁ" is "fi", "ß" stays. */
function plain(char: string): string[] {
  if (/\s/u.test(char)) return [" "];
  if (char <= "\u007f") return [char.toLowerCase()];
  const bare = char.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  // By code unit, as the folded text is searched.
  return Array.from({ length: bare.length }, (_, index) => bare.charAt(index));
}

/** All places where the words stand, in order; whole words only, if asked for. */
export function findAll(folded: Folded, words: string, whole = false): Found[] {
  const wanted = fold([{ text: words, endsLine: false }]).text.trim();
  if (wanted === "") return [];
  const found: Found[] = [];
  let at = folded.text.indexOf(wanted);
  while (at !== -1 && found.length < hitsMax) {
    const last = at + wanted.length - 1;
    const from = folded.from[at];
    const end = folded.from[last];
    if (from && end && (!whole || isWhole(folded.text, at, last))) {
      found.push({ from, to: { piece: end.piece, offset: folded.to[last] ?? 0 } });
    }
    at = folded.text.indexOf(wanted, last + 1);
  }
  return found;
}

function isWhole(text: string, first: number, last: number): boolean {
  const isLetter = (letter: string | undefined) => /[\p{L}\p{N}]/u.test(letter ?? "");
  const joins = (a: number, b: number) => isLetter(text[a]) && isLetter(text[b]);
  return !joins(first - 1, first) && !joins(last, last + 1);
}

/** Which of the places of some words in a whole text a given offset is at. */
export function nthAt(folded: Folded, words: string, start: number): number {
  const all = findAll(folded, words, true);
  return all.findIndex(({ from }) => from.offset >= start);
}
