import { IconArchive, IconArrowLeft, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { leadQuery } from "#ui/api/queries.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { DocumentLines } from "#ui/documents/DocumentLines.tsx";
import { ContactFacts } from "#ui/records/ContactFacts.tsx";
import { ContactPoints } from "#ui/records/ContactPoints.tsx";
import { ContactTexts } from "#ui/records/ContactTexts.tsx";
import { CustomFacts } from "#ui/records/CustomFacts.tsx";
import { LeadTags } from "#ui/records/LeadTags.tsx";
import { StagePicker } from "#ui/records/StagePicker.tsx";
import { stageBeside, stageName, useStages } from "#ui/records/pipeline.ts";
import { AddDocument } from "./AddDocument.tsx";
import { archiveKey } from "./leadKeys.ts";
import { LeadFacts } from "./LeadFacts.tsx";
import { LeadHead } from "./LeadHead.tsx";
import { LeadTabs, type LeadTab } from "./LeadTabs.tsx";
import { NextStep } from "./NextStep.tsx";
import { Timeline } from "./Timeline.tsx";
import { useLeadRecord } from "./useLeadRecord.ts";

export function LeadPage() {
  const { id } = useParams({ from: "/leads/$id" });
  const { document, note } = useSearch({ from: "/leads/$id" });
  const lead = useQuery(leadQuery(id));
  if (lead.error) {
    return (
      <Page title={t("nav.leads")}>
        <ErrorNote error={lead.error} />
      </Page>
    );
  }
  if (!lead.data) {
    return (
      <Page title={t("nav.leads")}>
        <Skeleton lines={12} />
      </Page>
    );
  }
  return <LeadRecord key={`${id} ${document} ${note}`} lead={lead.data} />;
}

function LeadRecord({ lead }: { lead: Lead }) {
  const record = useLeadRecord(lead);
  const { document, words, note } = useSearch({ from: "/leads/$id" });
  const [chosen, setChosen] = useState(document ?? null);
  const [tab, setTab] = useState<LeadTab>("resume");
  const documentId = chosen ?? lead.documents[0]?.id ?? null;
  function showDocument(id: string): void {
    setChosen(id);
    setTab("resume");
  }
  return (
    <Page
      title={lead.contact.name}
      titleHidden
      lead={<Way record={record} />}
      actions={<StageButtons lead={lead} record={record} />}
    >
      {lead.deleted && <DeletedNote id={lead.id} />}
      {lead.archived && !lead.deleted && <ArchivedNote onBack={record.archive} />}
      <LeadHead lead={lead} />
      <Body stacks>
        <Pane label={t("lead.facts")} width="facts">
          <Scroll label={t("lead.facts")}>
            <NextStep lead={lead} />
            <Section title={t("settings.tags")}>
              <LeadTags lead={{ ids: [lead.id], name: lead.contact.name }} tags={lead.tags} />
            </Section>
            <ContactPoints contact={lead.contact} title={t("lead.contact")}>
              <ContactTexts contact={lead.contact} />
              <CustomFacts root="contact" record={lead.contact} />
            </ContactPoints>
            <LeadFacts lead={lead} />
            <ContactFacts contact={lead.contact} onDocument={showDocument} />
            <Section title={t("documents.title")} aside={<AddDocument leadId={lead.id} />}>
              <DocumentLines
                documents={lead.documents}
                current={documentId}
                onShow={showDocument}
              />
            </Section>
          </Scroll>
        </Pane>
        <Pane label={t("timeline.title")} width="rest">
          <Timeline lead={lead} noteId={note ?? null} />
        </Pane>
        <LeadTabs
          lead={lead}
          documentId={documentId}
          words={documentId === document ? (words ?? null) : null}
          tab={tab}
          onTab={setTab}
        />
      </Body>
      {record.picking && (
        <StagePicker
          anchor={record.picking}
          count={1}
          current={lead.stageId}
          onPick={record.move}
          onClose={record.closeStages}
        />
      )}
    </Page>
  );
}

type LeadRecordActs = ReturnType<typeof useLeadRecord>;

/** Back to the list, and along it. */
function Way({ record }: { record: LeadRecordActs }) {
  const { near, back, previous, next } = record;
  return (
    <>
      <IconButton
        label={t("lead.back")}
        keys="Escape"
        icon={<IconArrowLeft size={16} stroke={1.5} />}
        onClick={back}
      />
      {near.index !== null && (
        <>
          <span>{t("list.position", { index: near.index + 1, total: near.total })}</span>
          <IconButton
            label={t("lead.previous")}
            keys="k"
            icon={<IconChevronUp size={16} stroke={1.5} />}
            disabled={near.previous === null}
            onClick={previous}
          />
          <IconButton
            label={t("lead.next")}
            keys="j"
            icon={<IconChevronDown size={16} stroke={1.5} />}
            disabled={near.next === null}
            onClick={next}
          />
        </>
      )}
    </>
  );
}

function StageButtons({ lead, record }: { lead: Lead; record: LeadRecordActs }) {
  const next = stageBeside(useStages(), lead, 1);
  return (
    <>
      {!lead.archived && (
        <IconButton
          label={t("keys.archive")}
          keys={archiveKey}
          icon={<IconArchive size={16} stroke={1.5} />}
          onClick={record.archive}
        />
      )}
      <Button data-stages keys="s" onClick={record.openStages}>
        {t("lead.stage")}
      </Button>
      {next && (
        <Button look="primary" keys="." onClick={() => record.move(next, null)}>
          {t("lead.moveTo", { stage: stageName(next) })}
        </Button>
      )}
    </>
  );
}

function ArchivedNote({ onBack }: { onBack: () => void }) {
  return (
    <Note
      tone="info"
      role="status"
      actions={
        <Button keys={archiveKey} onClick={onBack}>
          {t("keys.unarchive")}
        </Button>
      }
    >
      {t("lead.inArchive")}
    </Note>
  );
}

function DeletedNote({ id }: { id: string }) {
  const restore = useCommand("restore");
  const bringBack = () => restore.mutate({ root: "lead", ids: [id] });
  useActions([named("restore", t("action.restore"), bringBack)]);
  return (
    <Note
      tone="warn"
      role="status"
      actions={<Button onClick={bringBack}>{t("action.restore")}</Button>}
    >
      {t("lead.inTrash")}
    </Note>
  );
}
