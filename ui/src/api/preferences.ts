import { useQuery } from "@tanstack/react-query";
import type { Settings } from "#ui/bindings/engine.ts";
import type { LanguageChoice } from "#ui/i18n/language.ts";
import { queryClient } from "./client.ts";
import { run } from "./mutations.ts";
import { settingsQuery } from "./queries.ts";

/** A record that was opened or an action that was chosen; names are asked for when needed. */
export type Recent = { kind: "lead" | "contact" | "action"; id: string };

/** What this machine remembers of the person's view, with the value it starts from. */
const defaults = {
  "ui.language": "system" as LanguageChoice,
  "ui.theme": "system" as "system" | "light" | "dark",
  "ui.density": "default" as "compact" | "default" | "roomy",
  "ui.textScale": "100" as "90" | "100" | "110" | "120" | "130",
  "ui.singleKeys": true as boolean,
  "ui.sidebarCollapsed": false as boolean,
  "ui.pane": true as boolean,
  /** Whether the window has a menu bar where the system does not keep one for it. */
  "ui.menuBar": false as boolean,
  /** The recovery code was made, and nobody has said yet that it stands on paper. */
  "ui.recoveryOpen": false as boolean,
  /** What was opened and done last, the newest first. */
  "ui.recents": [] as readonly Recent[],
  "ui.acceptOver": "90" as "95" | "90" | "80" | "70",
};

type Preferences = typeof defaults;

export function usePreference<K extends keyof Preferences>(
  key: K,
): [Preferences[K], (value: Preferences[K]) => void] {
  const { data } = useQuery({
    ...settingsQuery(),
    select: ({ values }) => values[key] as Preferences[K] | undefined,
  });
  return [data ?? defaults[key], (value) => setPreference(key, value)];
}

/** The choice as it is now, for those who are not drawn by it. */
export function preference<K extends keyof Preferences>(key: K): Preferences[K] {
  const values = queryClient.getQueryData<Settings>(settingsQuery().queryKey)?.values;
  return (values?.[key] as Preferences[K] | undefined) ?? defaults[key];
}

/** Shown at once; the core keeps it. */
export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  queryClient.setQueryData<Settings>(settingsQuery().queryKey, (old) => ({
    values: { ...old?.values, [key]: value },
  }));
  void run("settings_set", { key, value }).catch(() => undefined);
}
