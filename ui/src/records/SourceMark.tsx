import { Tooltip } from "@mantine/core";
import { IconFileText, IconUser } from "@tabler/icons-react";
import type { Fact } from "#ui/bindings/engine.ts";
import { useNow } from "#ui/design/useNow.ts";
import { formatWhen } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./SourceMark.module.css";

type SourceMarkProps = {
  fact: Fact;
  /** Opens the file that says so. */
  onDocument?: ((id: string) => void) | undefined;
};

/** Who says so: a file, or a person. */
export function SourceMark({ fact, onDocument }: SourceMarkProps) {
  const now = useNow();
  const { documentId, documentName, authorName, createdAt } = fact;
  const when = formatWhen(createdAt, now);
  if (documentId === null || documentName === null) {
    const label = t("source.person", { who: authorName, when });
    return (
      <Tooltip label={label}>
        <span className={styles.mark} role="img" aria-label={label}>
          <IconUser size={14} stroke={1.5} />
        </span>
      </Tooltip>
    );
  }
  const label = t("source.document", { file: documentName, who: authorName, when });
  if (!onDocument) {
    return (
      <Tooltip label={label}>
        <span className={styles.mark} role="img" aria-label={label}>
          <IconFileText size={14} stroke={1.5} />
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={styles.mark}
        aria-label={t("source.open", { label })}
        onClick={() => onDocument(documentId)}
      >
        <IconFileText size={14} stroke={1.5} />
      </button>
    </Tooltip>
  );
}
