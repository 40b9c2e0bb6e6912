import { IconDownload, IconFileText } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { DocumentInfo } from "#ui/bindings/engine.ts";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { formatBytes } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import styles from "./DocumentLines.module.css";

type DocumentLinesProps = {
  documents: readonly DocumentInfo[];
  /** The one that is shown elsewhere on the page. */
  current?: string | null;
  onShow?: (id: string) => void;
};

export function DocumentLines({ documents, current, onShow }: DocumentLinesProps) {
  if (documents.length === 0) return <p className={styles.none}>{t("documents.none")}</p>;
  return (
    <ul>
      {documents.map((document) => (
        <li
          key={document.id}
          className={styles.line}
          data-current={document.id === current || undefined}
        >
          <DocumentName document={document} onShow={onShow} current={document.id === current} />
          <SaveCopy document={document} />
        </li>
      ))}
    </ul>
  );
}

type DocumentNameProps = {
  document: DocumentInfo;
  current: boolean;
  onShow: ((id: string) => void) | undefined;
};

function DocumentName({ document, current, onShow }: DocumentNameProps) {
  const content = (
    <>
      <IconFileText size={16} stroke={1.5} aria-hidden="true" />
      <span className={styles.text}>
        <span className={styles.name}>{document.fileName}</span>
        <span className={styles.about} data-grade={document.grade}>
          {aboutDocument(document)}
        </span>
      </span>
    </>
  );
  if (!onShow) return <span className={styles.show}>{content}</span>;
  return (
    <button
      type="button"
      className={styles.show}
      aria-current={current ? "true" : undefined}
      onClick={() => onShow(document.id)}
    >
      {content}
    </button>
  );
}

export function useSaveCopy(id: string, fileName: string) {
  return useMutation({ mutationFn: () => platform.saveDocument(id, fileName) });
}

export function SaveCopy({ document }: { document: Pick<DocumentInfo, "id" | "fileName"> }) {
  const save = useSaveCopy(document.id, document.fileName);
  return (
    <IconButton
      label={t("documents.save", { name: document.fileName })}
      icon={<IconDownload size={16} stroke={1.5} />}
      disabled={save.isPending}
      onClick={() => save.mutate()}
    />
  );
}

function aboutDocument({ pages, sizeBytes, grade }: DocumentInfo): string {
  const size = formatBytes(sizeBytes);
  const length = pages === null ? size : t("documents.about", { count: pages, size });
  return grade === null ? length : t("documents.graded", { length, grade: t(`grade.${grade}`) });
}
