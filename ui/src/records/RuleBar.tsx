import { IconFilter, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { named, useActions } from "#ui/actions/registry.ts";
import { ruleQuery } from "#ui/api/queries.ts";
import type { Root, RuleChecked } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { tCode, t } from "#ui/i18n/t.ts";
import { ruleOf } from "./fields.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { RuleEditor } from "./RuleEditor.tsx";
import styles from "./RuleBar.module.css";

type RuleBarProps = {
  root: Root;
  rule: string;
  /** What all records of the list are, besides what the filter asks. */
  within?: string | undefined;
  onRule: (rule: string) => void;
  /** At the end of the bar: counts and the like. */
  children: ReactNode;
};

/** The filter as a sentence of removable parts; F turns it into text that can be written. */
export function RuleBar({ root, rule, within, onRule, children }: RuleBarProps) {
  const [editing, setEditing] = useState(false);
  const clauses = useClauses(root, rule);
  useActions([
    {
      id: "filter",
      label: t("keys.filter"),
      keys: ["f", "/"],
      scope: "page",
      run: () => setEditing(true),
    },
    {
      id: "clearFilter",
      label: t("filter.clear"),
      keys: ["Shift+F"],
      scope: "page",
      run: () => onRule(""),
    },
  ]);

  if (editing) {
    const close = () => setEditing(false);
    return <RuleEditor root={root} rule={rule} within={within} onRule={onRule} onClose={close} />;
  }
  return (
    <div className={styles.bar}>
      {clauses.map((clause, index) => (
        <ClauseChip
          key={clause.text}
          root={root}
          clause={clause}
          joined={index > 0}
          onRemove={() => onRule(ruleOf(clauses.filter((other) => other !== clause)))}
        />
      ))}
      <Button
        look="quiet"
        data-first={clauses.length === 0 || undefined}
        keys="f"
        icon={<IconFilter size={16} stroke={1.5} aria-hidden="true" />}
        onClick={() => setEditing(true)}
      >
        {t("filter.open")}
      </Button>
      {root === "contact" && rule !== "" && <SaveAsSegment rule={rule} />}
      <div className={styles.end}>{children}</div>
    </div>
  );
}

/** What is filtered can be kept under a name. */
function SaveAsSegment({ rule }: { rule: string }) {
  const navigate = useNavigate();
  const save = () =>
    void navigate({ to: "/segments/$id", params: { id: "new" }, search: { rule } });
  useActions([named("saveAsSegment", t("segments.saveFilter"), save)]);
  return (
    <Button look="quiet" onClick={save}>
      {t("segments.saveFilter")}
    </Button>
  );
}

type Clause = Extract<RuleChecked, { ok: true }>["clauses"][number];

/** The parts of a rule as the engine reads it; none while it is not a rule. */
export function useClauses(root: Root, rule: string): readonly Clause[] {
  const { data } = useQuery({ ...ruleQuery(root, rule), enabled: rule !== "" });
  return rule !== "" && data?.ok === true ? data.clauses : [];
}

type ClauseChipProps = { root: Root; clause: Clause; joined: boolean; onRemove: () => void };

function ClauseChip({ root, clause, joined, onRemove }: ClauseChipProps) {
  const { field, operator, value, text } = clause;
  return (
    <>
      {joined && <span className={styles.and}>{t("filter.and")}</span>}
      <span className={styles.clause}>
        {field !== null && operator !== null ? (
          <>
            <span>{fieldLabel(root, field)}</span>
            <span className={styles.operator}>{tCode(`operator.${operator}`, operator)}</span>
            {value !== null && <span className={styles.value}>{valueText(value)}</span>}
          </>
        ) : (
          <span className={styles.value}>{text}</span>
        )}
        <button
          type="button"
          className={styles.remove}
          aria-label={t("filter.remove", { clause: text })}
          onClick={onRemove}
        >
          <IconX size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </span>
    </>
  );
}

/** A value as people write it: a stage by its name, a text without its quotes. */
function valueText(value: string): string {
  return tCode(`stage.${value.toUpperCase()}`, value.replaceAll(/^"|"$/g, ""));
}
