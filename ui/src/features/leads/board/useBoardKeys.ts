import type { KeyboardEvent as ReactKeyboardEvent } from "react";
import { onMac } from "#ui/actions/keys.ts";
import { useActions } from "#ui/actions/registry.ts";
import { intentOf, type Intent } from "#ui/grid/gridKeys.ts";
import { checkAllActions } from "#ui/grid/useGridKeys.ts";
import { useStrayKeys } from "#ui/grid/useStrayKeys.ts";
import { t } from "#ui/i18n/t.ts";

type BoardKeys = {
  enabled: boolean;
  isCarrying: boolean;
  singleKeys: boolean;
  focus: () => void;
  onIntent: (intent: Intent) => void;
};

/** The keys of a board: those of a list, with columns in place of cells. */
export function useBoardKeys({ enabled, isCarrying, singleKeys, focus, onIntent }: BoardKeys) {
  function answer(event: KeyboardEvent): boolean {
    if (event.isComposing || !enabled) return false;
    const mod = onMac ? event.metaKey : event.ctrlKey;
    const intent = intentOf(event, { inCell: isCarrying, singleKeys, mod });
    // A card has no cells to edit; Enter means to drop while it is carried.
    if (!intent || (intent.do === "edit" && !isCarrying)) return false;
    onIntent(intent);
    return true;
  }
  useStrayKeys(answer, focus);

  const choose = (intent: Intent) => ({
    ownKeys: true,
    ...(enabled && { run: () => onIntent(intent) }),
  });
  useActions([
    { id: "move", label: t("keys.move"), keys: ["ArrowUp", "ArrowDown", "k", "j"], scope: "list" },
    {
      id: "beside",
      label: t("keys.beside"),
      keys: ["ArrowLeft", "ArrowRight"],
      scope: "list",
    },
    {
      id: "ends",
      label: t("keys.ends"),
      keys: ["Home", "End", "PageUp", "PageDown"],
      scope: "list",
    },
    { id: "carry", label: t("keys.carry"), keys: ["Space"], scope: "list" },
    { id: "putBack", label: t("keys.putBack"), keys: ["Escape"], scope: "list" },
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
  ]);
  return (event: ReactKeyboardEvent): void => {
    // A button in a column's head answers its keys itself.
    const isControl = (event.target as Element).closest("button") !== null;
    if (!isControl && answer(event.nativeEvent)) event.preventDefault();
  };
}
