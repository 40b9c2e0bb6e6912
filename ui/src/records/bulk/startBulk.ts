import { whenEnded } from "#ui/actions/jobEnds.ts";
import { showNotice } from "#ui/actions/notices.tsx";
import { isTakenBack, offerUndo, rememberStep } from "#ui/actions/undo.ts";
import { run, type FailurePlace } from "#ui/api/mutations.ts";
import type { BulkAct, BulkReport } from "#ui/bindings/engine.ts";
import type { Chosen } from "#ui/grid/checks.ts";
import { t } from "#ui/i18n/t.ts";
import { outcomeText, unchangedCount } from "./outcome.ts";
import { showReport } from "./reports.ts";

/** The most that the commands for a few take at once. */
const fewMax = 200;

/** An act, and what it is called besides its command: a tag, a stage, a field. */
export type NamedAct = { act: BulkAct; what?: string };

/** Does an act with a few records in their own way, and with many as work of its own. */
export async function actOn(
  chosen: Chosen,
  few: (ids: string[]) => Promise<boolean>,
  many: NamedAct,
): Promise<boolean> {
  const { ids, count } = chosen;
  if (count === 0) return false;
  if (ids !== null && ids.length <= fewMax) return await few([...ids]);
  return await startBulk(chosen, many).then(
    () => true,
    () => false,
  );
}

/** Starts an act on records; what comes of it is told now, or when it is at its end. */
export async function startBulk(
  { target, count }: Chosen,
  { act, what }: NamedAct,
  failure: FailurePlace = "notice",
): Promise<void> {
  const report = await run("bulk_start", { target, act }, failure);
  const remember = (many: number) => {
    const records = t(`bulk.about.${target.root}`, { count: many });
    rememberStep(report, what === undefined ? records : t("bulk.about", { what, records }));
  };
  const tell = (ended: BulkReport) => {
    remember(ended.changed);
    tellOutcome(ended, what);
  };
  // Until its end it is about all that it was asked for.
  remember(count);
  if (report.state === "running") whenEnded(report.id, tell);
  else tell(report);
}

/** Says what came of it, with the way back and the reasons. */
export function tellOutcome(report: BulkReport, what?: string): void {
  const { id, failed, group } = report;
  // Undoing work that is under way stops it; that has been told.
  if (isTakenBack(group)) return;
  const isPlain = failed === 0 && unchangedCount(report) === 0 && report.state === "done";
  const details = { label: t("bulk.details"), run: () => showReport(id) };
  const acts = isPlain ? [] : [details];
  const said = outcomeText(report, what);
  if (report.changed === 0) showNotice(said, ...acts);
  else offerUndo(said, { group }, undefined, ...acts);
}
