import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from "react";
import { catalogueQuery, ruleQuery, statusQuery } from "#ui/api/queries.ts";
import type { Root, RuleChecked } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useReturnFocus } from "#ui/design/returnFocus.ts";
import { sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { bothRules } from "./fields.ts";
import { ruleWords } from "./ruleWords.ts";
import styles from "./RuleEditor.module.css";

// Long enough that a fast typist causes one question, short enough to look immediate.
const typingMs = 150;
const suggestionsMax = 14;

type RuleEditorProps = {
  root: Root;
  rule: string;
  /** What all records of the list are, besides what the rule asks. */
  within?: string | undefined;
  onRule: (rule: string) => void;
  onClose: () => void;
};

/** The rule as text. The list follows each valid state of it; Esc brings the first one back. */
export function RuleEditor({ root, rule, within, onRule, onClose }: RuleEditorProps) {
  useReturnFocus();
  const [text, setText] = useState(rule);
  const [before] = useState(rule);
  const settled = useSettled(text);
  const input = useRef<HTMLInputElement>(null);
  const { data: checked } = useQuery({
    ...ruleQuery(root, settled),
    enabled: settled.trim() !== "",
    placeholderData: (previous) => previous,
  });
  const { data: counted } = useQuery({
    ...ruleQuery(root, bothRules(within, settled)),
    enabled: within !== undefined && checked?.ok === true,
  });
  const matches = within === undefined ? checked : counted;
  const isCurrent = settled === text;
  const problem = isCurrent && checked?.ok === false ? checked : null;

  const follow = useEffectEvent(() => {
    if (settled.trim() === "") onRule("");
    else if (isCurrent && checked?.ok === true) onRule(checked.text);
  });
  useEffect(() => follow(), [settled, checked]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onRule(before);
    if (event.key === "Escape" || (event.key === "Enter" && !problem)) {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  }

  function replace(start: number, end: number, words: string): void {
    setText(`${text.slice(0, start)}${words}${text.slice(end)}`);
    input.current?.focus();
  }

  return (
    <div className={styles.editor}>
      <div className={styles.field}>
        <Underlined text={text} problem={problem} input={input} />
        <input
          ref={input}
          className={styles.input}
          aria-label={t("filter.label")}
          aria-invalid={problem ? true : undefined}
          aria-describedby="rule-message"
          placeholder={t(`filter.example.${root}`)}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
          autoFocus
        />
        <Button look="link" keys="Enter" disabled={problem !== null} onClick={onClose}>
          {t("filter.done")}
        </Button>
      </div>
      <div className={styles.below}>
        <span
          id="rule-message"
          role="status"
          className={styles.message}
          data-wrong={problem !== null || undefined}
        >
          {messageOf(text, isCurrent ? (problem ?? matches) : undefined, rule)}
        </span>
        <Suggestions root={root} text={text} problem={problem} onPick={replace} />
      </div>
    </div>
  );
}

function messageOf(text: string, checked: RuleChecked | undefined, shown: string): string {
  if (text.trim() === "") return t("filter.everything");
  if (!checked) return t("state.counting");
  if (checked.ok) return t("filter.matches", { count: checked.count });
  const problem = sentence(checked.message);
  return shown === ""
    ? t("filter.stillAll", { problem })
    : t("filter.still", { problem, rule: shown });
}

type Problem = Extract<RuleChecked, { ok: false }>;

/** The same text behind the field, so that the wrong part can be underlined at its place. */
function Underlined({
  text,
  problem,
  input,
}: {
  text: string;
  problem: Problem | null;
  input: React.RefObject<HTMLInputElement | null>;
}) {
  const mirror = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    const follow = () => {
      if (mirror.current) mirror.current.scrollLeft = field.scrollLeft;
    };
    follow();
    field.addEventListener("scroll", follow);
    return () => field.removeEventListener("scroll", follow);
  }, [input, text]);
  if (!problem) return null;
  const end = Math.max(problem.end, problem.start + 1);
  return (
    <div ref={mirror} className={styles.mirror} aria-hidden="true">
      {text.slice(0, problem.start)}
      <span className={styles.wrong}>{text.slice(problem.start, end) || " "}</span>
      {text.slice(end)}
    </div>
  );
}

type SuggestionsProps = {
  root: Root;
  text: string;
  problem: Problem | null;
  onPick: (start: number, end: number, words: string) => void;
};

function Suggestions({ root, text, problem, onPick }: SuggestionsProps) {
  const { data: catalogue } = useQuery(catalogueQuery(root));
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const fields = ruleWords(root, profile, catalogue?.fields ?? []);
  const isEmpty = text.trim() === "";
  const [start, end] = problem ? [problem.start, problem.end] : [0, text.length];
  const suggested = (problem?.suggestions ?? []).map(
    (each) => fields.find(({ name }) => name === each) ?? { name: each, word: each, label: each },
  );
  // Where a field has to stand and none is near what was written, all of them are the help.
  const wantsField =
    isEmpty || (problem && /(?:^|\(|\b(?:and|or|not)\s)\s*$/iu.test(text.slice(0, start)));
  const words = suggested.length > 0 ? suggested : wantsField ? fields : [];
  return (
    <ul className={styles.suggestions} aria-label={t("filter.suggestions")}>
      {words.slice(0, suggestionsMax).map(({ name, word, label }) => (
        <li key={name}>
          <button
            type="button"
            className={styles.suggestion}
            title={word}
            onClick={() => onPick(start, end, isEmpty ? `${word} ` : word)}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
