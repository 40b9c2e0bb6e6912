import { IconArchive, IconChevronDown, IconChevronUp, IconNote, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { leadQuery } from "#ui/api/queries.ts";
import type { LeadRow, Note } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { DocumentLines } from "#ui/documents/DocumentLines.tsx";
import { these } from "#ui/grid/checks.ts";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { ContactPoints } from "#ui/records/ContactPoints.tsx";
import { LeadTags } from "#ui/records/LeadTags.tsx";
import { StageAge } from "#ui/records/StageAge.tsx";
import { StageChip } from "#ui/records/StageChip.tsx";
import { stageBeside, stageName, useStages } from "#ui/records/pipeline.ts";
import { archiveKey } from "./leadKeys.ts";
import { LeadFacts } from "./LeadFacts.tsx";
import { NextStep } from "./NextStep.tsx";
import type { LeadActions } from "./useLeadActions.ts";
import styles from "./LeadPane.module.css";

// While an arrow key is held down, only the row where it stops is asked for.
const restMs = 60;
const notesShown = 3;

type LeadPaneProps = {
  row: LeadRow;
  /** The leads after and before it, read ahead. */
  near: readonly (string | undefined)[];
  position: { index: number; total: number };
  onStep: (step: 1 | -1) => void;
  onOpen: () => void;
  onClose: () => void;
  actions: LeadActions;
};

export function LeadPane({ row, near, position, onStep, onOpen, onClose, actions }: LeadPaneProps) {
  const { index, total } = position;
  const lead = useLead(row.id, near);
  return (
    <Pane label={t("lead.pane")} width="detail" side="end">
      <div className={styles.bar}>
        <span className={styles.position}>{t("list.position", { index: index + 1, total })}</span>
        <IconButton
          label={t("lead.previous")}
          icon={<IconChevronUp size={16} stroke={1.5} />}
          disabled={index === 0}
          onClick={() => onStep(-1)}
        />
        <IconButton
          label={t("lead.next")}
          icon={<IconChevronDown size={16} stroke={1.5} />}
          disabled={index >= total - 1}
          onClick={() => onStep(1)}
        />
        <Button look="quiet" keys="Enter" onClick={onOpen}>
          {t("action.open")}
        </Button>
        <IconButton
          label={t("keys.pane")}
          keys="Mod+."
          icon={<IconX size={16} stroke={1.5} />}
          onClick={onClose}
        />
      </div>
      <Scroll label={row.name}>
        <Head row={row} actions={actions} />
        <Details lead={lead} />
      </Scroll>
    </Pane>
  );
}

function Head({ row, actions }: { row: LeadRow; actions: LeadActions }) {
  const next = stageBeside(useStages(), row, 1);
  // What is checked is acted on by key and from the bar; here it is about this lead alone.
  const own = { chosen: these("lead", [row.id]), name: row.name };
  const keyed = (key: string) => (actions.isMany ? undefined : key);
  return (
    <div className={styles.head}>
      <div className={styles.who}>
        <Avatar name={row.name} size="large" />
        <div className={styles.names}>
          <h2 className={styles.name} dir="auto">
            {row.name}
          </h2>
          {row.title !== null && <p className={styles.title}>{row.title}</p>}
        </div>
      </div>
      <div className={styles.chips}>
        <StageChip state={row.state} stageId={row.stageId} />
        <StageAge lead={row} />
        {row.source !== null && <Chip tone="line">{row.source}</Chip>}
      </div>
      <LeadTags lead={{ ids: [row.id], name: row.name }} tags={row.tags} isAside={actions.isMany} />
      <div className={styles.actions}>
        {next && (
          <Button
            look="primary"
            keys={keyed(".")}
            onClick={() => void actions.move(next, null, own)}
          >
            {t("lead.moveTo", { stage: stageName(next) })}
          </Button>
        )}
        <Button keys={keyed("s")} onClick={(event) => actions.openStages(event.currentTarget, own)}>
          {t("lead.stage")}
        </Button>
        <IconButton
          label={t("keys.archive")}
          keys={keyed(archiveKey)}
          icon={<IconArchive size={16} stroke={1.5} />}
          onClick={() => void actions.archive(own)}
        />
      </div>
    </div>
  );
}

function Details({ lead }: { lead: ReturnType<typeof useLead> }) {
  if (lead.error) return <ErrorNote error={lead.error} />;
  if (!lead.data) return <Skeleton lines={6} />;
  const notes = lead.data.notes.toSorted((a, b) => b.createdAt - a.createdAt).slice(0, notesShown);
  return (
    <>
      <NextStep key={lead.data.id} lead={lead.data} />
      <ContactPoints contact={lead.data.contact} title={t("lead.contact")} />
      <LeadFacts lead={lead.data} />
      <Section title={t("documents.title")}>
        <DocumentLines documents={lead.data.documents} />
      </Section>
      <Section title={t("notes.last")}>
        {notes.length === 0 && <p className={styles.none}>{t("notes.none")}</p>}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} />
        ))}
      </Section>
    </>
  );
}

function NoteLine({ note }: { note: Note }) {
  return (
    <div className={styles.note}>
      <IconNote size={16} stroke={1.5} aria-hidden="true" />
      <p className={styles.noteText}>{note.text}</p>
      <When at={note.createdAt} />
    </div>
  );
}

/** The lead where the person stops; with its neighbours, so that the next step shows at once. */
function useLead(id: string, near: readonly (string | undefined)[]) {
  const client = useQueryClient();
  const [settled, setSettled] = useState(id);
  const ahead = near.join(" ");
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(id);
      for (const other of ahead.split(" ").filter(Boolean))
        void client.prefetchQuery(leadQuery(other));
    }, restMs);
    return () => clearTimeout(timer);
  }, [client, id, ahead]);
  return useQuery({ ...leadQuery(id), enabled: settled === id });
}
