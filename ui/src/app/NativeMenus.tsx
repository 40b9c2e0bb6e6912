import { useEffect } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useOfferedActions, type Action } from "#ui/actions/registry.ts";
import { usePreference } from "#ui/api/preferences.ts";
import { useLocale } from "#ui/i18n/language.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import type { MenuEntry, Menus } from "#ui/platform/types.ts";

const line = null;

// What stands in which menu, by the ids of actions; what is not offered now is left out.
const parts = [
  {
    label: "menu.file",
    ids: ["newLead", "files", line, "backUp", line, "lock", "quit"],
  },
  { label: "menu.edit", ids: ["undo", "redo"] },
  {
    label: "menu.view",
    ids: ["sidebar", line, "theme.system", "theme.light", "theme.dark", line, "menuBar"],
  },
  {
    label: "menu.go",
    ids: [
      "historyBack",
      "historyForward",
      line,
      "goToday",
      "goInbox",
      "goLeads",
      "goTasks",
      "goContacts",
      "goSearch",
      "goTrash",
      line,
      "settings",
    ],
  },
  { label: "menu.help", ids: ["help", "keys"] },
] as const;

const inTray = ["newLead", "files", line, "show", "quit"] as const;

/** Keeps the native menus as the actions and the language are now. */
export function NativeMenus() {
  useLocale();
  const actions = useOfferedActions();
  const [hasBar] = usePreference("ui.menuBar");
  // Actions are offered anew with each move in a list; the menus change far more seldom.
  const menus = JSON.stringify(menusOf(actions, hasBar || onMac));
  useEffect(() => platform.setMenus?.(JSON.parse(menus) as Menus), [menus]);
  return null;
}

export function menusOf(actions: readonly Action[], hasBar: boolean): Menus {
  const labels = new Map(actions.filter(({ run }) => run).map(({ id, label }) => [id, label]));
  const isOpen = labels.size > 0;
  labels.set("show", t("menu.show"));
  labels.set("quit", t("menu.quit"));
  const bar = parts.map(({ label, ids }) => ({ label: t(label), entries: entriesOf(ids, labels) }));
  return {
    bar: hasBar && isOpen ? bar.filter(({ entries }) => entries.length > 0) : [],
    tray: entriesOf(inTray, labels),
  };
}

function entriesOf(
  ids: readonly (string | null)[],
  labels: ReadonlyMap<string, string>,
): MenuEntry[] {
  const known = ids.filter((id) => id === line || labels.has(id));
  return known
    .filter((id, at) => id !== line || (at > 0 && known[at - 1] !== line && at < known.length - 1))
    .map((id) => ({ id, label: id === line ? "" : (labels.get(id) ?? "") }));
}
