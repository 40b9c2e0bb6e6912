import type { RefObject } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useActions, type Action } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import { intentOf, type Intent } from "./gridKeys.ts";
import { useStrayKeys } from "./useStrayKeys.ts";

export const allMatchingKey = "Mod+Shift+A";

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

  const choose = (intent: Intent) => ({
    ownKeys: true,
    ...(enabled && { run: () => onIntent(intent) }),
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
    {
      id: "check",
      label: t("keys.check"),
      keys: ["x"],
      scope: "list",
      ...choose({ do: "toggle" }),
    },
    ...checkAllActions(choose),
    {
      id: "open",
      label: t("keys.open"),
      keys: ["Enter"],
      scope: "list",
      ...choose({ do: "open" }),
    },
    { id: "peek", label: t("keys.peek"), keys: ["Space"], scope: "list" },
    { id: "column", label: t("keys.column"), keys: ["ArrowLeft", "ArrowRight"], scope: "cell" },
    {
      id: "edit",
      label: t("keys.edit"),
      keys: ["F2", "e"],
      scope: "cell",
      ...choose({ do: "edit" }),
    },
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

/** The keys that check many rows, the same in a grid and on a board. */
export function checkAllActions(
  choose: (intent: Intent) => Pick<Action, "ownKeys" | "run">,
): Action[] {
  const on = (id: string, label: string, key: string, matching: boolean): Action => ({
    id,
    label,
    keys: [key],
    scope: "list",
    ...choose({ do: "all", matching }),
  });
  return [
    on("all", t("keys.all"), "Mod+A", false),
    on("allMatching", t("keys.allMatching"), allMatchingKey, true),
  ];
}
