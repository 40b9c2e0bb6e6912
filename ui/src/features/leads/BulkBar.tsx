import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { BulkBarFrame } from "#ui/layout/BulkBarFrame.tsx";
import type { LeadActions } from "./useLeadActions.ts";

type BulkBarProps = { count: number; actions: LeadActions; onClear: () => void };

export function BulkBar({ count, actions, onClear }: BulkBarProps) {
  return (
    <BulkBarFrame count={count} onClear={onClear}>
      <Button look="quiet" keys="s" onClick={(event) => actions.openStages(event.currentTarget)}>
        {t("lead.stage")}
      </Button>
      <Button look="quiet" keys="r" onClick={() => actions.reach()}>
        {t("keys.reached")}
      </Button>
      <Button look="quiet" keys="Delete" onClick={() => void actions.trash()}>
        {t("bulk.trash")}
      </Button>
    </BulkBarFrame>
  );
}
