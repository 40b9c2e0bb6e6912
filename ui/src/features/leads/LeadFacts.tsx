import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { showNotice } from "#ui/actions/notices.tsx";
import { membersQuery, statusQuery } from "#ui/api/queries.ts";
import type { Lead } from "#ui/bindings/engine.ts";
import { Avatar } from "#ui/design/primitives/Avatar.tsx";
import { Spoken } from "#ui/design/primitives/Spoken.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import { formatMoney, majorText } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { CustomFacts } from "#ui/records/CustomFacts.tsx";
import { EditableText } from "#ui/records/EditableText.tsx";
import { editLead } from "#ui/records/edits.ts";
import { Fact, Facts } from "#ui/records/Facts.tsx";
import { leadField } from "#ui/records/fields.ts";
import { currencyOf, readMoney } from "#ui/records/money.ts";
import styles from "./LeadFacts.module.css";

/** The facts of the inquiry itself, each edited where it stands. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { valueMinor } = lead;
  const currency = currencyOf(lead);

  async function saveValue(text: string): Promise<string | null> {
    const read = readMoney(text, currency);
    if (read.wrong !== undefined) return read.wrong;
    const value = read.minor?.toString() ?? null;
    return await editLead(
      lead,
      { valueMinor: read.minor, currency },
      { field: leadField.value, value },
    );
  }

  return (
    <Section title={t("lead.about")}>
      <Facts>
        <Fact label={t(`lead.title.${profile}`)}>
          <EditableText
            label={t(`lead.title.${profile}`)}
            value={lead.title ?? ""}
            onSave={(title) =>
              editLead(
                lead,
                { title: title || null },
                { field: leadField.title, value: title || null },
              )
            }
          />
        </Fact>
        <Fact label={t("lead.source")}>
          <EditableText
            label={t("lead.source")}
            value={lead.source ?? ""}
            onSave={(source) =>
              editLead(
                lead,
                { source: source || null },
                { field: leadField.source, value: source || null },
              )
            }
          />
        </Fact>
        <Fact label={t("lead.value")}>
          <EditableText
            label={t("lead.value")}
            value={majorText(valueMinor, currency)}
            shown={valueMinor === null ? "" : formatMoney(valueMinor, currency)}
            onSave={saveValue}
          />
        </Fact>
        <Fact label={t("lead.owner")}>
          <OwnerChoice lead={lead} />
        </Fact>
        <CustomFacts root="lead" record={lead} />
        <Fact label={t("lead.received")}>
          <When at={lead.receivedAt} />
        </Fact>
        {lead.lostReason !== null && <Fact label={t("lead.lostReason")}>{lead.lostReason}</Fact>}
      </Facts>
    </Section>
  );
}

function OwnerChoice({ lead }: { lead: Lead }) {
  const { data: members } = useQuery(membersQuery());
  async function choose(ownerId: string | null, ownerName: string | null): Promise<void> {
    const edit = { field: leadField.owner, value: ownerId };
    const wrong = await editLead(lead, { ownerId, ownerName }, edit);
    if (wrong !== null) showNotice(wrong);
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.owner}>
          <Spoken>{t("lead.owner")}</Spoken>
          {lead.ownerName !== null && <Avatar name={lead.ownerName} />}
          <span className={styles.name}>{lead.ownerName ?? t("fact.none")}</span>
          <IconChevronDown size={14} stroke={1.5} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {members?.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<Avatar name={name} />}
            onClick={() => void choose(id, name)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void choose(null, null)}>{t("lead.nobody")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
