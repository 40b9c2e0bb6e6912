import { Select } from "@mantine/core";
import { useState } from "react";
import type { Question } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { chosenIn } from "./questions.ts";
import area from "#ui/design/primitives/TextArea.module.css";
import field from "#ui/design/primitives/TextField.module.css";
import styles from "./AnswerInput.module.css";

type AnswerInputProps = {
  id: string;
  question: Question;
  /** As it is stored. */
  value: string;
  wrong: boolean;
  onSave: (value: string) => void;
};

/** The input for a question's kind. What is typed is saved when the field is left. */
export function AnswerInput(props: AnswerInputProps) {
  const { id, question, value, onSave } = props;
  const { kind, options } = question;
  switch (kind) {
    case "text":
    case "long_text":
    case "number":
    case "date":
      // Taken anew when another window or an undo changes what is stored.
      return <Typed key={value} {...props} />;
    case "yes_no":
      return (
        <Picked
          id={id}
          options={["yes", "no"]}
          labelOf={(option) => t(option === "yes" ? "history.yes" : "history.no")}
          isOn={(option) => option === value}
          onPick={(option) => onSave(option === value ? "" : option)}
        />
      );
    case "choice":
      return (
        <Select
          aria-labelledby={`${id}-label`}
          clearable
          data={options}
          value={value === "" ? null : value}
          onChange={(option) => onSave(option ?? "")}
        />
      );
    case "choices": {
      const chosen = chosenIn(value);
      return (
        <Picked
          id={id}
          options={options}
          labelOf={(option) => option}
          isOn={(option) => chosen.includes(option)}
          onPick={(option) => {
            const next = options.filter((each) => chosen.includes(each) !== (each === option));
            onSave(next.length === 0 ? "" : JSON.stringify(next));
          }}
        />
      );
    }
  }
}

function Typed({ id, question, value, wrong, onSave }: AnswerInputProps) {
  const [text, setText] = useState(value);
  const input = {
    id,
    className: field["input"],
    autoComplete: "off",
    value: text,
    "aria-invalid": wrong || undefined,
    "aria-describedby": `${id}-error`,
    onChange: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
    onBlur: () => onSave(text.trim()),
  };
  if (question.kind === "long_text") {
    return <textarea {...input} rows={3} className={area["area"]} />;
  }
  if (question.kind === "date") return <input {...input} type="date" />;
  return <input {...input} inputMode={question.kind === "number" ? "decimal" : "text"} />;
}

type PickedProps = {
  id: string;
  options: readonly string[];
  labelOf: (option: string) => string;
  isOn: (option: string) => boolean;
  onPick: (option: string) => void;
};

function Picked({ id, options, labelOf, isOn, onPick }: PickedProps) {
  return (
    <div role="group" aria-labelledby={`${id}-label`} className={styles.options}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          className={styles.option}
          aria-pressed={isOn(option)}
          onClick={() => onPick(option)}
        >
          {labelOf(option)}
        </button>
      ))}
    </div>
  );
}
