import { offerUndo } from "#ui/actions/undo.ts";
import type { Saved } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";

/** Says that something else has the name too: it is kept, and may be meant. */
export function tellTaken(saved: Saved, name: string): void {
  if (saved.warning === "name_taken") offerUndo(t("settings.nameTaken", { name }), saved, name);
}
