import { commandName } from "#ui/actions/undo.ts";
import type { BulkFailure, BulkReport } from "#ui/bindings/engine.ts";
import { tCode, tWords, t } from "#ui/i18n/t.ts";

/** What came of work on many records, in one line; `what` names the tag, the stage or the field. */
export function outcomeText(report: BulkReport, what = ""): string {
  const { state, changed, failed, total } = report;
  const name = commandName(report.command);
  const command = what === "" ? name : t("undo.about", { command: name, about: what });
  if (state === "cancelled") return t("bulk.cancelled", { command, changed, total });
  if (state === "failed") return t("bulk.gaveUp", { command, changed, total });
  if (failed > 0) return t("bulk.doneLeft", { command, changed, left: failed });
  return changed === 0
    ? t("bulk.nothing", { command })
    : t("bulk.done", { command, count: changed });
}

/** How many records were as they were wanted to be already. */
export function unchangedCount({ done, changed, failed }: BulkReport): number {
  return Math.max(0, done - changed - failed);
}

/** Why records were left alone. */
export function reasonText({ reason, why }: Pick<BulkFailure, "reason" | "why">): string {
  const said = tCode(`bulk.reason.${reason}`, reason);
  if (reason !== "invalid" || why === "") return said;
  // The engine says the field and what is wrong with it: "title: must be one line".
  const [field = "", ...rest] = why.split(": ");
  const words = rest.join(": ");
  const label = tCode(`field.lead.${field}`, tCode(`field.contact.${field}`, field));
  const wrong = tWords("why", words, "");
  return wrong === "" ? said : t("bulk.invalidField", { field: label, why: wrong });
}
