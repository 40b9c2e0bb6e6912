import type { LeadState } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { t } from "#ui/i18n/t.ts";
import { stageTone } from "./stages.ts";

/** Filled: for panes and record heads. In a grid the glyph and plain text stand instead. */
export function StageChip({ state }: { state: LeadState }) {
  return (
    <Chip tone={stageTone[state]} icon={<StageGlyph state={state} />}>
      {t(`stage.${state}`)}
    </Chip>
  );
}
