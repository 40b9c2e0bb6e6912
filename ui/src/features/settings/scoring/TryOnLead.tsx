import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { findQuery, scoreTryQuery } from "#ui/api/queries.ts";
import type { FoundRecord, ScoreModel } from "#ui/bindings/engine.ts";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { TextField } from "#ui/design/primitives/TextField.tsx";
import { t } from "#ui/i18n/t.ts";
import { ScoreLines } from "#ui/records/score/ScoreLines.tsx";
import styles from "./scoring.module.css";

const typingMs = 150;

/** What one lead would have by the rules as they are being written. */
export function TryOnLead({ model }: { model: ScoreModel }) {
  const [words, setWords] = useState("");
  const [lead, setLead] = useState<FoundRecord | null>(null);
  const [settled] = useDebouncedValue(words.trim(), typingMs);
  const { data: found } = useQuery({
    ...findQuery(settled),
    enabled: settled !== "",
    placeholderData: keepPreviousData,
  });
  const leads = settled === "" ? [] : (found?.hits ?? []).filter(({ root }) => root === "lead");
  return (
    <section className={styles.box} aria-label={t("scoring.try")}>
      <TextField
        label={t("scoring.tryOn")}
        value={words}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just asked for
        autoFocus
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <ul className={styles.found}>
        {leads.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={styles.foundLead}
              aria-pressed={lead?.id === each.id}
              onClick={() => setLead(each)}
            >
              <span dir="auto">{each.name}</span>
              <span className={styles.about}>{each.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {lead && <Tried lead={lead} model={model} />}
    </section>
  );
}

function Tried({ lead, model }: { lead: FoundRecord; model: ScoreModel }) {
  const { data, error } = useQuery({
    ...scoreTryQuery(lead.id, model),
    placeholderData: keepPreviousData,
  });
  if (error) return <ErrorNote error={error} />;
  if (!data) return null;
  return (
    <div className={styles.tried} role="status">
      <h4>
        {t("scoring.tried", { name: lead.name, total: data.total, grade: data.grade ?? "–" })}
      </h4>
      <ScoreLines score={data} />
    </div>
  );
}
