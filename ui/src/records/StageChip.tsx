import type { LeadState } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { StageName } from "./StageName.tsx";
import { stageTone } from "./stages.ts";

type StageChipProps = {
  state: LeadState;
  /** The stage within the state; without one, the state's own. */
  stageId?: string;
};

/** Filled: for panes and record heads. In a grid the glyph and plain text stand instead. */
export function StageChip({ state, stageId = "" }: StageChipProps) {
  return (
    <Chip tone={stageTone[state]} icon={<StageGlyph state={state} />}>
      <StageName state={state} stageId={stageId} />
    </Chip>
  );
}
