import type { ContactRow } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "#ui/records/columns/Text.tsx";
import { contactField } from "#ui/records/fields.ts";

export type ContactListRow = { root: "contact" } & ContactRow;

export function contactColumns(): Column<ContactListRow>[] {
  return [
    {
      id: "name",
      label: t("lead.name"),
      width: 180,
      grow: true,
      rank: 0,
      sort: contactField.name,
      render: ({ name }) => <Text text={name} strong />,
      edit: ({ name }) => name,
    },
    text("company", t("contact.company"), 150, 2, contactField.company, (row) => row.company),
    text("email", t("points.email"), 200, 1, contactField.email, (row) => row.email),
    text("phone", t("points.phone"), 140, 4, contactField.phone, (row) => row.phone),
    text("city", t("contact.city"), 120, 5, contactField.city, (row) => row.city),
    {
      id: "leads",
      label: t("nav.leads"),
      width: 72,
      align: "end",
      rank: 3,
      render: ({ leadCount }) => formatNumber(leadCount),
    },
    {
      id: "created",
      label: t("contact.created"),
      width: 96,
      align: "end",
      rank: 6,
      sort: contactField.created,
      render: ({ createdAt }) => <When at={createdAt} />,
    },
  ];
}

function text(
  id: string,
  label: string,
  width: number,
  rank: number,
  sort: string,
  value: (row: ContactListRow) => string | null,
): Column<ContactListRow> {
  return {
    id,
    label,
    width,
    rank,
    sort,
    grow: true,
    render: (row) => <Text text={value(row)} />,
    edit: (row) => value(row) ?? "",
  };
}
