import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { BulkBarFrame } from "#ui/layout/BulkBarFrame.tsx";

type ContactBulkBarProps = { count: number; onTrash: () => void; onClear: () => void };

export function ContactBulkBar({ count, onTrash, onClear }: ContactBulkBarProps) {
  return (
    <BulkBarFrame count={count} onClear={onClear}>
      <Button look="quiet" keys="Delete" onClick={onTrash}>
        {t("bulk.trash")}
      </Button>
    </BulkBarFrame>
  );
}
