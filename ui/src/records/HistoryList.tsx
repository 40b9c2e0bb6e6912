import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { commandName, offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { historyQuery, statusQuery } from "#ui/api/queries.ts";
import type { HistoryEntry, Root } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatExact, formatMoney } from "#ui/i18n/format.ts";
import { tCode, t } from "#ui/i18n/t.ts";
import { fieldLabel } from "./fieldLabel.ts";
import styles from "./HistoryList.module.css";

/** Who changed what, when and on which device; each old value can be put back. */
export function HistoryList({ root, id }: { root: Root; id: string }) {
  const history = useQuery(historyQuery(root, id));
  if (history.error) return <ErrorNote error={history.error} />;
  if (!history.data) return <Skeleton lines={6} />;
  return (
    <ol className={styles.list}>
      {history.data.map((entry) => (
        <HistoryLine key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const restore = useCommand("history_restore");
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const label = titleOf(entry);
  function putBack(): void {
    restore.mutate(
      { id: entry.id },
      { onSuccess: (changed) => offerUndo(t("history.restored", { field: label }), changed) },
    );
  }
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <span className={styles.field}>{label}</span>
        <When at={entry.at} />
      </div>
      {entry.field !== null && (
        <p className={styles.change}>
          <span className={styles.old}>{valueText(entry, entry.old, currency)}</span>
          <IconArrowRight size={12} stroke={1.5} role="img" aria-label={t("history.became")} />
          <span>{valueText(entry, entry.new, currency)}</span>
        </p>
      )}
      <div className={styles.who}>
        {t("history.who", { who: entry.who, device: entry.device })}
        {entry.restorable && (
          <Button look="link" onClick={putBack} disabled={restore.isPending}>
            {t("history.restore")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Values are stored for machines; here they stand as the rest of the window shows them. */
function valueText({ field }: HistoryEntry, value: string | null, currency: string): string {
  if (value === null || value === "" || field === null) return t("fact.none");
  if (field === "state") return tCode(`stage.${value}`, value);
  if (field === "value_minor") return formatMoney(Number(value), currency);
  if (field === "grade") return tCode(`grade.${value}`, value);
  if (field.endsWith("_at")) return formatExact(Number(value));
  if (field.startsWith("is_")) return value === "1" ? t("history.yes") : t("history.no");
  return value;
}

function titleOf({ command, table, field }: HistoryEntry): string {
  if (field !== null) return fieldLabel(table, field);
  return t("history.made", { command: commandName(command), kind: tCode(`table.${table}`, table) });
}
