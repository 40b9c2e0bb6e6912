import { useQuery } from "@tanstack/react-query";
import { catalogueQuery, statusQuery } from "#ui/api/queries.ts";
import type { ListGroup } from "#ui/grid/groupsSession.ts";
import { useStages } from "#ui/records/pipeline.ts";
import { groupLabel, groupMark, groupStage } from "./groupLabels.tsx";

type Valued = Pick<ListGroup, "value" | "stageId">;

/** How the groups of a field look: their names, their glyphs, the currency of their sums. */
export function useGroupFace(by: string) {
  const field = useQuery(catalogueQuery("lead")).data?.fields.find(({ name }) => name === by);
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const choices = useStages();
  return {
    field,
    currency,
    labelOf: (group: Valued) => groupLabel(by, group, choices, field),
    markOf: (group: Valued) => groupMark(by, group, choices),
    stageOf: (group: Valued) => groupStage(by, group, choices),
  };
}
