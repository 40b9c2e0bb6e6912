import type { Mark } from "./marks.ts";

/**
 * Marks found words in a page's text layer.
 *
 * A PDF's words lie in many small pieces, so offsets into the extracted text mean nothing here; the
 * words themselves are looked for in each piece. Words that are split over pieces stay unmarked.
 */
export function markWords(
  layer: HTMLElement,
  marks: readonly Mark[],
  styles: Record<string, string | undefined>,
): void {
  for (const old of layer.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
  layer.normalize();
  for (const mark of marks) {
    for (const piece of layer.querySelectorAll("span")) {
      const node = [...piece.childNodes].find(
        (child): child is Text => child instanceof Text && child.data.includes(mark.words),
      );
      if (node && mark.words !== "") {
        wrap(node, mark, styles["mark"] ?? "");
        break;
      }
    }
  }
  layer.querySelector("mark[data-current]")?.scrollIntoView({ block: "nearest" });
}

function wrap(node: Text, mark: Mark, className: string): void {
  const found = node.splitText(node.data.indexOf(mark.words));
  found.splitText(mark.words.length);
  const element = document.createElement("mark");
  element.className = className;
  element.toggleAttribute("data-doubtful", mark.doubtful);
  element.toggleAttribute("data-current", mark.current);
  found.replaceWith(element);
  element.append(found);
}
