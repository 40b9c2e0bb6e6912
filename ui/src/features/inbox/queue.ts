import type { FoundField, IntakeItem, IntakeQueue } from "#ui/bindings/engine.ts";
import type { Tone } from "#ui/design/primitives/Chip.tsx";
import { errorText } from "#ui/i18n/errorText.ts";
import { locale, sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";

/** Under this a found value is shown as doubtful, and its runner-up is offered. */
export const sureFrom = 60;

/** Accepted and rejected files have left the queue; their places are the lead and the undo list. */
export function isOpen({ status }: IntakeItem): boolean {
  return status !== "accepted" && status !== "rejected";
}

/** The two lists of the inbox: what a person decides on, and what was not taken in. */
export const inboxTabs = ["review", "refused"] as const;
export type InboxTab = (typeof inboxTabs)[number];

export function isInboxTab(text: string): text is InboxTab {
  return (inboxTabs as readonly string[]).includes(text);
}

export function toReviewIn({ waiting, reading, review }: IntakeQueue): number {
  return waiting + reading + review;
}

export function isRefused({ status }: IntakeItem): boolean {
  return status === "refused" || status === "failed";
}

// Files of one drop are taken in one after the other, within this of the one before.
const sameDropMs = 2000;

/**
 * What can be decided stands first; within each part the newest drop is on top.
 *
 * The files of one drop stand by name, as in the folder that they came from.
 */
export function inOrder(items: readonly IntakeItem[]): IntakeItem[] {
  const byName = new Intl.Collator(locale(), { numeric: true }).compare;
  const arrived = items.toSorted((a, b) => b.receivedAt - a.receivedAt);
  let drop = 0;
  const placed = arrived.map((item, index) => {
    const later = arrived[index - 1] ?? item;
    if (later.receivedAt - item.receivedAt > sameDropMs) drop += 1;
    return { item, drop };
  });
  return placed
    .toSorted(
      (a, b) =>
        Number(isRefused(a.item)) - Number(isRefused(b.item)) ||
        a.drop - b.drop ||
        byName(a.item.fileName, b.item.fileName) ||
        (a.item.id < b.item.id ? -1 : 1),
    )
    .map(({ item }) => item);
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
      return { text: refusalOf(item), tone: "danger" };
    case "review":
    case "accepted":
    case "rejected":
      return reviewLine(item);
  }
}

/** Why it was not taken in, in the words of its own error. */
function refusalOf({ status, problem }: IntakeItem): string {
  if (problem) return errorText(problem);
  return t(status === "failed" ? "intake.failed" : "intake.refused");
}

function reviewLine(item: IntakeItem): { text: string; tone: Tone } {
  if (item.problem) return { text: errorText(item.problem), tone: "warn" };
  if (item.hasHidden) return { text: t("intake.hidden"), tone: "warn" };
  if (item.duplicates.length > 0) return { text: t("intake.duplicate"), tone: "warn" };
  if (item.grade === "image_only") return { text: sentence(t("grade.image_only")), tone: "info" };
  if (item.grade === "locked") return { text: t("intake.locked"), tone: "neutral" };
  // Not well read: nothing in it looks like a person.
  if (item.fields.length === 0) return { text: t("intake.nothingFound"), tone: "warn" };
  const doubtful = item.fields.filter(({ confidence }) => confidence < sureFrom).length;
  if (doubtful > 0) return { text: t("intake.checks", { count: doubtful }), tone: "warn" };
  return { text: t("intake.readWell", { count: item.fields.length }), tone: "ok" };
}
