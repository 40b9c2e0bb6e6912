import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { usePreference } from "#ui/api/preferences.ts";

export type PaneState = ReturnType<typeof usePane>;

/** Where the pane would lie over the list, it is closed until it is asked for. */
export function usePane(overlays = false) {
  const remembered = usePreference("ui.pane");
  const overlay = useState(false);
  const narrow = useMediaQuery("(max-width: 1199px)") || overlays;
  const [open, set] = narrow ? overlay : remembered;
  return { open, overlaid: narrow && open, set, toggle: () => set(!open) };
}
