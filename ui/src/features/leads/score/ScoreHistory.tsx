import { useQuery } from "@tanstack/react-query";
import { commandName } from "#ui/actions/undo.ts";
import { scoreHistoryQuery } from "#ui/api/queries.ts";
import type { ScoreChange } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import styles from "./ScoreTab.module.css";

/** How the total became what it is. */
export function ScoreHistory({ leadId }: { leadId: string }) {
  const { data, error } = useQuery(scoreHistoryQuery(leadId));
  if (error) return <ErrorNote error={error} />;
  if (!data || data.length === 0) return null;
  return (
    <Section title={t("score.history")}>
      <ol className={styles.history}>
        {data.map((change, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- changes are only ever added
          <li key={at} className={styles.change}>
            <span className={styles.from}>
              {numberText(change.from)} → {numberText(change.to)}
            </span>
            <span className={styles.cause}>{causeText(change)}</span>
            <When at={change.at} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function numberText(total: number | null): string {
  return total === null ? "–" : formatNumber(total);
}

function causeText({ cause, detail }: ScoreChange): string {
  if (detail === null) return t(`score.cause.${cause}`);
  if (cause === "facts") return t("score.causeFacts", { what: commandName(detail) });
  if (cause === "model") return t("score.causeModel", { number: detail });
  return t(`score.cause.${cause}`);
}
