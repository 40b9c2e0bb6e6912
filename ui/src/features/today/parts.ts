import type { LeadRow, Task } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import type { Today, TodayLeads } from "#ui/bindings/engine.ts";
import { sortText } from "#ui/records/fields.ts";

type Shared = {
  key: string;
  title: string;
  count: number;
  late: boolean;
  /** The address of the whole list. */
  search: { rule: string; sort?: string };
};
export type TasksPart = Shared & { of: "tasks"; rows: readonly Task[] };
export type LeadsPart = Shared & {
  of: "leads";
  rows: readonly LeadRow[];
  act: "reach" | "task";
  since: "receivedAt" | "stateAt";
};
export type Part = TasksPart | LeadsPart;

/** The parts of the day, the most pressing first. */
export function partsOf(today: Today): Part[] {
  const { overdue, dueToday, newLeads, noNextStep, rotting } = today;
  return [
    {
      of: "tasks",
      key: "overdue",
      title: t("today.overdue"),
      count: overdue.count,
      late: true,
      rows: overdue.rows,
      search: { rule: overdue.rule },
    },
    {
      of: "tasks",
      key: "due",
      title: t("today.due"),
      count: dueToday.count,
      late: false,
      rows: dueToday.rows,
      search: { rule: dueToday.rule },
    },
    { ...leads("new", t("today.new"), newLeads), act: "reach", since: "receivedAt" },
    { ...leads("noStep", t("today.noStep"), noNextStep), act: "task", since: "stateAt" },
    { ...leads("still", t("today.still"), rotting), act: "task", since: "stateAt" },
  ];
}

function leads(key: string, title: string, { count, rows, rule, sort }: TodayLeads) {
  const sorted = sortText(sort);
  const search = { rule, ...(sorted !== undefined && { sort: sorted }) };
  return { of: "leads" as const, key, title, count, late: false, rows, search };
}
