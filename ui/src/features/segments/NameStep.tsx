import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Draft } from "./draft.ts";
import styles from "./SegmentEditor.module.css";

type NameStepProps = {
  draft: Draft;
  /** Whether somebody has tried to save. */
  checked: boolean;
  onWrite: (change: Partial<Draft>, part: string) => void;
};

/** What the segment is called, which is also its word in rules. */
export function NameStep({ draft: { name, description }, checked, onWrite }: NameStepProps) {
  return (
    <div className={styles.column}>
      <TextField
        label={t("segments.name")}
        hint={t("segments.nameHint")}
        error={checked && name.trim() === "" ? t("segments.nameMissing") : null}
        value={name}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step was just asked for
        autoFocus
        onChange={(event) => onWrite({ name: event.currentTarget.value }, "name")}
      />
      <TextField
        label={t("segments.description")}
        optional
        value={description}
        dir="auto"
        onChange={(event) => onWrite({ description: event.currentTarget.value }, "description")}
      />
    </div>
  );
}
