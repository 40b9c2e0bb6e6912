import { Popover } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState, type FormEvent, type KeyboardEvent } from "react";
import type { LeadState } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { t } from "#ui/i18n/t.ts";
import { stateChoices, type StageChoice } from "./stages.ts";
import styles from "./StagePicker.module.css";

type StagePickerProps = {
  /** What the menu hangs on: the row or the button that asked for it. */
  anchor: DOMRect;
  count: number;
  /** The id of the stage they stand in. */
  current: string | null;
  /** Other stages than those of the states. */
  choices?: readonly StageChoice[];
  /** The stage is chosen already; only the reason is asked for. */
  losing?: StageChoice | undefined;
  onPick: (state: LeadState, reason: string | null, choice: StageChoice) => void;
  onClose: () => void;
};

/** The stage menu; losing leads asks for the reason in the same place. */
export function StagePicker(props: StagePickerProps) {
  const { anchor, count, current, choices = stateChoices(), losing, onPick, onClose } = props;
  useReturnFocus();
  const [asking, setAsking] = useState<StageChoice | undefined>(losing);
  const place = { insetBlockStart: anchor.bottom, insetInlineStart: anchor.left };

  function pick(choice: StageChoice): void {
    if (choice.state === "LOST") setAsking(choice);
    else onPick(choice.state, null, choice);
  }

  return (
    <Popover
      opened
      onChange={(opened) => !opened && onClose()}
      position="bottom-start"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={styles.anchor} style={place} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t("stage.menu")}>
        {asking ? (
          <Reason
            count={count}
            onDone={(reason) => onPick(asking.state, reason, asking)}
            onBack={() => (losing ? onClose() : setAsking(undefined))}
          />
        ) : (
          <StageList choices={choices} current={current} onPick={pick} />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

type StageListProps = {
  choices: readonly StageChoice[];
  current: string | null;
  onPick: (choice: StageChoice) => void;
};

function StageList({ choices, current, onPick }: StageListProps) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const items = [...event.currentTarget.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = steps[event.key];
    const picked = choices[Number(event.key) - 1];
    if (to === undefined && !picked) return;
    event.preventDefault();
    if (picked) onPick(picked);
    else items.at((to ?? 0) % items.length)?.focus();
  }
  return (
    <div
      role="menu"
      tabIndex={-1}
      aria-label={t("stage.menu")}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice, index) => (
        <button
          key={choice.id}
          type="button"
          role="menuitemradio"
          aria-checked={choice.id === current}
          data-autofocus={choice.id === (current ?? choices[0]?.id) || undefined}
          className={styles.stage}
          onClick={() => onPick(choice)}
        >
          <StageGlyph state={choice.state} />
          <span className={styles.name}>{choice.label}</span>
          {choice.id === current && <IconCheck size={14} stroke={1.5} aria-hidden="true" />}
          {index < 9 && <Kbd keys={String(index + 1)} />}
        </button>
      ))}
    </div>
  );
}

type ReasonProps = { count: number; onDone: (reason: string) => void; onBack: () => void };

function Reason({ count, onDone, onBack }: ReasonProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const text = reason.trim();
    setMissing(text === "");
    if (text !== "") onDone(text);
  }
  return (
    <form className={styles.reason} onSubmit={submit}>
      <TextField
        label={t("stage.reason", { count })}
        hint={t("stage.reasonHint")}
        error={missing ? t("stage.reasonMissing") : null}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
      />
      <div className={styles.actions}>
        <Button onClick={onBack}>{t("action.back")}</Button>
        <Button type="submit" look="primary" keys="Enter">
          {t("stage.markLost")}
        </Button>
      </div>
    </form>
  );
}
