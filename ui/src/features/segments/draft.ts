import type { Pick, Segment, SegmentPick } from "#ui/bindings/engine.ts";
import { asked } from "#ui/rules/json.ts";
import type { Group } from "#ui/rules/tree.ts";

/** A segment while it is being edited. */
export type Draft = {
  name: string;
  description: string;
  tree: Group;
  picks: readonly SegmentPick[];
};

export function draftOf(segment: Segment | null, tree: Group): Draft {
  return {
    name: segment?.row.name ?? "",
    description: segment?.row.description ?? "",
    tree,
    picks: segment?.picks ?? [],
  };
}

/** What would be stored of it: two drafts with the same key are the same segment. */
export function draftKey({ name, description, tree, picks }: Draft): string {
  const { json, unfinished } = asked(tree);
  return JSON.stringify([
    name.trim(),
    description.trim(),
    json,
    unfinished.size,
    picks.map(({ contactId, pick }) => `${pick} ${contactId}`).toSorted(),
  ]);
}

export function pickedIds(picks: readonly SegmentPick[], pick: Pick): string[] {
  return picks.filter((each) => each.pick === pick).map(({ contactId }) => contactId);
}

/** The picks with a person among them, left out of them, or with another word about them. */
export function withPick(
  picks: readonly SegmentPick[],
  who: { contactId: string; name: string },
  pick: Pick | null,
): SegmentPick[] {
  const others = picks.filter(({ contactId }) => contactId !== who.contactId);
  return pick === null ? others : [...others, { ...who, pick }];
}

export type PickChange = { pick: Pick | null; contactIds: string[] };

/** What has to be said of whom, for the stored picks to become those of the draft. */
export function pickChanges(
  before: readonly SegmentPick[],
  after: readonly SegmentPick[],
): PickChange[] {
  const pickOf = (picks: readonly SegmentPick[], id: string) =>
    picks.find(({ contactId }) => contactId === id)?.pick ?? null;
  const ids = [...new Set([...before, ...after].map(({ contactId }) => contactId))];
  const changed = ids.filter((id) => pickOf(before, id) !== pickOf(after, id));
  return (["include", "exclude", null] as const)
    .map((pick) => ({ pick, contactIds: changed.filter((id) => pickOf(after, id) === pick) }))
    .filter(({ contactIds }) => contactIds.length > 0);
}
