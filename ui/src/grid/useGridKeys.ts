import type { RefObject } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useActions } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import { intentOf, type Intent } from "./gridKeys.ts";
import { useStrayKeys } from "./useStrayKeys.ts";

type GridKeys = {
  root: RefObject<HTMLElement | null>;
  /** No keys mean anything to an empty list. */
  enabled: boolean;
  inCell: boolean;
  singleKeys: boolean;
  onIntent: (intent: Intent) => void;
};

/** Turns key presses into intents, and answers those that come while nothing has the focus. */
export function useGridKeys({ root, enabled, inCell, singleKeys, onIntent }: GridKeys) {
  function answer(event: KeyboardEvent): boolean {
    if (event.isComposing || !enabled) return false;
    const mod = onMac ? event.metaKey : event.ctrlKey;
    const intent = intentOf(event, { inCell, singleKeys, mod });
    if (intent) onIntent(intent);
    return intent !== null;
  }

  useStrayKeys(answer, () => root.current?.focus({ preventScroll: true }));

  const choose = (intent: "toggle" | "all" | "open" | "edit") => ({
    ownKeys: true,
    ...(enabled && { run: () => onIntent({ do: intent }) }),
  });
  useActions([
    { id: "move", label: t("keys.move"), keys: ["ArrowUp", "ArrowDown", "k", "j"], scope: "list" },
    {
      id: "ends",
      label: t("keys.ends"),
      keys: ["Home", "End", "PageUp", "PageDown"],
      scope: "list",
    },
    {
      id: "extend",
      label: t("keys.extend"),
      keys: ["Shift+ArrowUp", "Shift+ArrowDown"],
      scope: "list",
    },
    { id: "check", label: t("keys.check"), keys: ["x"], scope: "list", ...choose("toggle") },
    { id: "all", label: t("keys.all"), keys: ["Mod+A"], scope: "list", ...choose("all") },
    { id: "open", label: t("keys.open"), keys: ["Enter"], scope: "list", ...choose("open") },
    { id: "peek", label: t("keys.peek"), keys: ["Space"], scope: "list" },
    { id: "column", label: t("keys.column"), keys: ["ArrowLeft", "ArrowRight"], scope: "cell" },
    { id: "edit", label: t("keys.edit"), keys: ["F2", "e"], scope: "cell", ...choose("edit") },
    { id: "sort", label: t("keys.sort"), keys: ["Enter"], scope: "cell" },
    {
      id: "widen",
      label: t("keys.widen"),
      keys: ["Shift+ArrowLeft", "Shift+ArrowRight"],
      scope: "cell",
    },
    { id: "save", label: t("keys.saveDown"), keys: ["Enter"], scope: "cell" },
    { id: "next", label: t("keys.saveRight"), keys: ["Tab"], scope: "cell" },
    { id: "restore", label: t("keys.restore"), keys: ["Escape"], scope: "cell" },
  ]);
  return answer;
}
