import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent } from "react";
import { documentTextQuery } from "#ui/api/queries.ts";
import type { DocumentInfo, Lead } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { DocumentViewer } from "#ui/documents/DocumentViewer.tsx";
import { t } from "#ui/i18n/t.ts";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { HistoryList } from "#ui/records/HistoryList.tsx";
import styles from "./LeadTabs.module.css";

const tabs = ["resume", "history"] as const;
type Tab = (typeof tabs)[number];

export function LeadTabs({ lead, documentId }: { lead: Lead; documentId: string | null }) {
  const [tab, setTab] = useState<Tab>("resume");
  const [wide, setWide] = useState(false);
  const id = useId();
  const document = lead.documents.find((each) => each.id === documentId) ?? lead.documents[0];
  return (
    <Pane label={t(`tabs.${tab}`)} width={wide ? "half" : "tabs"} side="end">
      <div className={styles.bar}>
        <TabList id={id} tab={tab} onTab={setTab} />
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
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        className={styles.panel}
      >
        {tab === "resume" && <Resume document={document} />}
        {tab === "history" && (
          <Scroll label={t("tabs.history")}>
            <HistoryList root="lead" id={lead.id} />
          </Scroll>
        )}
      </div>
    </Pane>
  );
}

function TabList({ id, tab, onTab }: { id: string; tab: Tab; onTab: (tab: Tab) => void }) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const next = tab === "resume" ? "history" : "resume";
    onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }
  return (
    <div
      role="tablist"
      tabIndex={-1}
      aria-label={t("tabs.label")}
      className={styles.tabs}
      onKeyDown={onKeyDown}
    >
      {tabs.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`${id}-${each}`}
          aria-selected={each === tab}
          aria-controls={`${id}-panel`}
          tabIndex={each === tab ? 0 : -1}
          data-tab={each}
          className={styles.tab}
          onClick={() => onTab(each)}
        >
          {t(`tabs.${each}`)}
        </button>
      ))}
    </div>
  );
}

function Resume({ document }: { document: DocumentInfo | undefined }) {
  const text = useQuery({
    ...documentTextQuery(document?.id ?? ""),
    enabled: document !== undefined,
  });
  if (!document) return <p className={styles.none}>{t("documents.none")}</p>;
  if (text.error) return <ErrorNote error={text.error} />;
  if (!text.data) return <Skeleton lines={10} />;
  const { id: documentId, fileName, kind } = document;
  return <DocumentViewer key={documentId} file={{ ...text.data, documentId, fileName, kind }} />;
}
