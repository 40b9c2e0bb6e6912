import {
  IconArrowBackUp,
  IconCheck,
  IconChecklist,
  IconFileText,
  IconFlag,
  IconInbox,
  IconNote,
  IconPhoneIncoming,
  IconPhoneOutgoing,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { HistoryEntry, Lead } from "#ui/bindings/engine.ts";
import { formatDay } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { stageCalled } from "#ui/records/pipeline.ts";
import { stageMoves } from "./stageMoves.ts";
import type { Written } from "./TimelineText.tsx";

export const eventKinds = ["note", "call", "task", "stage", "file"] as const;
export type EventKind = (typeof eventKinds)[number];

export type TimelineEvent = {
  id: string;
  at: number;
  kind: EventKind;
  icon: ReactNode;
  title: string;
  /** Read as what it took back. */
  undone?: boolean;
  /** What stands under the title and stays as it is. */
  reason?: string | null;
  /** What stands under the title and can be edited. */
  written?: Written;
};

const icon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

/** All that happened with a lead, newest first. */
export function eventsOf(lead: Lead, history: readonly HistoryEntry[]): TimelineEvent[] {
  return [
    ...noteEvents(lead),
    ...callEvents(lead),
    ...taskEvents(lead),
    ...stageEvents(history),
    ...documentEvents(lead),
    received(lead),
  ].toSorted((a, b) => b.at - a.at);
}

function noteEvents({ notes }: Lead): TimelineEvent[] {
  return notes.map(({ id, text, authorName, createdAt, editedAt }) => ({
    id,
    at: createdAt,
    kind: "note",
    icon: <IconNote {...icon} />,
    title: t("timeline.note", { who: authorName }),
    written: { kind: "note", id, text, editedAt },
  }));
}

function callEvents({ calls, contact }: Lead): TimelineEvent[] {
  return calls.map(({ id, direction, outcome, text, authorName, calledAt }) => {
    const how = t(`calls.${outcome}`);
    const Icon = direction === "out" ? IconPhoneOutgoing : IconPhoneIncoming;
    return {
      id,
      at: calledAt,
      kind: "call",
      icon: <Icon {...icon} />,
      title:
        direction === "out"
          ? t("timeline.calledOut", { who: authorName, how })
          : t("timeline.calledIn", { who: contact.name, how }),
      written: { kind: "call", id, text, editedAt: null },
    };
  });
}

function taskEvents({ tasks }: Lead): TimelineEvent[] {
  return tasks.flatMap(({ id, title, createdAt, doneAt, doneBy }) => {
    const made: TimelineEvent = {
      id,
      at: createdAt,
      kind: "task",
      icon: <IconChecklist {...icon} />,
      title: t("timeline.task", { title }),
    };
    if (doneAt === null) return [made];
    const who = doneBy ?? t("lead.nobody");
    const done: TimelineEvent = {
      id: `${id} done`,
      at: doneAt,
      kind: "task",
      icon: <IconCheck {...icon} />,
      title: t("timeline.taskDone", { who, title }),
    };
    return [made, done];
  });
}

function stageEvents(history: readonly HistoryEntry[]): TimelineEvent[] {
  return stageMoves(history).map(({ entry, stage: to, undone, reason }) => {
    const stage = stageCalled(to ?? entry.new ?? "");
    const what = t("timeline.moved", { who: entry.who, stage });
    return {
      id: entry.id,
      at: entry.at,
      kind: "stage",
      icon: undone ? <IconArrowBackUp {...icon} /> : <IconFlag {...icon} />,
      title: undone ? t("timeline.undone", { what }) : what,
      undone,
      reason,
    };
  });
}

function documentEvents({ documents }: Lead): TimelineEvent[] {
  return documents.map(({ id, fileName, addedAt }) => ({
    id,
    at: addedAt,
    kind: "file",
    icon: <IconFileText {...icon} />,
    title: t("timeline.document", { name: fileName }),
  }));
}

function received({ receivedAt }: Lead): TimelineEvent {
  return {
    id: "received",
    at: receivedAt,
    kind: "stage",
    icon: <IconInbox {...icon} />,
    title: t("timeline.received"),
  };
}

export function byDay(events: readonly TimelineEvent[]) {
  const days: { day: string; events: TimelineEvent[] }[] = [];
  for (const event of events) {
    const day = formatDay(event.at);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
