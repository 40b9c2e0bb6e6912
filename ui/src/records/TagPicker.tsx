import { IconCheck, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent } from "react";
import { tagsQuery } from "#ui/api/queries.ts";
import type { TagMark } from "#ui/bindings/engine.ts";
import field from "#ui/design/primitives/TextField.module.css";
import { t } from "#ui/i18n/t.ts";
import { TagDot } from "./TagDot.tsx";
import { makeTag } from "./tagActs.ts";
import { isNewTag, tagsLike } from "./tags.ts";
import styles from "./TagPicker.module.css";

type TagPickerProps = {
  /** The tags that are on already. */
  marked: readonly TagMark[];
  onTag: (tag: TagMark, on: boolean) => void;
  /** Whether a word that no tag is called makes one. */
  makes?: boolean;
};

type Option = { key: string; tag: TagMark | null; isOn: boolean };

/** Known tags by a part of their word; what none of them is called is a new one. */
export function TagPicker({ marked, onTag, makes = true }: TagPickerProps) {
  const id = useId();
  const tags = useQuery(tagsQuery()).data ?? [];
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const options: Option[] = tagsLike(tags, text).map((tag) => ({
    key: tag.id,
    tag,
    isOn: marked.some((each) => each.id === tag.id),
  }));
  if (makes && isNewTag(tags, text)) options.push({ key: "new", tag: null, isOn: false });
  const active = Math.min(at, options.length - 1);

  function write(next: string): void {
    setText(next);
    setAt(0);
  }
  async function pick({ tag, isOn }: Option): Promise<void> {
    const picked = tag ?? (await makeTag(text.trim(), tags));
    write("");
    if (picked) onTag(picked, !isOn);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = steps[event.key];
    const chosen = event.key === "Enter" ? options[active] : undefined;
    if (by === undefined && !chosen) return;
    event.preventDefault();
    if (chosen) void pick(chosen);
    else setAt((active + (by ?? 0) + options.length) % Math.max(1, options.length));
  }

  return (
    <div className={styles.picker}>
      <input
        className={field["input"]}
        role="combobox"
        aria-label={t("tags.pick")}
        placeholder={t("tags.write")}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options[active] && `${id}-${options[active].key}`}
        autoComplete="off"
        dir="auto"
        data-autofocus
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("settings.tags")}
        aria-multiselectable
        className={styles.list}
      >
        {options.map((option, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <div
            key={option.key}
            id={`${id}-${option.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={option.isOn}
            data-active={index === active || undefined}
            className={styles.option}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void pick(option)}
          >
            {option.tag ? (
              <TagDot colour={option.tag.colour} />
            ) : (
              <IconPlus size={12} stroke={1.5} aria-hidden="true" />
            )}
            <span className={styles.name} dir="auto">
              {option.tag ? option.tag.name : t("tags.make", { name: text.trim() })}
            </span>
            {option.isOn && <IconCheck size={14} stroke={1.5} aria-hidden="true" />}
          </div>
        ))}
      </div>
      {options.length === 0 && <p className={styles.none}>{t("tags.noneYet")}</p>}
    </div>
  );
}
