import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { Interaction } from "#ui/bindings/engine.ts";
import { t, tCode } from "#ui/i18n/t.ts";

/** What people do most, in the engine's words; a team adds its own by writing them. */
export const usualKinds = ["visit", "meeting", "call", "view", "download", "complaint"] as const;

/** What somebody did, as people call it. */
export function interactionName(kind: string): string {
  return tCode(`interaction.kind.${kind}`, kind);
}

/** It no longer counts; the undo brings it back. */
export async function voidInteraction({ id, kind }: Interaction): Promise<void> {
  const name = interactionName(kind);
  try {
    offerUndo(t("interaction.voided", { name }), await run("interaction_void", { id }), name);
  } catch {
    // The notice has told why.
  }
}
