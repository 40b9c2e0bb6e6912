import { useMantineColorScheme } from "@mantine/core";
import { useEffect } from "react";
import { usePreference } from "#ui/api/preferences.ts";

/** Puts the person's choices of look on the page. */
export function useAppearance(): void {
  const [theme] = usePreference("ui.theme");
  const [textScale] = usePreference("ui.textScale");
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme === "system" ? "auto" : theme), [setColorScheme, theme]);
  useEffect(() => {
    document.documentElement.dataset["textScale"] = textScale;
  }, [textScale]);
}
