import { offerUndo, rememberStep } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { tagsQuery } from "#ui/api/queries.ts";
import type { TagInfo } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { inBatches, leadsWhere, ruleIs } from "./leadsWhere.ts";
import { tellTaken } from "./tellTaken.ts";

const { queryKey } = tagsQuery();

/** Shown at once, and taken back when the engine refuses. */
export async function saveTag(
  tag: TagInfo,
  change: Partial<Pick<TagInfo, "name" | "colour">>,
): Promise<string | null> {
  const before = queryClient.getQueryData(queryKey);
  const after = { ...tag, ...change };
  queryClient.setQueryData(
    queryKey,
    before?.map((each) => (each.id === tag.id ? after : each)),
  );
  const { id, name, colour } = after;
  try {
    const saved = await run("tag_save", { id, name, colour }, "here");
    rememberStep(saved, name);
    tellTaken(saved, name);
    return null;
  } catch (error) {
    queryClient.setQueryData(queryKey, before);
    return refusalText(error);
  }
}

/** The leads that have it may get another one for it, which merges the two. */
export async function removeTag(tag: TagInfo, heir: TagInfo | null): Promise<void> {
  const { id, name } = tag;
  try {
    if (heir) {
      const ids = await leadsWhere(ruleIs("tag", name), ({ tags }) =>
        tags.some((each) => each.id === id),
      );
      await inBatches(ids, (some) => run("lead_tag", { ids: some, tag: heir.id, on: true }));
    }
    const said = heir ? t("tags.merged", { name, heir: heir.name }) : t("tags.removed", { name });
    offerUndo(said, await run("tag_delete", { id }), name);
  } catch {
    // The failure has been told.
  }
}
