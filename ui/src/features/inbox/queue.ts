import type { FoundField, IntakeItem } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";
import { sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

/** Under this a found value is shown as doubtful, and its runner-up is offered. */
export const sureFrom = 80;

/** Accepted and rejected files have left the queue; their places are the lead and the undo list. */
export function isOpen({ status }: IntakeItem): boolean {
  return status !== "accepted" && status !== "rejected";
}

export function isRefused({ status }: IntakeItem): boolean {
  return status === "refused" || status === "failed";
}

/** What can be decided stands first; within each part the newest is on top. */
export function inOrder(items: readonly IntakeItem[]): IntakeItem[] {
  return items.toSorted(
    (a, b) =>
      Number(isRefused(a)) - Number(isRefused(b)) ||
      b.receivedAt - a.receivedAt ||
      (a.id < b.id ? -1 : 1),
  );
}

export function valueOf(item: IntakeItem, field: FoundField["field"]): string {
  return item.fields.find((found) => found.field === field)?.value ?? "";
}

/** The line under a file's name: what is the matter with it, in words and tone. */
export function statusLine(item: IntakeItem): { text: string; tone: Tone } {
  switch (item.status) {
    case "waiting":
      return { text: t("intake.waiting"), tone: "neutral" };
    case "reading":
      return { text: t("intake.reading"), tone: "info" };
    case "refused":
    case "failed":
      return { text: t(`intake.${item.status}`), tone: "danger" };
    case "review":
    case "accepted":
    case "rejected":
      return reviewLine(item);
  }
}

function reviewLine(item: IntakeItem): { text: string; tone: Tone } {
  if (item.duplicates.length > 0) return { text: t("intake.duplicate"), tone: "warn" };
  if (item.grade === "image_only") return { text: sentence(t("grade.image_only")), tone: "info" };
  if (item.grade === "locked") return { text: t("intake.locked"), tone: "neutral" };
  const doubtful = item.fields.filter(({ confidence }) => confidence < sureFrom).length;
  if (doubtful > 0) return { text: t("intake.doubtful", { count: doubtful }), tone: "warn" };
  return { text: t("intake.readWell", { count: item.fields.length }), tone: "ok" };
}
