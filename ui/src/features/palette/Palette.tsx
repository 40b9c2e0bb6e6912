import { Modal } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useId, useState, type KeyboardEvent } from "react";
import { matches, onMac } from "#ui/actions/keys.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { t } from "#ui/i18n/t.ts";
import type { Item, RecordName } from "./items.ts";
import { inScope, readTyped, scopes, signOf } from "./prefix.ts";
import { PaletteList } from "./PaletteList.tsx";
import { usePaletteItems } from "./usePaletteItems.tsx";
import styles from "./Palette.module.css";

export const paletteKeys = "Mod+K";
const pageRows = 8;

type PaletteProps = {
  opened: boolean;
  onClose: () => void;
  onNewLead: (name: string) => void;
};

/** One box to go, do and find. */
export function Palette({ opened, onClose, onNewLead }: PaletteProps) {
  return (
    <Modal.Root opened={opened} onClose={onClose} closeOnEscape={false} returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content
        aria-label={t("palette.title")}
        classNames={{ inner: styles.place ?? "", content: styles.palette ?? "" }}
      >
        <PaletteBox onClose={onClose} onNewLead={onNewLead} />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Mounted with each opening, so that it starts empty and knows what had the focus. */
function PaletteBox({ onClose, onNewLead }: Omit<PaletteProps, "opened">) {
  const [opener] = useState(() => document.activeElement);
  const [typed, setTyped] = useState("");
  const [on, setOn] = useState<RecordName | null>(null);
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const { scope, words } = readTyped(typed);
  const { groups, error } = usePaletteItems({ scope, words, on, onNewLead });
  const items = groups.flatMap((group) => group.items);
  const at = Math.min(chosen, items.length - 1);
  const current = items[at];

  function look(next: string, about = on): void {
    setTyped(next);
    setOn(about);
    setChosen(0);
  }
  /** Closes first: what comes next may want the focus, or hang on the row that had it. */
  function leave(then: () => void = () => undefined): void {
    onClose();
    requestAnimationFrame(() => {
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus({ preventScroll: true });
      }
      then();
    });
  }
  function back(): void {
    if (on) look("", null);
    else leave();
  }
  function move(by: number): void {
    const isStep = Math.abs(by) === 1;
    const to = at + by;
    if (isStep) setChosen((to + items.length) % Math.max(1, items.length));
    else setChosen(Math.max(0, Math.min(to, items.length - 1)));
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (!answer(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  function answer(event: KeyboardEvent<HTMLInputElement>): boolean {
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows,
      PageUp: -pageRows,
    };
    const by = steps[event.key];
    if (by !== undefined) move(by);
    else if (event.key === "Enter" && current) leave(current.run);
    else if (event.key === "Escape") back();
    else if (matches(event.nativeEvent, paletteKeys)) leave();
    else if (event.key === "Tab" && !event.shiftKey && offersActs(current, on))
      look("", current.record);
    else if (event.key === "Backspace" && typed === "" && on) look("", null);
    else return false;
    return true;
  }

  return (
    <div className={styles.box}>
      <div className={styles.bar}>
        <IconSearch size={16} stroke={1.5} aria-hidden="true" />
        {on && <span className={styles.on}>{on.name}</span>}
        <input
          role="combobox"
          className={styles.input}
          aria-label={on ? t("palette.on", { name: on.name }) : t("palette.label")}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={current && `${id}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("palette.placeholder")}
          data-autofocus
          value={typed}
          onChange={(event) => look(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className={styles.close}
          tabIndex={-1}
          aria-label={t("palette.close")}
          onClick={() => leave()}
        >
          {onMac ? <IconX size={14} stroke={1.5} aria-hidden="true" /> : <Kbd keys="Escape" />}
        </button>
      </div>
      {!on && (
        <div className={styles.scopes} role="group" aria-label={t("palette.scopes")}>
          {scopes.map((each) => (
            <button
              key={each}
              type="button"
              tabIndex={-1}
              className={styles.scope}
              aria-pressed={each === scope}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => look(inScope(typed, each))}
            >
              {t(`palette.scope.${each}`)}
              {each !== "all" && <Kbd keys={signOf[each]} />}
            </button>
          ))}
        </div>
      )}
      {error && <ErrorNote error={error} />}
      <PaletteList id={id} groups={groups} at={at} onRun={(item) => leave(item.run)} />
      {items.length === 0 && <p className={styles.none}>{noneText(words)}</p>}
      <div className={styles.foot}>
        <Hint keys={["ArrowUp", "ArrowDown"]} text={t("palette.hint.move")} />
        <Hint keys={["Enter"]} text={t("palette.hint.choose")} />
        {offersActs(current, on) && <Hint keys={["Tab"]} text={t("palette.hint.acts")} />}
        <span className={styles.count} role="status">
          {t("palette.count", { count: items.length })}
        </span>
      </div>
    </div>
  );
}

type WithRecord = Item & { record: RecordName };

function offersActs(item: Item | undefined, on: RecordName | null): item is WithRecord {
  return on === null && item?.record?.root === "lead";
}

function noneText(words: string): string {
  return words === "" ? t("palette.write") : t("palette.none", { words });
}

function Hint({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <span className={styles.hint} aria-hidden="true">
      {keys.map((key) => (
        <Kbd key={key} keys={key} />
      ))}
      {text}
    </span>
  );
}
