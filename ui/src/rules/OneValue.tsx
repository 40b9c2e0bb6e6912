import { Autocomplete } from "@mantine/core";
import { useState } from "react";
import type { FieldInfo, Root } from "#ui/bindings/engine.ts";
import { isDay } from "#ui/i18n/days.ts";
import { majorText, parseMoney } from "#ui/i18n/format.ts";
import { oneText, ownCurrency } from "./describe.ts";
import { useFieldValues } from "./useFieldValues.ts";
import { widthOf } from "./widthOf.ts";
import styles from "./RuleLine.module.css";

type OneValueProps = {
  root: Root | null;
  field: FieldInfo | undefined;
  label: string;
  text: string;
  onText: (text: string) => void;
};

/** One value as it is typed: a day by its calendar, an amount with its signs, a text with help. */
export function OneValue(props: OneValueProps) {
  const { field, label, text, onText } = props;
  const isDate = field?.type === "date" || field?.type === "time";
  if (isDate && (text === "" || isDay(text))) {
    return (
      <input
        type="date"
        className={styles.input}
        aria-label={label}
        data-part="value"
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    );
  }
  if (field?.type === "integer" || field?.type === "money") return <NumberValue {...props} />;
  return <TextValue {...props} />;
}

/** Shown as people write it, unless it is being typed. */
function NumberValue({ field, label, text, onText }: OneValueProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? oneText(text, field);
  return (
    <input
      className={styles.input}
      style={{ inlineSize: widthOf(shown, 4) }}
      inputMode="decimal"
      aria-label={label}
      data-part="value"
      value={shown}
      onFocus={() => setTyped(text)}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onText(plainNumber(event.currentTarget.value, field?.type === "money"));
      }}
    />
  );
}

/** A number as rules write it; what is none stays as it is, for the engine to say so. */
function plainNumber(text: string, isMoney: boolean): string {
  if (!isMoney) {
    const bare = text.replaceAll(/[\s.,'’]/gu, "");
    return /^-?\d+$/.test(bare) ? bare : text;
  }
  const currency = ownCurrency();
  const minor = parseMoney(text, currency);
  // Rules have a point for the fraction, wherever they are read.
  return minor === null ? text : majorText(minor, currency).replace(",", ".");
}

/** With what the records have in this field, the commonest first. */
function TextValue({ root, field, label, text, onText }: OneValueProps) {
  const [isIn, setIsIn] = useState(false);
  const known = useFieldValues(root, field, text, isIn);
  return (
    <Autocomplete
      aria-label={label}
      data-part="value"
      data={known}
      // They are found by the engine already.
      filter={({ options }) => options}
      value={text}
      onChange={onText}
      onFocus={() => setIsIn(true)}
      onBlur={() => setIsIn(false)}
      withScrollArea={false}
      comboboxProps={{ width: "max-content", position: "bottom-start", shadow: "none" }}
      classNames={{
        wrapper: styles.wrapper,
        input: styles.input,
        dropdown: styles.dropdown,
        option: styles.option,
        options: styles.options,
      }}
      styles={{ input: { inlineSize: widthOf(text, 6) } }}
      dir="auto"
    />
  );
}
