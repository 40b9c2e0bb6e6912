import { IconArrowRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { historyQuery, leadQuery, statusQuery } from "#ui/api/queries.ts";
import type { HistoryEntry, Lead, Root } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { tCode, t } from "#ui/i18n/t.ts";
import { fieldLabel } from "./fieldLabel.ts";
import { historySteps, type HistoryStep } from "./historyMoves.ts";
import { historyText } from "./historyText.ts";
import styles from "./HistoryList.module.css";

/** Who changed what, when and on which device; each old value can be put back. */
export function HistoryList({ root, id }: { root: Root; id: string }) {
  const history = useQuery(historyQuery(root, id));
  const lead = useQuery({ ...leadQuery(id), enabled: root === "lead" });
  if (history.error) return <ErrorNote error={history.error} />;
  if (!history.data) return <Skeleton lines={6} />;
  const named = lead.data ? namesIn(lead.data) : new Map<string, string>();
  const nameOf = ({ recordId, field, table }: HistoryEntry) =>
    field === null || table === "task" || (table === "note" && field !== "text")
      ? (named.get(recordId) ?? null)
      : null;
  return (
    <ol className={styles.list}>
      {historySteps(history.data, lead.data?.state).map((entry) => (
        <HistoryLine key={entry.id} entry={entry} text={nameOf(entry)} />
      ))}
    </ol>
  );
}

function HistoryLine({ entry, text }: { entry: HistoryStep; text: string | null }) {
  const restore = useCommand("history_restore");
  const currency = useQuery(statusQuery()).data?.workspace?.currency ?? "USD";
  const label = titleOf(entry);
  const isDeletion = entry.field === deleted;
  // To put the value before a restoring back would be to delete; that has its own key.
  const restorable = entry.restorable && (!isDeletion || entry.new === "1");
  async function putBack(): Promise<void> {
    const said = isDeletion ? t("history.broughtBack") : t("history.restored", { field: label });
    try {
      // Last what is seen: undoing that alone is enough.
      if (entry.also !== undefined) await restore.mutateAsync({ id: entry.also });
      const changed = await restore.mutateAsync({ id: entry.id });
      offerUndo(said, changed, isDeletion ? undefined : label);
    } catch {
      // The failure has been told.
    }
  }
  return (
    <li className={styles.entry}>
      <div className={styles.what}>
        <span className={styles.field}>{inWhichWay(entry.command, label)}</span>
        <When at={entry.at} />
      </div>
      {text !== null && <p className={styles.change}>{text}</p>}
      {entry.field !== null && !isDeletion && (
        <p className={styles.change}>
          <span className={styles.old}>{historyText(entry, entry.old, currency)}</span>
          <IconArrowRight size={12} stroke={1.5} role="img" aria-label={t("history.became")} />
          <span>{historyText(entry, entry.new, currency)}</span>
        </p>
      )}
      <div className={styles.who}>
        {t("history.who", { who: entry.who, device: entry.device })}
        {restorable && (
          <Button look="link" onClick={() => void putBack()} disabled={restore.isPending}>
            {isDeletion ? t("history.bringBack") : t("history.restore")}
          </Button>
        )}
      </div>
    </li>
  );
}

/** The engine's name for whether a record is in the trash. */
const deleted = "_del";

/** An undone step is no step of its own: it reads as what it took back. */
function inWhichWay(command: string, what: string): string {
  if (command === "undo") return t("undo.done", { command: what });
  return command === "redo" ? t("redo.done", { command: what }) : what;
}

/** What the records of a lead say, for the lines that only tell that one was made or changed. */
function namesIn({ notes, tasks, calls, documents }: Lead): Map<string, string> {
  return new Map([
    ...notes.map(({ id, text }) => [id, text] as const),
    ...tasks.map(({ id, title }) => [id, title] as const),
    ...calls.map(({ id, outcome }) => [id, t(`calls.${outcome}`)] as const),
    ...documents.map(({ id, fileName }) => [id, fileName] as const),
  ]);
}

function titleOf({ table, field, new: now }: HistoryEntry): string {
  const kind = tCode(`table.${table}`, table);
  if (field === deleted) return t(now === "1" ? "history.deleted" : "history.back", { kind });
  return field === null ? t("history.made", { kind }) : fieldLabel(table, field);
}
