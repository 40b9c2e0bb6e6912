import { Popover } from "@mantine/core";
import { IconTag, IconX } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useActions, type Action } from "#ui/actions/registry.ts";
import type { TagMark } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import type { LeadTargets } from "./moveLeads.ts";
import { TagDot } from "./TagDot.tsx";
import { TagPicker } from "./TagPicker.tsx";
import { tagLeads } from "./tagActs.ts";
import styles from "./LeadTags.module.css";

export const tagKey = "#";

type LeadTagsProps = {
  /** The lead whose tags these are. */
  lead: LeadTargets;
  tags: readonly TagMark[];
  /** Whether the key is for other leads now: those that are checked. */
  isAside?: boolean;
};

/** The words a lead is marked with; each is taken off here, more are added with one key. */
export function LeadTags({ lead, tags, isAside = false }: LeadTagsProps) {
  const [open, setOpen] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const action: Action = {
    id: "tag",
    label: t("keys.tag"),
    keys: [tagKey],
    scope: "lead",
    run: () => setOpen(true),
  };
  useActions(isAside ? [] : [action]);
  /** The chip takes the focus with it, which goes on where more can be added. */
  function take(tag: TagMark): void {
    add.current?.focus();
    void tagLeads(lead, tag, false);
  }
  return (
    <ul className={styles.tags} aria-label={t("settings.tags")}>
      {tags.map((tag) => (
        <li key={tag.id} className={styles.tag}>
          <TagDot colour={tag.colour} />
          <span className={styles.name} dir="auto">
            {tag.name}
          </span>
          <button
            type="button"
            className={styles.remove}
            aria-label={t("tags.take", { tag: tag.name })}
            onClick={() => take(tag)}
          >
            <IconX size={12} stroke={1.5} aria-hidden="true" />
          </button>
        </li>
      ))}
      <li className={styles.add}>
        <Popover
          opened={open}
          onChange={setOpen}
          position="bottom-start"
          trapFocus
          returnFocus
          withRoles={false}
        >
          <Popover.Target>
            <Button
              ref={add}
              look="quiet"
              keys={isAside ? undefined : tagKey}
              icon={<IconTag size={14} stroke={1.5} aria-hidden="true" />}
              aria-haspopup="dialog"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t("tags.add")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown role="dialog" aria-label={t("tags.pick")}>
            <TagPicker marked={tags} onTag={(tag, on) => void tagLeads(lead, tag, on)} />
          </Popover.Dropdown>
        </Popover>
      </li>
    </ul>
  );
}
