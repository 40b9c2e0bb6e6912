import { IconCheck } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import type { StageInfo } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { Kbd } from "#ui/design/primitives/Kbd.tsx";
import { MenuItem, MenuList } from "#ui/design/primitives/MenuList.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { AnchoredPopover } from "#ui/layout/AnchoredPopover.tsx";
import { stageName, useStages } from "./pipeline.ts";
import styles from "./StagePicker.module.css";

type StagePickerProps = {
  /** What the menu hangs on: the row or the button that asked for it. */
  anchor: DOMRect;
  count: number;
  /** The stage they stand in, or its state. */
  current: string | null;
  /** The stage is chosen already; only the reason is asked for. */
  losing?: StageInfo | undefined;
  onPick: (stage: StageInfo, reason: string | null) => void;
  onClose: () => void;
};

// There are no more digits than these to pick a stage by.
const digits = 9;

/** The stage menu; losing leads asks for the reason in the same place. */
export function StagePicker(props: StagePickerProps) {
  const { anchor, count, current, losing, onPick, onClose } = props;
  // The stage that asks why, while it does.
  const [asking, setAsking] = useState<StageInfo | undefined>(losing);

  function pick(stage: StageInfo): void {
    if (stage.state === "LOST") setAsking(stage);
    else onPick(stage, null);
  }

  return (
    <AnchoredPopover anchor={anchor} label={t("stage.menu")} onClose={onClose}>
      {asking ? (
        <Reason
          count={count}
          onDone={(reason) => onPick(asking, reason)}
          onBack={() => (losing ? onClose() : setAsking(undefined))}
        />
      ) : (
        <StageList current={current} onPick={pick} />
      )}
    </AnchoredPopover>
  );
}

type StageListProps = { current: string | null; onPick: (stage: StageInfo) => void };

function StageList({ current, onPick }: StageListProps) {
  const stages = useStages();
  const standing =
    stages.find(({ id }) => id === current) ??
    stages.find(({ builtIn, state }) => builtIn && state === current);
  function pickDigit(key: string): boolean {
    const picked = stages[Number(key) - 1];
    if (picked) onPick(picked);
    return picked !== undefined;
  }
  return (
    <MenuList label={t("stage.menu")} onKey={pickDigit}>
      {stages.map((stage, index) => (
        <MenuItem
          key={stage.id}
          chosen={stage === standing}
          first={stage === (standing ?? stages[0])}
          onClick={() => onPick(stage)}
        >
          <StageGlyph state={stage.state} />
          <span className={styles.name} dir="auto">
            {stageName(stage)}
          </span>
          {stage === standing && <IconCheck size={14} stroke={1.5} aria-hidden="true" />}
          {index < digits && <Kbd keys={String(index + 1)} />}
        </MenuItem>
      ))}
    </MenuList>
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
