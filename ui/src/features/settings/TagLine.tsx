import { Link } from "@tanstack/react-router";
import type { TagInfo } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "#ui/records/EditableText.tsx";
import { ColourChoice } from "./ColourChoice.tsx";
import { ruleIs } from "./leadsWhere.ts";
import { RemoveButton } from "./RemoveButton.tsx";
import { removeTag, saveTag } from "./tagSettings.ts";
import groups from "./groups.module.css";
import styles from "./sections.module.css";

const nobody = "";

/** One tag: its colour, its word, how many leads have it. */
export function TagLine({ tag, tags }: { tag: TagInfo; tags: readonly TagInfo[] }) {
  const { id, name, colour, leads } = tag;
  const others = tags.filter((other) => other.id !== id);
  const heirs = {
    label: t("tags.heir"),
    data: [
      { value: nobody, label: t("tags.noHeir") },
      ...others.map((other) => ({ value: other.id, label: other.name })),
    ],
  };
  return (
    <li className={styles.line}>
      <ColourChoice
        name={name}
        colour={colour}
        onColour={(next) => void saveTag(tag, { colour: next })}
      />
      <span className={groups["name"]}>
        <EditableText
          label={t("tags.name")}
          value={name}
          onSave={(text) => saveTag(tag, { name: text })}
        />
      </span>
      <Link
        to="/leads"
        search={{ rule: ruleIs("tag", name) }}
        className={groups["count"]}
        aria-label={t("tags.leadsWith", { count: leads, name })}
      >
        {t("leads.some", { count: leads })}
      </Link>
      <RemoveButton
        label={t("settings.removeOf", { name })}
        title={t("tags.removeTitle", { name })}
        body={t("tags.removeBody", { count: leads })}
        heirs={leads > 0 && others.length > 0 ? heirs : undefined}
        onRemove={(heir) => void removeTag(tag, others.find((other) => other.id === heir) ?? null)}
      />
    </li>
  );
}
