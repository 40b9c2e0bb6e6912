import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useId, useState, type KeyboardEvent } from "react";
import type { FactField } from "#ui/bindings/engine.ts";
import { formatPercent } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import type { Listed } from "./form.ts";
import { sureFrom } from "./queue.ts";
import type { Reading } from "./reading.ts";
import field from "./FoundFieldInput.module.css";
import styles from "./ChipField.module.css";

type ChipFieldProps = {
  label: string;
  field: FactField;
  items: readonly Listed[];
  reading: Reading;
  onItems: (items: Listed[]) => void;
};

/** Many short values: each can be taken off, more can be typed behind them. */
export function ChipField({ label, field: kind, items, reading, onItems }: ChipFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");

  function add(): void {
    const value = typed.trim();
    setTyped("");
    const isThere = items.some((item) => item.value.toLowerCase() === value.toLowerCase());
    if (value !== "" && !isThere) onItems([...items, { entry: null, value }]);
  }
  /** The chip takes the focus with it, which goes on where more can be added. */
  function remove(item: Listed): void {
    onItems(items.filter((each) => each !== item));
    document.getElementById(id)?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const isBack = event.key === "Backspace" && typed === "";
    if (isBack) onItems(items.slice(0, -1));
    const ends = event.key === "Enter" && !event.ctrlKey && !event.metaKey;
    if (event.nativeEvent.isComposing || !(ends || event.key === ",")) return;
    event.preventDefault();
    add();
  }

  return (
    <div className={field["field"]} role="group" aria-label={label}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <ul className={styles.chips}>
        {items.map((item) => (
          <ChipItem
            key={item.value}
            item={item}
            kind={kind}
            reading={reading}
            onRemove={() => remove(item)}
          />
        ))}
        <li className={styles.more}>
          <input
            id={id}
            className={styles.input}
            placeholder={t("intake.addOne")}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onBlur={add}
          />
        </li>
      </ul>
    </div>
  );
}

type ChipItemProps = {
  item: Listed;
  kind: FactField;
  reading: Reading;
  onRemove: () => void;
};

function ChipItem({ item, kind, reading, onRemove }: ChipItemProps) {
  const found = item.entry === null ? undefined : reading.find(kind, item.entry);
  const doubtful = found !== undefined && found.confidence < sureFrom;
  const percent = found && formatPercent(found.confidence);
  return (
    <li className={styles.chip} data-doubtful={doubtful || undefined} title={percent}>
      {doubtful && <IconAlertTriangle size={12} stroke={1.5} aria-hidden="true" />}
      <span className={styles.value}>{item.value}</span>
      {doubtful && <span className={styles.percent}>{percent}</span>}
      <button
        type="button"
        className={styles.remove}
        aria-label={t("intake.remove", { value: item.value })}
        data-found={found?.id}
        onClick={onRemove}
        onKeyDown={(event) => {
          if (event.key !== "Delete" && event.key !== "Backspace") return;
          // Of the page, this key rejects the file.
          event.preventDefault();
          onRemove();
        }}
        onFocus={() => reading.onFocus(found?.id ?? null)}
        onBlur={() => reading.onFocus(null)}
      >
        <IconX size={12} stroke={1.5} aria-hidden="true" />
      </button>
    </li>
  );
}
