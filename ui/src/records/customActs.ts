import { rememberStep } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { Contact, CustomField, CustomValue, Lead } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { showContact, showLead } from "./edits.ts";

/** The lead or contact that has the values. */
export type CustomOwner = { root: "lead"; record: Lead } | { root: "contact"; record: Contact };

export type CustomSaved = {
  wrong: string | null;
  /** Another record has the same value, where one is told so. */
  isTaken: boolean;
};

/** Shown before the engine answers, and taken back when it refuses. */
export async function saveCustom(
  owner: CustomOwner,
  field: CustomField,
  value: string | null,
): Promise<CustomSaved> {
  const takeBack = show(owner, withValue(owner.record.custom, field.id, value));
  const name = owner.root === "lead" ? owner.record.contact.name : owner.record.name;
  const request = { fieldId: field.id, recordId: owner.record.id, value };
  try {
    const saved = await run("custom_value_set", request, "here");
    rememberStep(saved, t("undo.edited", { field: field.name, name }));
    return { wrong: null, isTaken: saved.warning === "value_taken" };
  } catch (error) {
    takeBack();
    return { wrong: refusalText(error), isTaken: false };
  }
}

function show(owner: CustomOwner, custom: CustomValue[]): () => void {
  const { root, record } = owner;
  if (root === "contact") return showContact(record, { ...record, custom });
  return showLead(record, { custom });
}

function withValue(
  custom: readonly CustomValue[],
  fieldId: string,
  value: string | null,
): CustomValue[] {
  const old = custom.find((each) => each.fieldId === fieldId);
  const others = custom.filter((each) => each !== old);
  if (value === null) return others;
  return [...others, { fieldId, value, currency: old?.currency ?? null }];
}
