import type { OrderRow } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatMoney, formatNumber } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "#ui/records/columns/Text.tsx";
import { orderField } from "#ui/records/fields.ts";

export type OrderListRow = { root: "order" } & OrderRow;

export function orderColumns(): Column<OrderListRow>[] {
  return [
    {
      id: "customer",
      label: t("order.customer"),
      width: 180,
      grow: true,
      rank: 0,
      sort: orderField.name,
      render: ({ contactName }) => <Text text={contactName} strong />,
    },
    {
      id: "number",
      label: t("order.number"),
      width: 120,
      rank: 3,
      render: ({ number }) => <Text text={number} />,
    },
    {
      id: "what",
      label: t("order.what"),
      width: 220,
      grow: true,
      rank: 1,
      render: (row) => <Text text={whatOf(row)} />,
    },
    {
      id: orderField.amount,
      label: t("order.amount"),
      width: 120,
      align: "end",
      rank: 0,
      sort: orderField.amount,
      render: ({ amountMinor, currency }) => formatMoney(amountMinor, currency),
    },
    {
      id: orderField.placed,
      label: t("order.placed"),
      width: 110,
      align: "end",
      rank: 2,
      sort: orderField.placed,
      render: ({ placedAt }) => <When at={placedAt} />,
    },
  ];
}

/** Its first line, and how many there are besides. */
function whatOf({ title, lines }: OrderRow): string | null {
  if (title === null || lines < 2) return title;
  return t("order.andMore", { title, more: formatNumber(lines - 1) });
}
