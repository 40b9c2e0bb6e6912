import { showNotice } from "#ui/actions/notices.tsx";
import { offerUndo } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { segmentQuery } from "#ui/api/queries.ts";
import type { SegmentRow } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { listOf } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { pickChanges, type Draft } from "./draft.ts";

/** Stores a draft under an id, or as a new segment; the id comes back. */
export async function saveSegment(
  id: string | null,
  draft: Draft,
  rule: string,
  before: Draft["picks"],
): Promise<string> {
  const { name, description, picks } = draft;
  const saved = await run(
    "segment_save",
    { id, name: name.trim(), description: description.trim() || null, rule },
    "here",
  );
  for (const { pick, contactIds } of pickChanges(before, picks)) {
    await run("segment_pick", { segmentId: saved.id, contactIds, pick }, "here");
  }
  const isTwice = saved.warning === "name_taken";
  const text = t(isTwice ? "segments.savedTwice" : "segments.saved", { name: name.trim() });
  offerUndo(text, saved, name.trim());
  return saved.id;
}

/** What is wrong comes back as a text. */
export async function renameSegment(row: SegmentRow, name: string): Promise<string | null> {
  const { id, description, rule } = row;
  try {
    const saved = await run("segment_save", { id, name, description, rule }, "here");
    offerUndo(t("segments.renamed", { name }), saved, name);
    return null;
  } catch (error) {
    return refusalText(error);
  }
}

export async function copySegment({ id, name }: SegmentRow): Promise<string> {
  const saved = await run("segment_copy", { id });
  offerUndo(t("segments.copied", { name }), saved, name);
  return saved.id;
}

/** What something else is made of stays; the notice says what that is. */
export async function deleteSegment({ id, name, usedBy }: SegmentRow): Promise<void> {
  if (usedBy > 0) {
    const used = await queryClient.fetchQuery(segmentQuery(id));
    const uses = listOf(used.usedBy.map((use) => use.name));
    return showNotice(t("segments.deleteUsed", { name, uses }));
  }
  const changed = await run("segment_delete", { id });
  offerUndo(t("segments.deleted", { name }), changed, name);
}
