/** What a key press means to a grid, apart from how the grid does it. */
export type Intent =
  | { do: "move"; by: number | "first" | "last" | "pageUp" | "pageDown"; extend: boolean }
  /** `wide`: in the header it makes the column narrower or wider. */
  | { do: "column"; by: -1 | 1; wide: boolean }
  /** `matching`: all that match, not only the rows that are here. */
  | { do: "all"; matching: boolean }
  | { do: "toggle" | "open" | "edit" | "peek" | "leave" };

type Mode = {
  /** Whether one cell of the row is active, not only the row. */
  inCell: boolean;
  /** Whether plain letters are bound. */
  singleKeys: boolean;
  mod: boolean;
};

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "altKey">;

export function intentOf(
  { key, shiftKey, altKey }: Press,
  { inCell, singleKeys, mod }: Mode,
): Intent | null {
  if (altKey) return null;
  if (mod) return key.toLowerCase() === "a" ? { do: "all", matching: shiftKey } : null;
  switch (key) {
    case "ArrowUp":
      return { do: "move", by: -1, extend: shiftKey };
    case "ArrowDown":
      return { do: "move", by: 1, extend: shiftKey };
    case "ArrowLeft":
      return { do: "column", by: -1, wide: shiftKey };
    case "ArrowRight":
      return { do: "column", by: 1, wide: shiftKey };
    case "Home":
      return { do: "move", by: "first", extend: shiftKey };
    case "End":
      return { do: "move", by: "last", extend: shiftKey };
    case "PageUp":
      return { do: "move", by: "pageUp", extend: shiftKey };
    case "PageDown":
      return { do: "move", by: "pageDown", extend: shiftKey };
    case "F2":
      return { do: "edit" };
    case "Enter":
      return { do: inCell ? "edit" : "open" };
    case " ":
      return { do: "peek" };
    case "Escape":
      return inCell ? { do: "leave" } : null;
    default:
      return singleKeys && !shiftKey ? letter(key) : null;
  }
}

function letter(key: string): Intent | null {
  switch (key.toLowerCase()) {
    case "j":
      return { do: "move", by: 1, extend: false };
    case "k":
      return { do: "move", by: -1, extend: false };
    case "x":
      return { do: "toggle" };
    case "e":
      return { do: "edit" };
    default:
      return null;
  }
}
