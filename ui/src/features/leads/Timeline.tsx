import { IconArrowBackUp, IconFileText, IconFlag, IconInbox, IconNote } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { historyQuery } from "#ui/api/queries.ts";
import type { HistoryEntry, Lead } from "#ui/bindings/engine.ts";
import { formatClock, formatDay, formatExact } from "#ui/i18n/format.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { NoteComposer } from "./NoteComposer.tsx";
import { TimelineNote } from "./TimelineNote.tsx";
import { stageMoves } from "./stageMoves.ts";
import styles from "./Timeline.module.css";

type Event = { id: string; at: number; icon: ReactNode; title: ReactNode; body?: ReactNode };

const icon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

/** What happened with the lead, newest first, under the place to write the next note. */
export function Timeline({ lead }: { lead: Lead }) {
  const { data: history } = useQuery(historyQuery("lead", lead.id));
  const events = [
    ...noteEvents(lead),
    ...stageEvents(history ?? []),
    ...documentEvents(lead),
    received(lead),
  ].toSorted((a, b) => b.at - a.at);
  return (
    <>
      <NoteComposer leadId={lead.id} />
      <Scroll label={t("timeline.title")}>
        <div className={styles.events}>
          {byDay(events).map(({ day, events: ofDay }) => (
            <section key={day} aria-label={day}>
              <h3 className={styles.day}>{day}</h3>
              <ol>
                {ofDay.map((event) => (
                  <TimelineEvent key={event.id} event={event} />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </Scroll>
    </>
  );
}

function TimelineEvent({ event }: { event: Event }) {
  return (
    <li className={styles.event}>
      <span className={styles.icon}>{event.icon}</span>
      <div className={styles.content}>
        <div className={styles.title}>
          <span>{event.title}</span>
          <time dateTime={new Date(event.at).toISOString()} title={formatExact(event.at)}>
            {formatClock(event.at)}
          </time>
        </div>
        {event.body}
      </div>
    </li>
  );
}

function noteEvents(lead: Lead): Event[] {
  return lead.notes.map((note) => ({
    id: note.id,
    at: note.createdAt,
    icon: <IconNote {...icon} />,
    title: t("timeline.note", { who: note.authorName }),
    body: <TimelineNote note={note} />,
  }));
}

function stageEvents(history: readonly HistoryEntry[]): Event[] {
  return stageMoves(history).map(({ entry, undone, reason }) => {
    const stage = tCode(`stage.${entry.new}`, entry.new ?? "");
    const what = t("timeline.moved", { who: entry.who, stage });
    return {
      id: entry.id,
      at: entry.at,
      icon: undone ? <IconArrowBackUp {...icon} /> : <IconFlag {...icon} />,
      title: undone ? (
        <span className={styles.undone}>{t("timeline.undone", { what })}</span>
      ) : (
        what
      ),
      body: reason !== null && <p className={styles.reason}>{reason}</p>,
    };
  });
}

function documentEvents(lead: Lead): Event[] {
  return lead.documents.map((document) => ({
    id: document.id,
    at: document.addedAt,
    icon: <IconFileText {...icon} />,
    title: t("timeline.document", { name: document.fileName }),
  }));
}

function received(lead: Lead): Event {
  return {
    id: "received",
    at: lead.receivedAt,
    icon: <IconInbox {...icon} />,
    title: t("timeline.received"),
  };
}

function byDay(events: readonly Event[]): { day: string; events: Event[] }[] {
  const days: { day: string; events: Event[] }[] = [];
  for (const event of events) {
    const day = formatDay(event.at);
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
