import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { documentTextQuery } from "#ui/api/queries.ts";
import type { DocumentInfo, Lead } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { DocumentViewer } from "#ui/documents/DocumentViewer.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { TabList, TabPanel } from "#ui/layout/TabList.tsx";
import { HistoryList } from "#ui/records/HistoryList.tsx";
import { QuestionsTab } from "./QuestionsTab.tsx";
import { ScoreTab } from "./score/ScoreTab.tsx";
import { TasksTab } from "./TasksTab.tsx";
import styles from "./LeadTabs.module.css";

const tabs = ["resume", "tasks", "questions", "score", "history"] as const;
export type LeadTab = (typeof tabs)[number];

type LeadTabsProps = {
  lead: Lead;
  documentId: string | null;
  /** What the find box starts with, for those who come from the search. */
  words: string | null;
  tab: LeadTab;
  onTab: (tab: LeadTab) => void;
};

export function LeadTabs({ lead, documentId, words, tab, onTab }: LeadTabsProps) {
  const [wide, setWide] = useState(false);
  const id = useId();
  const document = lead.documents.find((each) => each.id === documentId) ?? lead.documents[0];
  useActions([
    ...tabs.map((each) =>
      named(`tab.${each}`, t("tabs.show", { tab: t(`tabs.${each}`) }), () => onTab(each)),
    ),
    named("widen", wide ? t("tabs.narrow") : t("tabs.widen"), () => setWide(!wide)),
  ]);
  const openTasks = lead.tasks.filter(({ doneAt }) => doneAt === null).length;
  return (
    <Pane label={t(`tabs.${tab}`)} width={wide ? "half" : "tabs"} side="end">
      <div className={styles.bar}>
        <TabList
          id={id}
          label={t("tabs.label")}
          tabs={tabs.map((key) => ({
            key,
            label: t(`tabs.${key}`),
            ...(key === "tasks" && { count: openTasks }),
          }))}
          current={tab}
          onTab={onTab}
        />
        <IconButton
          label={wide ? t("tabs.narrow") : t("tabs.widen")}
          icon={
            wide ? (
              <IconArrowsDiagonalMinimize2 size={16} stroke={1.5} />
            ) : (
              <IconArrowsDiagonal size={16} stroke={1.5} />
            )
          }
          aria-pressed={wide}
          onClick={() => setWide(!wide)}
        />
      </div>
      <TabPanel id={id} current={tab}>
        {tab === "resume" && <Resume document={document} words={words} />}
        {tab === "tasks" && <TasksTab tasks={lead.tasks} />}
        {tab === "questions" && <QuestionsTab lead={lead} />}
        {tab === "score" && <ScoreTab lead={lead} />}
        {tab === "history" && (
          <Scroll label={t("tabs.history")}>
            <HistoryList root="lead" id={lead.id} />
          </Scroll>
        )}
      </TabPanel>
    </Pane>
  );
}

type ResumeProps = { document: DocumentInfo | undefined; words: string | null };

function Resume({ document, words }: ResumeProps) {
  const text = useQuery({
    ...documentTextQuery(document?.id ?? ""),
    enabled: document !== undefined,
  });
  if (!document) return <p className={styles.none}>{t("documents.none")}</p>;
  if (text.error) return <ErrorNote error={text.error} />;
  if (!text.data) return <Skeleton lines={10} />;
  const { id: documentId, fileName, kind } = document;
  return (
    <DocumentViewer
      key={documentId}
      file={{ ...text.data, documentId, fileName, kind }}
      words={words}
    />
  );
}
