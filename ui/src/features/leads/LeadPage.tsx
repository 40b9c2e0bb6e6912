import { IconArrowLeft, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { leadQuery } from "#ui/api/queries.ts";
import type { Lead, LeadState } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { useCommand } from "#ui/api/mutations.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { DocumentLines } from "#ui/documents/DocumentLines.tsx";
import { ContactPoints } from "#ui/records/ContactPoints.tsx";
import { leadField, parseSort } from "#ui/records/fields.ts";
import { moveLeads, trashLeads } from "#ui/records/moveLeads.ts";
import { StagePicker } from "#ui/records/StagePicker.tsx";
import { stageBeside } from "#ui/records/stages.ts";
import { AddDocument } from "./AddDocument.tsx";
import { LeadFacts } from "./LeadFacts.tsx";
import { LeadHead } from "./LeadHead.tsx";
import { LeadTabs } from "./LeadTabs.tsx";
import { Timeline } from "./Timeline.tsx";
import { useNeighbours } from "./useNeighbours.ts";

export function LeadPage() {
  const { id } = useParams({ from: "/leads/$id" });
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
  return <LeadRecord key={id} lead={lead.data} />;
}

function LeadRecord({ lead }: { lead: Lead }) {
  const { name } = lead.contact;
  const view = useSearch({ from: "/leads/$id" });
  const navigate = useNavigate();
  const sort = parseSort(view.sort, { field: leadField.received, descending: true });
  const near = useNeighbours(lead.id, view.rule ?? "", sort);
  const [picking, setPicking] = useState<DOMRect | null>(null);
  const [documentId, setDocumentId] = useState<string | null>(lead.documents[0]?.id ?? null);
  const stageButton = useRef<HTMLButtonElement>(null);
  const next = stageBeside(lead.state, 1);

  const back = () => void navigate({ to: "/leads", search: { ...view, at: lead.id } });
  const open = (id: string | null) =>
    id !== null && void navigate({ to: "/leads/$id", params: { id }, search: view, replace: true });

  function move(state: LeadState, reason: string | null): void {
    setPicking(null);
    void moveLeads([lead.id], state, reason);
  }
  function step(by: 1 | -1): void {
    const state = stageBeside(lead.state, by);
    if (state) move(state, null);
  }
  async function trash(): Promise<void> {
    if (await trashLeads([lead.id])) back();
  }
  const openStages = (from: Element | null) => from && setPicking(from.getBoundingClientRect());

  useActions([
    { id: "back", label: t("lead.back"), keys: ["Escape"], scope: "page", run: back },
    {
      id: "previousLead",
      label: t("lead.previous"),
      keys: ["k"],
      scope: "page",
      run: () => open(near.previous),
    },
    {
      id: "nextLead",
      label: t("lead.next"),
      keys: ["j"],
      scope: "page",
      run: () => open(near.next),
    },
    {
      id: "stage",
      label: t("keys.stage"),
      keys: ["s"],
      scope: "lead",
      run: () => openStages(stageButton.current),
    },
    { id: "stageOn", label: t("keys.stageOn"), keys: ["."], scope: "lead", run: () => step(1) },
    {
      id: "stageBack",
      label: t("keys.stageBack"),
      keys: [","],
      scope: "lead",
      run: () => step(-1),
    },
    {
      id: "reached",
      label: t("keys.reached"),
      keys: ["r"],
      scope: "lead",
      run: () => move("REACHED_OUT", null),
    },
    {
      id: "trash",
      label: t("keys.trash"),
      keys: ["Delete"],
      scope: "lead",
      run: () => void trash(),
    },
  ]);

  return (
    <Page
      title={name}
      titleHidden
      lead={
        <>
          <IconButton
            label={t("lead.back")}
            keys="Escape"
            icon={<IconArrowLeft size={16} stroke={1.5} />}
            onClick={back}
          />
          <Position near={near} onOpen={open} />
        </>
      }
      actions={
        <>
          <Button ref={stageButton} keys="s" onClick={(event) => openStages(event.currentTarget)}>
            {t("lead.stage")}
          </Button>
          {next && (
            <Button look="primary" keys="." onClick={() => move(next, null)}>
              {t("lead.moveTo", { stage: t(`stage.${next}`) })}
            </Button>
          )}
        </>
      }
    >
      {lead.deleted && <DeletedNote id={lead.id} />}
      <LeadHead lead={lead} />
      <Body>
        <Pane label={t("lead.facts")} width="facts">
          <Scroll label={t("lead.facts")}>
            <ContactPoints contact={lead.contact} title={t("lead.contact")} />
            <LeadFacts lead={lead} />
            <Section title={t("documents.title")} aside={<AddDocument leadId={lead.id} />}>
              <DocumentLines
                documents={lead.documents}
                current={documentId}
                onShow={setDocumentId}
              />
            </Section>
          </Scroll>
        </Pane>
        <Pane label={t("timeline.title")} width="rest">
          <Timeline lead={lead} />
        </Pane>
        <LeadTabs lead={lead} documentId={documentId} />
      </Body>
      {picking && (
        <StagePicker
          anchor={picking}
          count={1}
          current={lead.state}
          onPick={move}
          onClose={() => setPicking(null)}
        />
      )}
    </Page>
  );
}

type PositionProps = {
  near: ReturnType<typeof useNeighbours>;
  onOpen: (id: string | null) => void;
};

function Position({ near, onOpen }: PositionProps) {
  if (near.index === null) return null;
  return (
    <>
      <span>{t("list.position", { index: near.index + 1, total: near.total })}</span>
      <IconButton
        label={t("lead.previous")}
        keys="k"
        icon={<IconChevronUp size={16} stroke={1.5} />}
        disabled={near.previous === null}
        onClick={() => onOpen(near.previous)}
      />
      <IconButton
        label={t("lead.next")}
        keys="j"
        icon={<IconChevronDown size={16} stroke={1.5} />}
        disabled={near.next === null}
        onClick={() => onOpen(near.next)}
      />
    </>
  );
}

function DeletedNote({ id }: { id: string }) {
  const restore = useCommand("restore");
  return (
    <Note
      tone="warn"
      role="status"
      actions={
        <Button onClick={() => restore.mutate({ root: "lead", ids: [id] })}>
          {t("action.restore")}
        </Button>
      }
    >
      {t("lead.inTrash")}
    </Note>
  );
}
