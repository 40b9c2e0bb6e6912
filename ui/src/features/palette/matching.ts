/** A part of a label that carries what was typed: from, to. */
export type Mark = readonly [start: number, end: number];
export type Match = { score: number; marks: readonly Mark[] };

const start = 100;
const wordStart = 80;
const inside = 50;
const nearly = 30;
const elsewhere = 20;

/** How well a label answers what was typed; null when it does not. One slip a word is forgiven. */
export function match(typed: string, label: string, also = ""): Match | null {
  const wanted = wordsOf(fold(typed));
  if (wanted.length === 0) return { score: 0, marks: [] };
  const folded = fold(label);
  const places = wordPlaces(folded);
  const whole = wanted.join(" ");
  if (folded.startsWith(whole)) {
    return { score: start - folded.length / 100, marks: [[0, whole.length]] };
  }
  let score = 0;
  const marks: Mark[] = [];
  for (const word of wanted) {
    const found = place(word, folded, places) ?? aside(word, also);
    if (!found) return null;
    score += found.score;
    if (found.mark) marks.push(found.mark);
  }
  // Of two labels that answer alike the shorter one says more exactly what was meant.
  return { score: score / wanted.length - folded.length / 100, marks };
}

type Found = { score: number; mark?: Mark };

function place(word: string, folded: string, places: readonly Mark[]): Found | null {
  const beginning = places.find(([from]) => folded.startsWith(word, from));
  if (beginning) {
    const [from] = beginning;
    return { score: wordStart, mark: [from, from + word.length] };
  }
  const at = word.length > 1 ? folded.indexOf(word) : -1;
  if (at !== -1) return { score: inside, mark: [at, at + word.length] };
  const near = places.find(([from, to]) => isNear(word, folded.slice(from, to)));
  return near ? { score: nearly, mark: near } : null;
}

function aside(word: string, also: string): Found | null {
  const isThere = wordsOf(fold(also)).some((each) => each.startsWith(word) || isNear(word, each));
  return isThere ? { score: elsewhere } : null;
}

/** Letters without case and accents, each in the place where it stood. */
export function fold(text: string): string {
  return text.replaceAll(/[^\0-\u007F]/gu, plain).toLowerCase();
}

function plain(letter: string): string {
  const bare = letter.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return bare.length === letter.length ? bare : letter;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function wordPlaces(text: string): Mark[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => [
    index,
    index + word.length,
  ]);
}

const shortest = 4;
const long = 8;

/** Whether a word, or its beginning, is one slip away; two in a long word. */
function isNear(typed: string, word: string): boolean {
  if (typed.length < shortest) return false;
  const slips = typed.length < long ? 1 : 2;
  for (let length = typed.length - 1; length <= typed.length + 1; length += 1) {
    if (length > word.length || length < 1) continue;
    if (distance(typed, word.slice(0, length)) <= slips) return true;
  }
  return false;
}

/** Insertions, removals, replacements and swaps of neighbours between two words. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}
