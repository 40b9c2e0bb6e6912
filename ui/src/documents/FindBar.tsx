import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import type { Viewer } from "./useViewer.ts";
import styles from "./FindBar.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

/** Finds words in the document that is shown; asking for it again selects what stands in it. */
export function FindBar({ viewer, asked }: { viewer: Viewer; asked: number }) {
  useReturnFocus();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const { view, hits, find, step, closeFind } = viewer;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") closeFind();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc closes from its buttons
    <div className={styles.bar} role="search" aria-label={t("find.label")} onKeyDown={onKeyDown}>
      <input
        ref={input}
        className={styles.input}
        aria-label={t("find.label")}
        aria-describedby={`${id}-hits`}
        placeholder={t("find.label")}
        autoComplete="off"
        spellCheck={false}
        value={view.words}
        onChange={(event) => find(event.currentTarget.value)}
      />
      <span id={`${id}-hits`} role="status" className={styles.hits}>
        {view.words.trim() !== "" &&
          (hits === 0
            ? t("find.none")
            : t("find.hits", { hit: Math.min(view.hit + 1, hits), count: hits }))}
      </span>
      <IconButton
        label={t("find.previous")}
        keys="Shift+Enter"
        icon={<IconChevronUp {...icon} />}
        disabled={hits === 0}
        onClick={() => step(-1)}
      />
      <IconButton
        label={t("find.next")}
        keys="Enter"
        icon={<IconChevronDown {...icon} />}
        disabled={hits === 0}
        onClick={() => step(1)}
      />
      <IconButton
        label={t("find.close")}
        keys="Escape"
        icon={<IconX {...icon} />}
        onClick={closeFind}
      />
    </div>
  );
}
