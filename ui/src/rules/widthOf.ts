// The space around what is typed, and that of the caret.
const around = "1.25rem";

/** The width of a field that holds a text: as much as that needs, and a few letters at least. */
export function widthOf(text: string, least = 2): string {
  return `calc(${Math.max(least, text.length)}ch + ${around})`;
}
