import { rememberStep } from "#ui/actions/undo.ts";
import { queryClient } from "#ui/api/client.ts";
import { run } from "#ui/api/mutations.ts";
import { contactQuery, leadQuery } from "#ui/api/queries.ts";
import type { Contact, ContactPoint, EditField, Fact, Lead } from "#ui/bindings/engine.ts";
import { refusalText } from "#ui/i18n/errorText.ts";
import { t } from "#ui/i18n/t.ts";
import { fieldLabel } from "./fieldLabel.ts";

/**
 * Every edit is shown before the engine answers and taken back when it refuses.
 *
 * What is wrong comes back as a text for the place under the field, or null once it is stored.
 */
export async function editLead(
  lead: Lead,
  change: Partial<Lead>,
  edit: Pick<EditField, "field" | "value">,
) {
  const undoShown = showLead(lead, change);
  return await storeEdit({ root: "lead", id: lead.id, ...edit }, lead.contact.name, undoShown);
}

export async function editContact(
  contact: Contact,
  change: Partial<Contact>,
  edit: Pick<EditField, "field" | "value">,
) {
  const undoShown = showContact(contact, { ...contact, ...change });
  return await storeEdit({ root: "contact", id: contact.id, ...edit }, contact.name, undoShown);
}

export async function editPoint(contact: Contact, point: ContactPoint, value: string) {
  const points = contact.points.map((each) => (each.id === point.id ? { ...each, value } : each));
  const undoShown = showContact(contact, { ...contact, points });
  return await storeEdit(
    { root: "contact_point", id: point.id, field: "value", value },
    contact.name,
    undoShown,
  );
}

export async function editFact(
  contact: Contact,
  fact: Fact,
  field: "value" | "detail" | "since" | "until",
  value: string | null,
) {
  const facts = contact.facts.map((each) =>
    each.id === fact.id ? { ...each, [field]: value ?? "" } : each,
  );
  const undoShown = showContact(contact, { ...contact, facts });
  return await storeEdit({ root: "fact", id: fact.id, field, value }, contact.name, undoShown);
}

/** Shows a lead as it will be; what comes back shows it as it was. */
export function showLead(before: Lead, change: Partial<Lead>): () => void {
  const { queryKey } = leadQuery(before.id);
  // An answer still on its way does not know of the change.
  void queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData<Lead>(queryKey, (old) => old && { ...old, ...change });
  return () => queryClient.setQueryData(queryKey, before);
}

/** A contact is seen on its own page and on the pages of its leads. */
export function showContact(before: Contact, after: Contact): () => void {
  const put = (contact: Contact) => {
    queryClient.setQueryData<Contact>(contactQuery(contact.id).queryKey, (old) => old && contact);
    for (const lead of contact.leads) {
      queryClient.setQueryData<Lead>(
        leadQuery(lead.id).queryKey,
        (old) => old && { ...old, contact },
      );
    }
  };
  put(after);
  return () => put(before);
}

/** Stores an edit that is shown already; `undoShown` takes it back when it is refused. */
export async function storeEdit(
  edit: EditField,
  name: string,
  undoShown: () => void,
): Promise<string | null> {
  const field = fieldLabel(edit.root, edit.field);
  try {
    rememberStep(await run("field_edit", edit, "here"), t("undo.edited", { field, name }));
    return null;
  } catch (error) {
    undoShown();
    return refusalText(error);
  }
}
