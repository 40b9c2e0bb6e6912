import { IconCheck, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { whyQuery } from "#ui/api/queries.ts";
import type { SegmentPick, Why, WhyClause } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { t } from "#ui/i18n/t.ts";
import { withPick } from "./draft.ts";
import type { Part } from "./whyParts.ts";
import styles from "./WhyPerson.module.css";

/** Of which rule it is asked, and what its parts are called in the builder. */
export type WhyAsked = {
  rule: string | null;
  segmentId: string | null;
  partAt: (path: readonly number[]) => Part | null;
};

type WhyPersonProps = {
  why: WhyAsked;
  person: { id: string; name: string };
  picks: readonly SegmentPick[];
  onPicks: (picks: SegmentPick[]) => void;
  onClose?: () => void;
};

/** Why somebody is in or out, clause by clause, and the way to overrule it. */
export function WhyPerson({ why, person, picks, onPicks, onClose }: WhyPersonProps) {
  const { rule, segmentId, partAt } = why;
  const { data, error } = useQuery({
    ...whyQuery({ rule: rule ?? "", segmentId, contactId: person.id }),
    enabled: rule !== null,
  });
  const pick = picks.find(({ contactId }) => contactId === person.id)?.pick ?? null;
  const say = (next: SegmentPick["pick"] | null) =>
    onPicks(withPick(picks, { contactId: person.id, name: person.name }, next));
  const holds = data?.clause.holds ?? false;
  const isIn = pick === null ? holds : pick === "include";
  return (
    <div className={styles.why} role="group" aria-label={t("audience.why", { name: person.name })}>
      {onClose && (
        <p className={styles.head}>
          <Link to="/contacts/$id" params={{ id: person.id }} search={{}} dir="auto">
            {person.name}
          </Link>
          <span>{data && t(isIn ? "audience.isIn" : "audience.isOut")}</span>
          <IconButton
            label={t("action.close")}
            icon={<IconX size={14} stroke={1.5} />}
            onClick={onClose}
          />
        </p>
      )}
      {error && <ErrorNote error={error} />}
      {pick !== null && (
        <p className={styles.byHand}>
          {t(pick === "include" ? "audience.byHandIn" : "audience.byHandOut")}
        </p>
      )}
      {data && <Clauses why={data} partAt={partAt} />}
      <p className={styles.acts}>
        {pick !== null && (
          <Button look="link" onClick={() => say(null)}>
            {t("audience.byRule")}
          </Button>
        )}
        {pick !== "include" && !isIn && (
          <Button look="link" onClick={() => say("include")}>
            {t("audience.add")}
          </Button>
        )}
        {pick !== "exclude" && isIn && (
          <Button look="link" onClick={() => say("exclude")}>
            {t("audience.leaveOut")}
          </Button>
        )}
      </p>
    </div>
  );
}

type PartAt = WhyAsked["partAt"];

function Clauses({ why: { clause }, partAt }: { why: Why; partAt: PartAt }) {
  // The root joins the others; a rule of one part is that part.
  const isRoot = clause.parts.length > 1;
  const parts = isRoot ? clause.parts : [clause];
  return (
    <ul>
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- known by its place alone
        <Clause key={index} clause={part} path={isRoot ? [index] : []} partAt={partAt} />
      ))}
    </ul>
  );
}

type ClauseProps = { clause: WhyClause; path: readonly number[]; partAt: PartAt };

function Clause({ clause, path, partAt }: ClauseProps) {
  const { holds } = clause;
  const shown = shownAs(clause, path, partAt);
  const Icon = holds ? IconCheck : IconX;
  return (
    <li className={styles.clause} data-holds={holds || undefined}>
      <Icon size={12} stroke={1.5} aria-hidden="true" />
      <Spoken>{t(holds ? "audience.holds" : "audience.fails")}</Spoken>
      <span className={styles.words}>
        {shown.name}
        {shown.value !== null && <span className={styles.value}>: {shown.value}</span>}
        {shown.parts.length > 0 && (
          <ul>
            {shown.parts.map((part, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- known by its place alone
              <Clause key={index} clause={part} path={[...shown.path, index]} partAt={partAt} />
            ))}
          </ul>
        )}
      </span>
    </li>
  );
}

/** A clause as the builder says it: an opposite is one sentence there and two nodes here. */
function shownAs(clause: WhyClause, path: readonly number[], partAt: PartAt) {
  const own = partAt(path);
  const [inner] = clause.parts;
  const innerPath = [...path, 0];
  const isOpposite = clause.parts.length === 1 && inner !== undefined;
  const part = own ?? (isOpposite ? partAt(innerPath) : null);
  const told = isOpposite && (own === null || partAt(innerPath) === null) ? inner : clause;
  const { value, parts } = told;
  return {
    name: part?.name ?? clause.text,
    value: value === null ? null : (part?.had(value) ?? value),
    parts,
    path: told === clause ? path : innerPath,
  };
}
