import { IconArrowBackUp, IconArrowLeft, IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { t } from "#ui/i18n/t.ts";
import styles from "./SegmentEditor.module.css";

type EditorWayProps = { title: string; isDirty: boolean; onBack: () => void };

/** Where this is, and whether it is stored. */
export function EditorWay({ title, isDirty, onBack }: EditorWayProps) {
  return (
    <>
      <IconButton
        label={t("segments.back")}
        keys="Escape"
        icon={<IconArrowLeft size={16} stroke={1.5} />}
        onClick={onBack}
      />
      <span className={styles.way}>
        <Link to="/segments" className={styles.up}>
          {t("nav.segments")}
        </Link>
        <span className={styles.up} aria-hidden="true">
          /
        </span>
        <span className={styles.title} aria-hidden="true" dir="auto">
          {title}
        </span>
      </span>
      <span role="status">
        {isDirty && (
          <Chip tone="warn" icon={<IconPencil size={12} stroke={1.5} aria-hidden="true" />}>
            {t("segments.dirty")}
          </Chip>
        )}
      </span>
    </>
  );
}

type EditorActionsProps = {
  onUndo: (() => void) | null;
  /** A segment that is not stored yet has only one way of being stored. */
  onSaveAs: (() => void) | null;
  onSave: () => void;
};

export function EditorActions({ onUndo, onSaveAs, onSave }: EditorActionsProps) {
  return (
    <>
      <Button
        look="quiet"
        disabled={onUndo === null}
        icon={<IconArrowBackUp size={14} stroke={1.5} aria-hidden="true" />}
        onClick={() => onUndo?.()}
      >
        {t("action.undo")}
      </Button>
      {onSaveAs && <Button onClick={onSaveAs}>{t("segments.saveAs")}</Button>}
      <Button look="primary" keys="Mod+Enter" onClick={onSave}>
        {t("action.save")}
      </Button>
    </>
  );
}
