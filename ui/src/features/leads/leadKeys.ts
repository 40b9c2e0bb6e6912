import type { Action } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";

type LeadActs = {
  openStages: () => void;
  step: (by: 1 | -1) => void;
  reach: () => void;
  /** Puts it aside, or takes it up again where it lies aside. */
  archive: () => void;
  archived?: boolean;
  trash: () => void;
};

export const archiveKey = "Shift+A";

/** The keys that act on leads, the same in the list and on a lead's own page. */
export function leadKeys(acts: LeadActs): Action[] {
  const { openStages, step, reach, archive, archived = false, trash } = acts;
  const on = (id: string, label: string, key: string, run: () => void): Action => ({
    id,
    label,
    keys: [key],
    scope: "lead",
    run,
  });
  return [
    on("stage", t("keys.stage"), "s", openStages),
    on("stageOn", t("keys.stageOn"), ".", () => step(1)),
    on("stageBack", t("keys.stageBack"), ",", () => step(-1)),
    on("reached", t("keys.reached"), "r", reach),
    on("archive", t(archived ? "keys.unarchive" : "keys.archive"), archiveKey, archive),
    on("trash", t("keys.trash"), "Delete", trash),
  ];
}
