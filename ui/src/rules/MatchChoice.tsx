import { SegmentedControl } from "@mantine/core";
import { t } from "#ui/i18n/t.ts";
import type { Match } from "./tree.ts";

const usual = ["all", "any", "none"] as const;

type MatchChoiceProps = { match: Match; onMatch: (match: Match) => void };

/** How the parts of a group are joined. "Not all" is only offered where a text said it. */
export function MatchChoice({ match, onMatch }: MatchChoiceProps) {
  const offered: readonly Match[] = match === "not_all" ? [...usual, match] : usual;
  return (
    <SegmentedControl
      aria-label={t("rule.matchOf")}
      value={match}
      onChange={(next) => onMatch(offered.find((each) => each === next) ?? match)}
      data={offered.map((each) => ({ value: each, label: t(`rule.match.${each}`) }))}
    />
  );
}
