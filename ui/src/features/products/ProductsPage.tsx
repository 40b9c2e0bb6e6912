import { IconPackage, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { run } from "#ui/api/mutations.ts";
import type { Product } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { trashAction } from "#ui/records/bulk/items.tsx";
import { useColumns } from "#ui/records/columns/useColumns.ts";
import { productField } from "#ui/records/fields.ts";
import { ListPage } from "#ui/records/lists/ListPage.tsx";
import { NoRecords } from "#ui/records/lists/NoRecords.tsx";
import type { ListAddress, ListState } from "#ui/records/listState.ts";
import { useListView } from "#ui/records/views/useListView.ts";
import { productColumns, type ProductListRow } from "./columns.tsx";
import { ProductDialog } from "./ProductDialog.tsx";

const plain: ListState = {
  rule: "",
  sort: [{ field: productField.name, descending: false }],
  columns: [],
  layout: "list",
  groupBy: null,
};

export function ProductsPage() {
  const { at, ...address } = useSearch({ from: "/products" });
  const navigate = useNavigate({ from: "/products" });
  const go = (search: ListAddress, replace: boolean) => void navigate({ search, replace });
  const view = useListView({ root: "product", plain, address, go });
  const { rule, sort } = view;
  const list = useList<ProductListRow>({ root: "product", scope: "live", rule, sort }, at);
  const columns = useColumns(
    { root: "product", usual: cached("product columns", productColumns) },
    view.columns,
  );
  const [product, setProduct] = useState<Product | "new" | null>(null);
  const { row } = list;
  useActions([
    {
      id: "new",
      label: t("product.new"),
      keys: ["c"],
      scope: "page",
      run: () => setProduct("new"),
    },
    ...(row ? [trashAction(() => void trash(row))] : []),
  ]);
  const clear = () => view.change({ rule: "" });
  return (
    <ListPage
      title={t("nav.products")}
      view={view}
      list={list}
      columns={columns}
      total={(count) => t("products.total", { count })}
      actions={
        <Button
          look="primary"
          keys="c"
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setProduct("new")}
        >
          {t("product.open")}
        </Button>
      }
      items={[]}
      empty={
        <NoRecords
          icon={<IconPackage size={20} stroke={1.5} />}
          rule={rule}
          onClear={clear}
          none={{ title: t("products.noneTitle"), body: t("products.noneBody") }}
          noMatch={t("products.noneMatch")}
        />
      }
      onOpen={setProduct}
    >
      <ProductDialog product={product} onClose={() => setProduct(null)} />
    </ListPage>
  );
}

async function trash({ id, name }: Product): Promise<void> {
  try {
    const changed = await run("trash", { root: "product", ids: [id] });
    offerUndo(t("product.trashed", { name }), changed, name);
  } catch {
    // The notice has told why.
  }
}
