import type { Contact } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { EditableText } from "./EditableText.tsx";
import { editContact } from "./edits.ts";
import { Fact } from "./Facts.tsx";
import { contactField } from "./fields.ts";

/** Where a person lives, for whom and as what they work. */
export function ContactTexts({ contact }: { contact: Contact }) {
  const texts = [
    { label: t("contact.city"), field: contactField.city, key: "city" },
    { label: t("contact.company"), field: contactField.company, key: "company" },
    { label: t("contact.jobTitle"), field: contactField.jobTitle, key: "jobTitle" },
  ] as const;
  return texts.map(({ label, field, key }) => (
    <Fact key={key} label={label}>
      <EditableText
        label={label}
        value={contact[key] ?? ""}
        onSave={(text) =>
          editContact(contact, { [key]: text || null }, { field, value: text || null })
        }
      />
    </Fact>
  ));
}
