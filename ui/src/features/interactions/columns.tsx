import type { Interaction } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "#ui/records/columns/Text.tsx";
import { interactionField } from "#ui/records/fields.ts";
import { interactionName } from "#ui/records/interactions.ts";

export type InteractionListRow = { root: "interaction" } & Interaction;

export function interactionColumns(): Column<InteractionListRow>[] {
  return [
    {
      id: "customer",
      label: t("order.customer"),
      width: 180,
      grow: true,
      rank: 0,
      sort: interactionField.name,
      render: ({ contactName }) => <Text text={contactName} strong />,
    },
    {
      id: interactionField.kind,
      label: t("interaction.kind"),
      width: 120,
      rank: 0,
      sort: interactionField.kind,
      render: ({ kind }) => <Text text={interactionName(kind)} />,
    },
    {
      id: "note",
      label: t("order.note"),
      width: 220,
      grow: true,
      rank: 2,
      render: ({ note }) => <Text text={note} />,
    },
    {
      id: "amount",
      label: t("order.amount"),
      width: 112,
      align: "end",
      rank: 3,
      render: ({ amountMinor, currency }) =>
        amountMinor === null || currency === null ? null : formatMoney(amountMinor, currency),
    },
    {
      id: interactionField.at,
      label: t("interaction.at"),
      width: 112,
      align: "end",
      rank: 1,
      sort: interactionField.at,
      render: ({ happenedAt }) => <When at={happenedAt} />,
    },
  ];
}
