import { MultiSelect, TagsInput } from "@mantine/core";
import { useState } from "react";
import type { FieldInfo, Root } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { useFieldValues } from "./useFieldValues.ts";
import type { Choice } from "./topics.ts";
import styles from "./RuleLine.module.css";

const look = {
  withScrollArea: false,
  comboboxProps: { width: "max-content", position: "bottom-start", shadow: "none" },
  classNames: {
    wrapper: styles.wrapper ?? "",
    input: styles.many ?? "",
    inputField: styles.manyField ?? "",
    pill: styles.pill ?? "",
    dropdown: styles.dropdown ?? "",
    option: styles.option ?? "",
    options: styles.options ?? "",
  },
} as const;

type ManyValuesProps = {
  root: Root | null;
  field: FieldInfo | undefined;
  texts: readonly string[];
  onTexts: (texts: string[]) => void;
};

/** A list of values, each taken in with Enter or a comma. */
export function ManyValues({ root, field, texts, onTexts }: ManyValuesProps) {
  const [words, setWords] = useState("");
  const [isIn, setIsIn] = useState(false);
  const known = useFieldValues(root, field, words, isIn);
  return (
    <TagsInput
      aria-label={t("rule.values")}
      data-part="value"
      data={known}
      value={[...texts]}
      onChange={onTexts}
      searchValue={words}
      onSearchChange={setWords}
      onFocus={() => setIsIn(true)}
      onBlur={() => setIsIn(false)}
      placeholder={texts.length === 0 ? t("rule.addValue") : ""}
      acceptValueOnBlur
      {...look}
    />
  );
}

type ManyChoicesProps = {
  choices: readonly Choice[];
  texts: readonly string[];
  onTexts: (texts: string[]) => void;
};

/** A list of values of which there are only these. */
export function ManyChoices({ choices, texts, onTexts }: ManyChoicesProps) {
  return (
    <MultiSelect
      aria-label={t("rule.values")}
      data-part="value"
      data={[...choices]}
      value={[...texts]}
      onChange={onTexts}
      searchable
      placeholder={texts.length === 0 ? t("rule.addValue") : ""}
      {...look}
    />
  );
}
