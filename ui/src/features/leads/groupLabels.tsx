import type { ReactNode } from "react";
import type { FieldInfo, LeadState, StageInfo } from "#ui/bindings/engine.ts";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import type { ListGroup } from "#ui/grid/groupsSession.ts";
import { t } from "#ui/i18n/t.ts";
import { leadField } from "#ui/records/fields.ts";
import { stageName, stageOfState } from "#ui/records/pipeline.ts";
import { stages } from "#ui/records/stages.ts";

/** What a group is called. */
export function groupLabel(
  by: string,
  { value, stageId }: Pick<ListGroup, "value" | "stageId">,
  choices: readonly StageInfo[],
  field: FieldInfo | undefined,
): string {
  const stage = choices.find(({ id }) => id === stageId);
  if (stage) return stageName(stage);
  const state = by === leadField.state ? stateOf(value) : undefined;
  if (state) return t(`stage.${state}`);
  if (value === null) return by === leadField.owner ? t("lead.nobody") : t("group.without");
  if (field?.type === "flag") return value === "true" ? t("group.yes") : t("group.no");
  return value;
}

/** The glyph of a stage, where records are parted by stages. */
export function groupMark(
  by: string,
  { value, stageId }: Pick<ListGroup, "value" | "stageId">,
  choices: readonly StageInfo[],
): ReactNode {
  const stage = choices.find(({ id }) => id === stageId);
  const state = stage?.state ?? (by === leadField.state ? stateOf(value) : undefined);
  return state && <StageGlyph state={state} />;
}

/** The stage that leads come to stand in when they are put into a group; none for other groups. */
export function groupStage(
  by: string,
  { value, stageId }: Pick<ListGroup, "value" | "stageId">,
  choices: readonly StageInfo[],
): StageInfo | null {
  const stage = choices.find(({ id }) => id === stageId);
  const state = by === leadField.state ? stateOf(value) : undefined;
  return stage ?? (state && stageOfState(choices, state)) ?? null;
}

function stateOf(value: string | null): LeadState | undefined {
  return stages.find((state) => state === value?.toUpperCase());
}
