import { IconArchive, IconPhoneCheck, IconTag, IconTagOff, IconUser } from "@tabler/icons-react";
import type { Action } from "#ui/actions/registry.ts";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { t } from "#ui/i18n/t.ts";
import type { BulkItem } from "#ui/layout/BulkMore.tsx";
import { editAction, editItem, trashItem } from "#ui/records/bulk/items.tsx";
import type { BulkForms } from "#ui/records/bulk/useBulkForms.tsx";
import { tagKey } from "#ui/records/LeadTags.tsx";
import { archiveKey } from "./leadKeys.ts";
import type { LeadActions } from "./useLeadActions.ts";

const assignKey = "a";
const icon = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** What can be done with the checked leads, the most frequent first. */
export function bulkItems(actions: LeadActions): BulkItem[] {
  const { forms } = actions;
  return [
    {
      id: "stage",
      label: t("lead.stage"),
      icon: <StageGlyph state="REACHED_OUT" />,
      keys: "s",
      run: (from) => actions.openStages(from),
    },
    {
      id: "assign",
      label: t("bulk.assign"),
      icon: <IconUser {...icon} />,
      keys: assignKey,
      run: (from) => forms.open("assign", from),
    },
    {
      id: "tag",
      label: t("bulk.tag"),
      icon: <IconTag {...icon} />,
      keys: tagKey,
      run: (from) => forms.open("tag", from),
    },
    editItem(forms),
    {
      id: "archive",
      label: t("bulk.archive"),
      icon: <IconArchive {...icon} />,
      keys: archiveKey,
      run: () => void actions.archive(),
    },
    trashItem(() => void actions.trash()),
    {
      id: "untag",
      label: t("bulk.untag"),
      icon: <IconTagOff {...icon} />,
      run: (from) => forms.open("untag", from),
    },
    {
      id: "reached",
      label: t("keys.reached"),
      icon: <IconPhoneCheck {...icon} />,
      keys: "r",
      run: () => actions.reach(),
    },
  ];
}

/** The same by key and by name; tags of the current lead alone are at home in its pane. */
export function bulkKeys(forms: BulkForms, isMany: boolean): Action[] {
  const on = (id: "assign" | "tag" | "untag", label: string, keys: string[]): Action => ({
    id,
    label,
    keys,
    scope: "lead",
    run: () => forms.open(id),
  });
  return [
    on("assign", t("bulk.assign"), [assignKey]),
    editAction(forms),
    ...(isMany ? [on("tag", t("bulk.tag"), [tagKey])] : []),
    on("untag", t("bulk.untag"), []),
  ];
}
