import { IconGitMerge } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { comparisonQuery } from "#ui/api/queries.ts";
import type { Belongings, Comparison, DuplicatePair } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { listOf } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { allOf, chosenValues, proposed, type Choice, type Pair } from "./choice.ts";
import { FieldLines } from "./FieldLines.tsx";
import { reasonText } from "./reasonText.ts";
import styles from "./duplicates.module.css";

/** Two contacts side by side, and what becomes of them. */
export function CompareSection({ pair }: { pair: DuplicatePair }) {
  const ids = { a: pair.a.id, b: pair.b.id };
  const compared = useQuery(comparisonQuery(ids));
  if (compared.error) return <ErrorNote error={compared.error} />;
  if (!compared.data) return <Skeleton lines={8} />;
  return <Compared pair={pair} ids={ids} comparison={compared.data} />;
}

type ComparedProps = { pair: DuplicatePair; ids: Pair; comparison: Comparison };

function Compared({ pair, ids, comparison }: ComparedProps) {
  const merge = useCommand("contact_merge");
  const dismiss = useCommand("duplicate_dismiss");
  const [choice, setChoice] = useState<Choice>(() => proposed(comparison, ids));
  const { name } = comparison.kept === ids.a ? pair.a : pair.b;
  const moved = movedText(comparison.moved);

  function mergeThem(): void {
    if (merge.isPending) return;
    const request = { ...ids, choose: chosenValues(choice, ids) };
    merge.mutate(request, {
      onSuccess: (changed) => offerUndo(t("duplicates.merged", { name }), changed, name),
    });
  }
  function dismissThem(): void {
    if (dismiss.isPending) return;
    dismiss.mutate(ids, {
      onSuccess: (changed) => offerUndo(t("duplicates.dismissed", { name }), changed, name),
    });
  }
  const action = (id: string, label: string, key: string, run: () => void) => ({
    id,
    label,
    keys: [key],
    scope: "page" as const,
    run,
  });
  useActions([
    action("takeFirst", t("duplicates.takeFirst"), "1", () => setChoice(allOf(comparison, "a"))),
    action("takeSecond", t("duplicates.takeSecond"), "2", () => setChoice(allOf(comparison, "b"))),
    action("merge", t("duplicates.merge"), "m", mergeThem),
    action("dismiss", t("duplicates.dismiss"), "n", dismissThem),
  ]);
  return (
    <Section title={pair.reasons.map(reasonText).join(" · ")}>
      <div className={styles.heads}>
        <span />
        {[pair.a, pair.b].map((contact, index) => (
          <div key={contact.id} className={styles.head}>
            <Link to="/contacts/$id" params={{ id: contact.id }} search={{}}>
              {contact.name}
            </Link>
            <Button
              look="quiet"
              keys={String(index + 1)}
              onClick={() => setChoice(allOf(comparison, index === 0 ? "a" : "b"))}
            >
              {t("duplicates.takeAll")}
            </Button>
          </div>
        ))}
      </div>
      <FieldLines fields={comparison.fields} choice={choice} onChoice={setChoice} />
      <p className={styles.moved}>
        {moved === "" ? t("duplicates.nothingMoves") : t("duplicates.moves", { what: moved, name })}
      </p>
      <div className={styles.ways}>
        <Button
          look="primary"
          size="large"
          keys="m"
          disabled={merge.isPending}
          icon={<IconGitMerge size={16} stroke={1.5} aria-hidden="true" />}
          onClick={mergeThem}
        >
          {t("duplicates.merge")}
        </Button>
        <Button size="large" keys="n" disabled={dismiss.isPending} onClick={dismissThem}>
          {t("duplicates.dismiss")}
        </Button>
      </div>
    </Section>
  );
}

const owned = [
  "leads",
  "notes",
  "tasks",
  "documents",
  "orders",
  "interactions",
  "balances",
  "points",
  "facts",
  "relationships",
] as const satisfies (keyof Belongings)[];

/** What belongs to the one that goes, in words. */
function movedText(moved: Belongings): string {
  return listOf(
    owned
      .filter((what) => moved[what] > 0)
      .map((what) => t(`duplicates.own.${what}`, { count: moved[what] })),
  );
}
