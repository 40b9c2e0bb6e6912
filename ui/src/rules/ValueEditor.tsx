import { useQuery } from "@tanstack/react-query";
import { segmentsQuery } from "#ui/api/queries.ts";
import { t } from "#ui/i18n/t.ts";
import type { FieldInfo, Root } from "#ui/bindings/engine.ts";
import { choiceText } from "./describe.ts";
import { ManyChoices, ManyValues } from "./ManyValues.tsx";
import { OneValue } from "./OneValue.tsx";
import { periods, units, type Period, type Unit, type Value } from "./operators.ts";
import { PickButton } from "./PickButton.tsx";
import type { Choice } from "./topics.ts";
import { widthOf } from "./widthOf.ts";
import styles from "./RuleLine.module.css";

type ValueEditorProps = {
  /** What the records are whose field it is; null where their values are not known. */
  root: Root | null;
  field: FieldInfo | undefined;
  value: Value;
  onValue: (value: Value) => void;
};

/** The editor of what a field is compared with, by its shape and the field's type. */
export function ValueEditor({ root, field, value, onValue }: ValueEditorProps) {
  const one = { root, field };
  switch (value.kind) {
    case "none":
      return null;
    case "one":
      return <SingleValue {...one} value={value} onValue={onValue} />;
    case "many":
      return <SeveralValues {...one} value={value} onValue={onValue} />;
    case "range":
      return (
        <>
          <OneValue
            {...one}
            label={t("rule.from")}
            text={value.from}
            onText={(from) => onValue({ ...value, from })}
          />
          <span className={styles.word}>{t("rule.andValue")}</span>
          <OneValue
            {...one}
            label={t("rule.to")}
            text={value.to}
            onText={(to) => onValue({ ...value, to })}
          />
        </>
      );
    case "span":
      return <SpanValue value={value} onValue={onValue} />;
    case "period":
      return (
        <PickButton
          label={t("rule.period")}
          look="value"
          part="value"
          shown={t(`rule.period.${value.period}`)}
          value={value.period}
          groups={[{ label: "", choices: periodChoices() }]}
          onPick={(key) => onValue({ kind: "period", period: key as Period })}
        />
      );
  }
}

type SingleValueProps = Omit<ValueEditorProps, "value"> & {
  value: Extract<Value, { kind: "one" }>;
};

/** Typed, or chosen where there is little to choose from. */
function SingleValue({ root, field, value, onValue }: SingleValueProps) {
  const choices = useChoices(field);
  const { text } = value;
  if (choices) {
    return (
      <PickButton
        label={t("rule.value")}
        look="value"
        part="value"
        shown={choices.find((choice) => choice.value === text)?.label ?? (text || "…")}
        value={text}
        groups={[{ label: "", choices }]}
        onPick={(key) => onValue({ kind: "one", text: key })}
      />
    );
  }
  return (
    <OneValue
      root={root}
      field={field}
      label={t("rule.value")}
      text={text}
      onText={(next) => onValue({ kind: "one", text: next })}
    />
  );
}

type SeveralValuesProps = Omit<ValueEditorProps, "value"> & {
  value: Extract<Value, { kind: "many" }>;
};

function SeveralValues({ root, field, value, onValue }: SeveralValuesProps) {
  const choices = useChoices(field);
  const props = {
    texts: value.texts,
    onTexts: (texts: string[]) => onValue({ kind: "many", texts }),
  };
  return choices ? (
    <ManyChoices choices={choices} {...props} />
  ) : (
    <ManyValues root={root} field={field} {...props} />
  );
}

/** What can be chosen from; null where anything can be typed. */
function useChoices(field: FieldInfo | undefined): Choice[] | null {
  const isSegment = field?.type === "segment";
  const { data: segments } = useQuery({ ...segmentsQuery(), enabled: isSegment });
  if (isSegment) return (segments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const choices = choicesOf(field);
  return choices.length > 0 ? choices : null;
}

function choicesOf(field: FieldInfo | undefined): Choice[] {
  if (field?.type === "flag") {
    return [
      { value: "true", label: t("rule.yes") },
      { value: "false", label: t("rule.no") },
    ];
  }
  return (field?.choices ?? []).map((word) => ({ value: word, label: choiceText(word) }));
}

type Span = Extract<Value, { kind: "span" }>;

function SpanValue({ value, onValue }: { value: Span; onValue: (value: Value) => void }) {
  return (
    <>
      <input
        className={styles.input}
        style={{ inlineSize: widthOf(value.amount) }}
        inputMode="numeric"
        aria-label={t("rule.amount")}
        data-part="value"
        value={value.amount}
        onChange={(event) => onValue({ ...value, amount: event.currentTarget.value.trim() })}
      />
      <PickButton
        label={t("rule.unit")}
        look="value"
        shown={t(`rule.unit.${value.unit}`)}
        value={value.unit}
        groups={[{ label: "", choices: unitChoices() }]}
        onPick={(key) => onValue({ ...value, unit: key as Unit })}
      />
    </>
  );
}

function unitChoices(): Choice[] {
  return units.map((unit) => ({ value: unit, label: t(`rule.unit.${unit}`) }));
}

function periodChoices(): Choice[] {
  return periods.map((period) => ({ value: period, label: t(`rule.period.${period}`) }));
}
