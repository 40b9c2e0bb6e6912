import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { useCommand } from "#ui/api/mutations.ts";
import { contactQuery, statusQuery } from "#ui/api/queries.ts";
import type { Contact, LeadRow } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { Note } from "#ui/design/primitives/Note.tsx";
import { Skeleton } from "#ui/design/primitives/Skeleton.tsx";
import { StageGlyph } from "#ui/design/primitives/StageGlyph.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { Scroll } from "#ui/layout/Scroll.tsx";
import { Section } from "#ui/layout/Section.tsx";
import { ContactFacts } from "#ui/records/ContactFacts.tsx";
import { ContactPoints } from "#ui/records/ContactPoints.tsx";
import { CustomFacts } from "#ui/records/CustomFacts.tsx";
import { editContact } from "#ui/records/edits.ts";
import { ContactTexts } from "#ui/records/ContactTexts.tsx";
import { EditableText } from "#ui/records/EditableText.tsx";
import { Fact, Facts } from "#ui/records/Facts.tsx";
import { contactField } from "#ui/records/fields.ts";
import { HistoryList } from "#ui/records/HistoryList.tsx";
import { StageName } from "#ui/records/StageName.tsx";
import { useGone } from "#ui/records/useGone.ts";
import { CustomerParts } from "./customer/CustomerParts.tsx";
import { MergedSection } from "./MergedSection.tsx";
import { trashContacts } from "./trashContacts.ts";
import styles from "./ContactPage.module.css";

/** From which list a contact was opened, and goes back to. */
type Home = "contacts" | "customers";

export function ContactPage() {
  const { id } = useParams({ from: "/contacts/$id" });
  return <ContactOf key={id} id={id} home="contacts" />;
}

export function CustomerPage() {
  const { id } = useParams({ from: "/customers/$id" });
  return <ContactOf key={id} id={id} home="customers" />;
}

function ContactOf({ id, home }: { id: string; home: Home }) {
  const contact = useQuery(contactQuery(id));
  if (contact.data) return <ContactRecord contact={contact.data} home={home} />;
  return (
    <Page title={t(`nav.${home}`)}>
      {contact.error ? <ErrorNote error={contact.error} /> : <Skeleton lines={12} />}
    </Page>
  );
}

function ContactRecord({ contact, home }: { contact: Contact; home: Home }) {
  const view = useSearch({ from: `/${home}/$id` });
  const navigate = useNavigate();
  const restore = useCommand("restore");
  const back = () => void navigate({ to: `/${home}`, search: { ...view, at: contact.id } });
  const leave = useGone(contact.deleted, t("contact.gone"), back);
  const trash = () => leave(() => trashContacts([contact.id], contact.name));
  const bringBack = () => restore.mutate({ root: "contact", ids: [contact.id] });
  useActions([
    ...(contact.deleted ? [named("restore", t("action.restore"), bringBack)] : []),
    { id: "back", label: t(`${home}.back`), keys: ["Escape"], scope: "page", run: back },
    {
      id: "trash",
      label: t("keys.trash"),
      keys: ["Delete"],
      scope: "page",
      run: () => void trash(),
    },
  ]);
  return (
    <Page
      title={contact.name}
      titleHidden
      lead={
        <>
          <IconButton
            label={t(`${home}.back`)}
            keys="Escape"
            icon={<IconArrowLeft size={16} stroke={1.5} />}
            onClick={back}
          />
          <span>{t(`nav.${home}`)}</span>
        </>
      }
    >
      {contact.deleted && (
        <Note
          tone="warn"
          role="status"
          actions={<Button onClick={bringBack}>{t("action.restore")}</Button>}
        >
          {t("contact.inTrash")}
        </Note>
      )}
      <div className={styles.head}>
        <Avatar name={contact.name} size="large" />
        <EditableText
          look="title"
          label={t("lead.name")}
          value={contact.name}
          onSave={(name) =>
            editContact(contact, { name }, { field: contactField.name, value: name })
          }
        />
      </div>
      <Body stacks>
        <Pane label={t("contact.facts")} width="facts">
          <Scroll label={t("contact.facts")}>
            <ContactPoints contact={contact} title={t("contact.reach")} />
            <About contact={contact} />
            <ContactFacts contact={contact} />
            <MergedSection id={contact.id} />
          </Scroll>
        </Pane>
        <Pane label={t("customer.pane")} width="rest">
          <Scroll label={t("customer.pane")}>
            <CustomerParts contact={contact} />
            <LeadsOf leads={contact.leads} />
          </Scroll>
        </Pane>
        <Pane label={t("tabs.history")} width="tabs" side="end">
          <h2 className={styles.title}>{t("tabs.history")}</h2>
          <Scroll label={t("tabs.history")}>
            <HistoryList root="contact" id={contact.id} />
          </Scroll>
        </Pane>
      </Body>
    </Page>
  );
}

function About({ contact }: { contact: Contact }) {
  return (
    <Section title={t("contact.about")}>
      <Facts>
        <ContactTexts contact={contact} />
        <CustomFacts root="contact" record={contact} />
        <Fact label={t("contact.created")}>
          <When at={contact.createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

function LeadsOf({ leads }: { leads: readonly LeadRow[] }) {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  return (
    <Section title={t(`contact.leads.${profile}`)}>
      {leads.length === 0 && <p className={styles.none}>{t("contact.noLeads")}</p>}
      <ul>
        {leads.map((lead) => (
          <li key={lead.id}>
            <Link to="/leads/$id" params={{ id: lead.id }} search={{}} className={styles.lead}>
              <StageGlyph state={lead.state} />
              <span className={styles.leadTitle}>{lead.title ?? t("contact.untitled")}</span>
              <span className={styles.stage}>
                <StageName {...lead} />
              </span>
              <span className={styles.value}>
                {lead.valueMinor !== null && formatMoney(lead.valueMinor, lead.currency)}
              </span>
              <When at={lead.receivedAt} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
