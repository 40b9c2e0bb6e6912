import { usePreference } from "#ui/api/preferences.ts";

const heights = { compact: 32, default: 36, roomy: 44 };

/** Row height in px, and how much larger than usual the person's text is. */
export function useRowHeight(): { rowHeight: number; scale: number } {
  const [density] = usePreference("ui.density");
  const [textScale] = usePreference("ui.textScale");
  const scale = Number(textScale) / 100;
  return { rowHeight: Math.round(heights[density] * scale), scale };
}
