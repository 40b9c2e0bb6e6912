import { IconPencil } from "@tabler/icons-react";
import type { CustomField } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { listOf } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { removeField } from "./fieldActs.ts";
import { RemoveButton } from "./RemoveButton.tsx";
import groups from "./groups.module.css";
import styles from "./sections.module.css";

/** One field: what it is called, what it holds, and what is asked of it. */
export function FieldLine({ field, onEdit }: { field: CustomField; onEdit: () => void }) {
  const { name, kind, options, ruleName } = field;
  const marks = (["required", "unique", "hidden"] as const).filter((mark) => field[mark]);
  return (
    <>
      <div className={groups["field"]}>
        <p className={styles.name} dir="auto">
          {name}
        </p>
        <p className={groups["about"]}>
          {kind === "choice" ? listOf(options) : t("custom.inRules", { name: ruleName })}
        </p>
      </div>
      {marks.map((mark) => (
        <Chip key={mark} tone="line">
          {t(`custom.mark.${mark}`)}
        </Chip>
      ))}
      <span className={groups["kind"]}>{t(`custom.kind.${kind}`)}</span>
      <IconButton
        label={t("custom.edit", { name })}
        icon={<IconPencil size={14} stroke={1.5} />}
        onClick={onEdit}
      />
      <RemoveButton
        label={t("settings.removeOf", { name })}
        title={t("custom.removeTitle", { name })}
        body={t(`custom.removeBody.${field.root}`)}
        onRemove={() => void removeField(field)}
      />
    </>
  );
}
