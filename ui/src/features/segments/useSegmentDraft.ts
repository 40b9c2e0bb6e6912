import { useMemo, useState } from "react";
import type { Segment } from "#ui/bindings/engine.ts";
import { begun, did, redone, undone } from "#ui/rules/steps.ts";
import type { Group } from "#ui/rules/tree.ts";
import { draftKey, draftOf, type Draft } from "./draft.ts";

/** The draft of a segment with its steps; what is stored decides whether it differs. */
export function useSegmentDraft(segment: Segment | null, tree: Group) {
  const [steps, setSteps] = useState(() => begun(draftOf(segment, tree)));
  // The newest of what is stored: other windows may have changed it, and undo does.
  const stored = useMemo(() => draftOf(segment, tree), [segment, tree]);
  const [seen, setSeen] = useState(stored);
  const [base, setBase] = useState(stored);
  const draft = steps.now;
  const key = draftKey(draft);
  const isDirty = key !== draftKey(base);
  if (stored !== seen) {
    setSeen(stored);
    if (draftKey(stored) !== draftKey(base)) {
      setBase(stored);
      // Without changes of one's own there is nothing to lose.
      if (!isDirty) setSteps(begun(stored));
    }
  }
  return {
    draft,
    isDirty,
    picksBefore: base.picks,
    write: (change: Partial<Draft>, part?: string) =>
      setSteps((before) => did(before, { ...before.now, ...change }, part ?? null)),
    /** What was just stored. */
    keep: () => setBase(draft),
    undo: steps.past.length === 0 ? null : () => setSteps(undone),
    redo: steps.future.length === 0 ? null : () => setSteps(redone),
  };
}

export type SegmentDraft = ReturnType<typeof useSegmentDraft>;
