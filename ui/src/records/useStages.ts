import { useQuery } from "@tanstack/react-query";
import { stagesQuery } from "#ui/api/queries.ts";
import { t } from "#ui/i18n/t.ts";
import { stateChoices, type StageChoice } from "./stages.ts";

/** All stages of the pipeline in their order; those of the states until they are known. */
export function useStages(): readonly StageChoice[] {
  const { data } = useQuery(stagesQuery());
  return (
    data?.map(({ id, state, name }) => ({ id, state, label: name ?? t(`stage.${state}`) })) ??
    stateChoices()
  );
}
