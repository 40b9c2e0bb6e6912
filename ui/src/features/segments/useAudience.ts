import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { audienceQuery } from "#ui/api/queries.ts";
import type { Audience, SegmentPick } from "#ui/bindings/engine.ts";
import type { Asked } from "#ui/rules/json.ts";
import type { RuleText } from "#ui/rules/useRuleText.ts";
import { pickChanges, pickedIds } from "./draft.ts";

const sampleSize = 20;
const handMs = 120;

export type Counted = Extract<Audience, { ok: true }>;
export type AudienceState = ReturnType<typeof useAudience>;

/** Who the rules and the people by hand make; the answer to the newest question wins. */
export function useAudience(
  segmentId: string | null,
  { picks, stored }: Record<"picks" | "stored", readonly SegmentPick[]>,
  rule: RuleText,
) {
  const [seed, setSeed] = useState(1);
  const [settled] = useDebouncedValue(picks, handMs);
  // Picks that are stored count for the segment; once they differ, they are said one by one.
  const differs = pickChanges(stored, settled).length > 0;
  const asked = useQuery({
    ...audienceQuery({
      rule: rule.text ?? "",
      segmentId: differs ? null : segmentId,
      include: differs ? pickedIds(settled, "include") : [],
      exclude: differs ? pickedIds(settled, "exclude") : [],
      sample: sampleSize,
      seed,
    }),
    enabled: rule.text !== null,
    placeholderData: keepPreviousData,
  });
  const { data, isPlaceholderData, error } = asked;
  const counted = data?.ok === true ? data : null;
  const isFresh = rule.isCurrent && !isPlaceholderData && counted !== null;
  const counts = useCounts(isFresh ? counted : null, rule.asked);
  return { counted, isFresh, counts, error, shuffle: () => setSeed((before) => before + 1) };
}

/** Counts by node; those of before stand until there are newer ones. */
function useCounts(counted: Counted | null, asked: Asked): ReadonlyMap<string, number> | null {
  const [shown, setShown] = useState<{ of: Counted; counts: ReadonlyMap<string, number> } | null>(
    null,
  );
  if (counted !== null && counted !== shown?.of) {
    setShown({ of: counted, counts: countsOf(counted, asked) });
  }
  return shown?.counts ?? null;
}

function countsOf({ nodes }: Counted, { paths }: Asked): ReadonlyMap<string, number> {
  const byPath = new Map(nodes.map(({ path, count }) => [path.join("."), count]));
  return new Map(
    [...paths].flatMap(([id, path]) => {
      const count = byPath.get(path.join("."));
      return count === undefined ? [] : [[id, count] as const];
    }),
  );
}
