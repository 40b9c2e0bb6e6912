import { offerUndo, rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { TagMark } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import type { LeadTargets } from "./moveLeads.ts";
import { nextColour } from "./tags.ts";

/** Marks leads with a tag, or no longer. What is seen at once is not told besides; a failure is. */
export async function tagLeads(
  { ids, name }: LeadTargets,
  tag: Pick<TagMark, "id" | "name">,
  on: boolean,
): Promise<boolean> {
  try {
    const changed = await run("lead_tag", { ids, tag: tag.id, on });
    if (on && ids.length === 1) rememberStep(changed, `${tag.name}, ${name}`);
    else {
      const said = on ? "tags.added" : "tags.taken";
      offerUndo(t(said, { tag: tag.name, name }), changed, `${tag.name}, ${name}`);
    }
    return true;
  } catch {
    return false;
  }
}

/** Makes a tag with the colour that the fewest have. */
export async function makeTag(name: string, others: readonly TagMark[]): Promise<TagMark | null> {
  const colour = nextColour(others);
  try {
    const saved = await run("tag_save", { id: null, name, colour });
    rememberStep(saved, name);
    return { id: saved.id, name, colour };
  } catch {
    return null;
  }
}
