import { IconSearch } from "@tabler/icons-react";
import { useCallback, useState, type MouseEvent, type ReactNode } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import type { Grade } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import { SaveCopy, useSaveCopy } from "./DocumentLines.tsx";
import { DocumentPreview, type Previewed } from "./DocumentPreview.tsx";
import { FindBar } from "./FindBar.tsx";
import type { FieldMark } from "./marks.ts";
import { UnlockForm } from "./UnlockForm.tsx";
import { useViewer } from "./useViewer.ts";
import { ZoomMenu } from "./ZoomMenu.tsx";
import styles from "./DocumentViewer.module.css";

type DocumentViewerProps = {
  file: Previewed & { fileName: string; pages: number | null; grade: Grade | null };
  fields?: readonly FieldMark[];
  fieldId?: string | null;
  /** A click on a marked place. */
  onField?: (id: string) => void;
  /** What the find box starts with; null leaves it closed. */
  words?: string | null;
  /** Remarks above the pages. */
  notes?: ReactNode;
};

const noFields: readonly FieldMark[] = [];

/** A document with its tools: page, find, size, a copy to keep. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { file, fields = noFields, fieldId = null, onField, words = null, notes } = props;
  const { documentId, fileName, pages } = file;
  const viewer = useViewer(fields, fieldId, words);
  const [asked, setAsked] = useState(0);
  const [password, setPassword] = useState<string | null>(null);
  const [isLocked, setLocked] = useState(false);
  const onLocked = useCallback(() => setLocked(true), []);

  const save = useSaveCopy(documentId ?? "", fileName);

  function openFind(): void {
    viewer.openFind();
    setAsked(asked + 1);
  }
  useActions([
    named("zoomIn", t("zoom.pagesIn"), () => viewer.zoomBy(1)),
    named("zoomOut", t("zoom.pagesOut"), () => viewer.zoomBy(-1)),
    named("zoomFit", t("zoom.pagesFit"), () => viewer.setZoom("fit")),
    ...(documentId === null
      ? []
      : [named("saveCopy", t("documents.save", { name: fileName }), () => save.mutate())]),
    {
      id: "find",
      label: t("find.open"),
      keys: ["Mod+F"],
      scope: "page",
      inFields: true,
      run: openFind,
    },
  ]);

  function onClick({ target }: MouseEvent): void {
    const mark = target instanceof Element ? target.closest<HTMLElement>("mark[data-mark]") : null;
    const id = mark?.dataset["mark"];
    if (id !== undefined) onField?.(id);
  }

  const asksPassword = documentId !== null && (file.grade === "locked" || isLocked);
  return (
    <div className={styles.viewer}>
      <div className={styles.head}>
        <span className={styles.name} title={fileName}>
          {fileName}
        </span>
        <span className={styles.page}>
          {viewer.place.pages > 0
            ? t("document.place", viewer.place)
            : pages !== null && t("document.pages", { count: pages })}
        </span>
        <span className={styles.tools}>
          <IconButton
            label={t("find.open")}
            keys="Mod+F"
            icon={<IconSearch size={16} stroke={1.5} />}
            aria-expanded={viewer.finding}
            onClick={openFind}
          />
          <ZoomMenu viewer={viewer} />
          {documentId !== null && <SaveCopy document={{ id: documentId, fileName }} />}
        </span>
      </div>
      {viewer.finding && <FindBar viewer={viewer} asked={asked} />}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the fields answer keys */}
      <div
        className={styles.scroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll it
        tabIndex={0}
        role="group"
        aria-label={fileName}
        onClick={onClick}
      >
        {notes}
        {asksPassword && (
          <UnlockForm
            documentId={documentId}
            isRead={file.grade !== "locked"}
            onUnlocked={(typed) => {
              setLocked(false);
              setPassword(typed);
            }}
          />
        )}
        {file.grade !== "locked" && (
          <DocumentPreview
            documentId={documentId}
            kind={file.kind}
            text={file.text}
            view={viewer.view}
            password={password}
            onLocked={onLocked}
          />
        )}
      </div>
    </div>
  );
}
