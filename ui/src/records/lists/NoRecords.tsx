import type { ReactNode } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { t } from "#ui/i18n/t.ts";

type NoRecordsProps = {
  icon: ReactNode;
  rule: string;
  onClear: () => void;
  /** There are none at all, and how some come to be here. */
  none: { title: string; body: string; actions?: ReactNode };
  /** There are some, and none that match. */
  noMatch: string;
};

/** In place of a list's rows: why there are none, and the way on. */
export function NoRecords({ icon, rule, onClear, none, noMatch }: NoRecordsProps) {
  if (rule === "") {
    return (
      <EmptyState icon={icon} title={none.title} actions={none.actions}>
        {none.body}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={noMatch}
      actions={
        <Button look="primary" size="large" keys="Shift+F" onClick={onClear}>
          {t("filter.clear")}
        </Button>
      }
    >
      {t("leads.filterIs", { rule })}
    </EmptyState>
  );
}
