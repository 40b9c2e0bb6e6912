import { useId, useState, type ReactNode } from "react";
import { run } from "#ui/api/mutations.ts";
import type { Root } from "#ui/bindings/engine.ts";
import area from "#ui/design/primitives/TextArea.module.css";
import { sentence } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { failureOf } from "#ui/platform/failure.ts";
import { treeOf } from "./json.ts";
import type { Group } from "./tree.ts";
import styles from "./WrittenForm.module.css";

type WrittenFormProps = {
  root: Root;
  form: "text" | "json";
  /** What the tree is in this form now. */
  written: string;
  onTree: (tree: Group) => void;
};

type Wrong = { message: string; start: number; end: number; suggestions: readonly string[] };

/** The same tree as it is written. It follows each state of the text that reads. */
export function WrittenForm({ root, form, written, onTree }: WrittenFormProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const shown = text ?? written;

  async function follow(next: string): Promise<void> {
    setText(next);
    const json = form === "json" ? parsed(next) : null;
    if (json?.wrong) return setWrong(json.wrong);
    try {
      const asked =
        form === "json" ? { text: null, json: json?.value } : { text: next, json: null };
      const read = await run("rule_read", { root, ...asked }, "here");
      setWrong(read.ok ? null : form === "json" ? placed(read, next) : read);
      if (read.ok) onTree(treeOf(read.json));
    } catch (error) {
      setWrong({ message: failureOf(error).message, start: 0, end: 0, suggestions: [] });
    }
  }
  return (
    <div className={styles.form}>
      <div className={styles.paper}>
        {wrong && wrong.end > 0 && <Underlined text={shown} wrong={wrong} />}
        <textarea
          className={`${area["area"]} ${styles.area}`}
          aria-label={t(form === "json" ? "rule.json.label" : "rule.text.label")}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={id}
          rows={form === "json" ? 18 : 8}
          spellCheck={false}
          value={shown}
          onChange={(event) => void follow(event.currentTarget.value)}
          // What reads is shown in the engine's own words once nobody is writing.
          onBlur={() => !wrong && setText(null)}
        />
      </div>
      <p id={id} role="status" className={styles.message} data-wrong={wrong !== null || undefined}>
        {wrong ? t("rule.text.stays", { problem: sentence(wrong.message) }) : t("rule.text.reads")}
      </p>
      {wrong && wrong.suggestions.length > 0 && (
        <Suggestions
          wrong={wrong}
          onPick={(words) =>
            void follow(`${shown.slice(0, wrong.start)}${words}${shown.slice(wrong.end)}`)
          }
        />
      )}
    </div>
  );
}

/** The engine reads JSON as a tree; the word that it complains of tells the place. */
function placed(wrong: Wrong, text: string): Wrong {
  const [, word = ""] = /“(.+?)”/.exec(wrong.message) ?? [];
  const start = word === "" ? -1 : text.indexOf(`"${word}"`);
  if (start === -1) return { ...wrong, start: 0, end: 0, suggestions: [] };
  const suggestions = wrong.suggestions.map((each) => `"${each}"`);
  return { ...wrong, start, end: start + word.length + 2, suggestions };
}

function parsed(text: string): { value?: unknown; wrong?: Wrong } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const place = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const message = t("rule.json.broken");
    return { wrong: { message, start: place, end: place + 1, suggestions: [] } };
  }
}

/** The same text behind the field, so that the wrong part can be underlined at its place. */
function Underlined({ text, wrong }: { text: string; wrong: Wrong }): ReactNode {
  const end = Math.max(wrong.end, wrong.start + 1);
  return (
    <div className={`${area["area"]} ${styles.area} ${styles.mirror}`} aria-hidden="true">
      {text.slice(0, wrong.start)}
      <span className={styles.wrong}>{text.slice(wrong.start, end) || " "}</span>
      {text.slice(end)}
    </div>
  );
}

function Suggestions({ wrong, onPick }: { wrong: Wrong; onPick: (words: string) => void }) {
  return (
    <ul className={styles.suggestions} aria-label={t("filter.suggestions")}>
      {wrong.suggestions.slice(0, 14).map((words) => (
        <li key={words}>
          <button type="button" className={styles.suggestion} onClick={() => onPick(words)}>
            {words}
          </button>
        </li>
      ))}
    </ul>
  );
}
