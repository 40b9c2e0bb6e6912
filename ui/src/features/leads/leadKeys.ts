import type { Action } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";

type LeadActs = {
  openStages: () => void;
  step: (by: 1 | -1) => void;
  reach: () => void;
  trash: () => void;
};

/** The keys that act on leads, the same in the list and on a lead's own page. */
export function leadKeys({ openStages, step, reach, trash }: LeadActs): Action[] {
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
    on("trash", t("keys.trash"), "Delete", trash),
  ];
}
