import { useEffect, useEffectEvent } from "react";
import { handleKey } from "#ui/actions/registry.ts";
import { onMac } from "#ui/actions/keys.ts";
import { usePreference } from "#ui/api/preferences.ts";

// The web view's own reload, print and find would leave or cover the program.
const browserKeys = new Set(["r", "p", "f", "g", "u"]);

export function useHotkeys(): void {
  const [singleKeys] = usePreference("ui.singleKeys");
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    handleKey(event, singleKeys);
    const mod = onMac ? event.metaKey : event.ctrlKey;
    if (mod && browserKeys.has(event.key.toLowerCase()) && import.meta.env.PROD)
      event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}
