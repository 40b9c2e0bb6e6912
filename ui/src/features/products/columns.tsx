import type { Product } from "#ui/bindings/engine.ts";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Text } from "#ui/records/columns/Text.tsx";
import { productField } from "#ui/records/fields.ts";

export type ProductListRow = { root: "product" } & Product;

export function productColumns(): Column<ProductListRow>[] {
  return [
    {
      id: productField.name,
      label: t("product.name"),
      width: 200,
      grow: true,
      rank: 0,
      sort: productField.name,
      render: ({ name }) => <Text text={name} strong />,
    },
    {
      id: productField.sku,
      label: t("product.sku"),
      width: 120,
      rank: 2,
      sort: productField.sku,
      render: ({ sku }) => <Text text={sku} />,
    },
    {
      id: productField.category,
      label: t("product.category"),
      width: 140,
      grow: true,
      rank: 3,
      sort: productField.category,
      render: ({ category }) => <Text text={category} />,
    },
    {
      id: productField.price,
      label: t("product.price"),
      width: 112,
      align: "end",
      rank: 1,
      sort: productField.price,
      render: ({ priceMinor, currency }) =>
        priceMinor === null || currency === null ? null : formatMoney(priceMinor, currency),
    },
    {
      id: productField.created,
      label: t("contact.created"),
      width: 96,
      align: "end",
      rank: 4,
      sort: productField.created,
      render: ({ createdAt }) => <When at={createdAt} />,
    },
  ];
}
