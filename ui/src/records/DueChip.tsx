import { IconAlertTriangle, IconCalendar } from "@tabler/icons-react";
import type { Task } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf, daysBetween } from "#ui/i18n/days.ts";
import { t } from "#ui/i18n/t.ts";

const icon = { size: 12, stroke: 1.5, "aria-hidden": true } as const;

/** How far off a step is: overdue in words, colour and shape, today, or in so many days. */
export function DueChip({ dueOn, due }: Pick<Task, "dueOn" | "due">) {
  const today = dayOf(useNow());
  if (dueOn === null) return null;
  const count = Math.abs(daysBetween(today, dueOn));
  if (due === "overdue") {
    return (
      <Chip tone="danger" icon={<IconAlertTriangle {...icon} />}>
        {t("nextStep.overdue", { count })}
      </Chip>
    );
  }
  return (
    <Chip tone={due === "today" ? "info" : "line"} icon={<IconCalendar {...icon} />}>
      {due === "today" ? t("day.today") : t("nextStep.in", { count })}
    </Chip>
  );
}
