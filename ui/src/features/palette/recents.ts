import { preference, setPreference, type Recent } from "#ui/api/preferences.ts";

// As many as are seen without scrolling, and some for those that are gone since.
const kept = 12;

export function noteRecent({ kind, id }: Recent): void {
  const before = preference("ui.recents");
  if (before[0]?.kind === kind && before[0].id === id) return;
  const others = before.filter((each) => each.kind !== kind || each.id !== id);
  setPreference("ui.recents", [{ kind, id }, ...others].slice(0, kept));
}
