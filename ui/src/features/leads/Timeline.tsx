import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { historyQuery } from "#ui/api/queries.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { formatClock, formatExact } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Composer } from "./Composer.tsx";
import { byDay, eventKinds, eventsOf, type TimelineEvent } from "./timelineEvents.tsx";
import { TimelineText } from "./TimelineText.tsx";
import styles from "./Timeline.module.css";

const filters = ["all", ...eventKinds] as const;
type Filter = (typeof filters)[number];

type TimelineProps = {
  lead: Lead;
  /** The note that a search led to. */
  noteId: string | null;
};

/** What happened with the lead, newest first, under the place to write what comes next. */
export function Timeline({ lead, noteId }: TimelineProps) {
  const { data: history } = useQuery(historyQuery("lead", lead.id));
  const [filter, setFilter] = useState<Filter>("all");
  const [editing, setEditing] = useState<string | null>(null);
  const events = eventsOf(lead, history ?? []).filter(
    ({ kind }) => filter === "all" || kind === filter,
  );
  useActions(
    filters.map((each) =>
      named(`timeline.${each}`, t("timeline.show", { what: t(`timeline.filter.${each}`) }), () =>
        setFilter(each),
      ),
    ),
  );
  function say(callId: string): void {
    setFilter("all");
    setEditing(callId);
  }
  return (
    <>
      <Composer lead={lead} onSay={say} />
      <div className={styles.filter}>
        <SegmentedControl
          aria-label={t("timeline.filter")}
          classNames={{ root: styles.segments ?? "", label: styles.segment ?? "" }}
          value={filter}
          onChange={setFilter}
          data={filters.map((value) => ({
            value,
            label: t(`timeline.filter.${value}`),
          }))}
        />
        <span className={styles.count}>{t("timeline.events", { count: events.length })}</span>
      </div>
      <Scroll label={t("timeline.title")}>
        <div className={styles.events}>
          {events.length === 0 && <p className={styles.none}>{t("timeline.none")}</p>}
          {byDay(events).map(({ day, events: ofDay }) => (
            <section key={day} aria-label={day}>
              <h3 className={styles.day}>{day}</h3>
              <ol>
                {ofDay.map((event) => (
                  <EventLine
                    key={event.id}
                    event={event}
                    found={event.id === noteId}
                    editing={event.id === editing}
                    onEditing={(now) => setEditing(now ? event.id : null)}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </Scroll>
    </>
  );
}

type EventLineProps = {
  event: TimelineEvent;
  found: boolean;
  editing: boolean;
  onEditing: (editing: boolean) => void;
};

function EventLine({ event, found, editing, onEditing }: EventLineProps) {
  const { at, icon, title, undone = false, reason = null, written } = event;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (found) line.current?.scrollIntoView({ block: "center" });
  }, [found]);
  return (
    <li ref={line} className={styles.event} data-found={found || undefined}>
      <span className={styles.icon}>{icon}</span>
      <div className={styles.content}>
        <div className={styles.title}>
          <span className={undone ? styles.undone : undefined}>{title}</span>
          <time dateTime={new Date(at).toISOString()} title={formatExact(at)}>
            {formatClock(at)}
          </time>
        </div>
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        {written && <TimelineText written={written} editing={editing} onEditing={onEditing} />}
      </div>
    </li>
  );
}
