import { IconAlertTriangle } from "@tabler/icons-react";
import type { LeadStep } from "#ui/bindings/engine.ts";
import { useNow } from "#ui/design/useNow.ts";
import { dayOf, formatDueDay } from "#ui/i18n/days.ts";
import { formatAge } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./NextStep.module.css";

/** What is to be done next, and until when; overdue in words, colour and shape. */
export function NextStep({ step }: { step: LeadStep }) {
  const today = dayOf(useNow());
  const { title, due } = step;
  return (
    <span className={styles.step} data-due={due}>
      {due === "overdue" && <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />}
      <span className={styles.title} dir="auto" title={title}>
        {title}
      </span>
      <span className={styles.due}>{dueText(step, today)}</span>
    </span>
  );
}

function dueText({ dueOn, due }: LeadStep, today: string): string | null {
  if (dueOn === null) return null;
  if (due !== "overdue") return formatDueDay(dueOn, today);
  return t("step.overdue", { age: formatAge(Date.parse(dueOn), Date.parse(today)) });
}
