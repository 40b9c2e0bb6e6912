import { useState } from "react";
import { run } from "#ui/api/mutations.ts";
import type { Segment } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import type { RuleText } from "#ui/rules/useRuleText.ts";
import { saveSegment } from "./segmentActs.ts";
import type { Step } from "./Steps.tsx";
import type { SegmentDraft } from "./useSegmentDraft.ts";

type Saving = {
  segment: Segment | null;
  edited: SegmentDraft;
  rule: RuleText;
  /** Shows the step at which something is missing. */
  onMissing: (step: Step) => void;
};

/** How the draft is stored: in its segment, or as a new one. */
export function useSaving({ segment, edited, rule, onMissing }: Saving) {
  const { draft, keep, picksBefore } = edited;
  const [checked, setChecked] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const known = segment?.row.id ?? null;

  async function store(id: string | null, name: string): Promise<void> {
    setError(null);
    // What was just typed may still be on its way to the text that is shown.
    const { json } = rule.asked;
    const read = await run("rule_read", { root: "contact", text: null, json }, "here");
    if (!read.ok) return onMissing("rules");
    const before = id === null ? [] : picksBefore;
    const saved = await saveSegment(id, { ...draft, name }, read.text, before);
    keep();
    if (saved !== known) setSavedAs(saved);
  }
  function save(): void {
    setChecked(true);
    if (draft.name.trim() === "") return onMissing("name");
    if (rule.asked.unfinished.size > 0) return onMissing("rules");
    store(known, draft.name).catch(setError);
  }

  /** What is wrong comes back as a text. */
  async function saveAs(name: string): Promise<string | null> {
    try {
      await store(null, name);
      return null;
    } catch (refused) {
      return refusalText(refused);
    }
  }
  return {
    /** Whether somebody has tried to save. */
    checked,
    error,
    /** The segment that came of it, where it is another one than this page's. */
    savedAs,
    save,
    saveAs,
  };
}
