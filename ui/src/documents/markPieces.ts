import { cut, type Mark } from "./marks.ts";
import type { Found } from "./words.ts";

/** A mark on a page: where it stands, in the pieces of the page's text layer. */
export type PageMark = Omit<Mark, "start" | "end"> & Found;

/** Puts marks into the pieces of a drawn page; the marks of before are taken out. */
export function markPieces(
  pieces: readonly HTMLElement[],
  marks: readonly PageMark[],
  className: string,
): void {
  for (const [index, piece] of pieces.entries()) {
    const here = marks.filter(({ from, to }) => from.piece <= index && index <= to.piece);
    const text = piece.textContent;
    if (here.length > 0) piece.replaceChildren(...marked(text, index, here, className));
    else if (piece.querySelector("mark")) piece.textContent = text;
  }
}

function marked(
  text: string,
  index: number,
  marks: readonly PageMark[],
  className: string,
): (string | HTMLElement)[] {
  const own = marks.map(({ from, to, ...mark }) => ({
    ...mark,
    start: from.piece === index ? from.offset : 0,
    end: to.piece === index ? to.offset : text.length,
  }));
  return cut(text, own).map(({ text: words, mark }) => {
    if (!mark) return words;
    const element = document.createElement("mark");
    element.className = className;
    element.dataset["look"] = mark.look;
    if (mark.id !== null) element.dataset["mark"] = mark.id;
    element.toggleAttribute("data-current", mark.current);
    element.append(words);
    return element;
  });
}
