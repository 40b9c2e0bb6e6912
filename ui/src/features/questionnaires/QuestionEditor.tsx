import { Select } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useId, useRef, type KeyboardEvent } from "react";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { ConditionFields } from "./ConditionFields.tsx";
import { hasOptions, kinds, problemOf, type QuestionDraft } from "./draft.ts";
import area from "#ui/design/primitives/TextArea.module.css";
import styles from "./QuestionEditor.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

type QuestionEditorProps = {
  number: number;
  question: QuestionDraft;
  /** The questions before it, on which it may hang. */
  before: readonly QuestionDraft[];
  isLast: boolean;
  /** Saving was tried, so that what is missing is told. */
  checked: boolean;
  onChange: (question: QuestionDraft) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};

export function QuestionEditor(props: QuestionEditorProps) {
  const { number, question, before, isLast, checked, onChange, onMove, onRemove } = props;
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const problem = problemOf(question, before);
  const isOutOfOrder = problem === "order";

  /** The question moves, and the focus with it. */
  function move(by: 1 | -1): void {
    const focused = document.activeElement;
    onMove(by);
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement) focused.focus();
      row.current?.scrollIntoView({ block: "nearest" });
    });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Alt and arrows move it
    <li
      ref={row}
      className={styles.question}
      aria-label={t("questionnaires.number", { number })}
      onKeyDown={onKeyDown}
    >
      <div className={styles.head}>
        <span className={styles.number}>{t("questionnaires.number", { number })}</span>
        <IconButton
          label={t("questionnaires.up", { number })}
          keys="Alt+ArrowUp"
          icon={<IconArrowUp {...icon} />}
          disabled={number === 1}
          onClick={() => move(-1)}
        />
        <IconButton
          label={t("questionnaires.down", { number })}
          keys="Alt+ArrowDown"
          icon={<IconArrowDown {...icon} />}
          disabled={isLast}
          onClick={() => move(1)}
        />
        <IconButton
          label={t("questionnaires.remove", { number })}
          icon={<IconTrash {...icon} />}
          onClick={onRemove}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t("questionnaires.label")}
          value={question.label}
          error={checked && problem === "label" ? t("field.missing") : null}
          onChange={(event) => onChange({ ...question, label: event.currentTarget.value })}
        />
        <Select
          label={t("questionnaires.kind")}
          allowDeselect={false}
          data={kinds.map((value) => ({ value, label: t(`questionnaires.kind.${value}`) }))}
          value={question.kind}
          onChange={(kind) => kind && onChange({ ...question, kind })}
        />
      </div>
      {hasOptions(question.kind) && (
        <div className={styles.options}>
          <label htmlFor={`${id}-options`} className={styles.label}>
            {t("questionnaires.options")}
          </label>
          <textarea
            id={`${id}-options`}
            className={area["area"]}
            rows={3}
            value={question.options}
            aria-invalid={(checked && problem === "options") || undefined}
            aria-describedby={`${id}-error`}
            onChange={(event) => onChange({ ...question, options: event.currentTarget.value })}
          />
          <p id={`${id}-error`} className={styles.error}>
            {checked && problem === "options" && t("questionnaires.noOptions")}
          </p>
        </div>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={question.required}
          onChange={(event) => onChange({ ...question, required: event.currentTarget.checked })}
        />
        {t("questionnaires.required")}
      </label>
      <ConditionFields
        shownIf={question.shownIf}
        before={before}
        wrong={isOutOfOrder || (checked && problem === "value") ? problem : null}
        onChange={(shownIf) => onChange({ ...question, shownIf })}
      />
    </li>
  );
}
