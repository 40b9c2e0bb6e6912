import { IconPlus, IconReceipt } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { OrderRow } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { useColumns } from "#ui/records/columns/useColumns.ts";
import { orderField } from "#ui/records/fields.ts";
import { ListPage } from "#ui/records/lists/ListPage.tsx";
import { NoRecords } from "#ui/records/lists/NoRecords.tsx";
import type { ListAddress, ListState } from "#ui/records/listState.ts";
import { OrderDialog } from "#ui/records/orders/OrderDialog.tsx";
import { VoidOrderDialog } from "#ui/records/orders/VoidOrderDialog.tsx";
import { useListView } from "#ui/records/views/useListView.ts";
import { orderColumns, type OrderListRow } from "./columns.tsx";

const plain: ListState = {
  rule: "",
  sort: [{ field: orderField.placed, descending: true }],
  columns: [],
  layout: "list",
  groupBy: null,
};

export function OrdersPage() {
  const { at, ...address } = useSearch({ from: "/orders" });
  const navigate = useNavigate({ from: "/orders" });
  const go = (search: ListAddress, replace: boolean) => void navigate({ search, replace });
  const view = useListView({ root: "order", plain, address, go });
  const { rule, sort } = view;
  const list = useList<OrderListRow>({ root: "order", scope: "live", rule, sort }, at);
  const columns = useColumns(
    { root: "order", usual: cached("order columns", orderColumns) },
    view.columns,
  );
  const [isNew, setNew] = useState(false);
  const [voided, setVoided] = useState<OrderRow | null>(null);
  const open = (id: string) =>
    void navigate({ to: "/orders/$id", params: { id }, search: address });
  const { row } = list;
  useActions([
    { id: "new", label: t("newOrder.title"), keys: ["c"], scope: "page", run: () => setNew(true) },
    ...(row
      ? [
          {
            id: "void",
            label: t("voidOrder.title"),
            keys: ["Delete"],
            scope: "list" as const,
            run: () => setVoided(row),
          },
        ]
      : []),
  ]);
  const clear = () => view.change({ rule: "" });
  return (
    <ListPage
      title={t("nav.orders")}
      view={view}
      list={list}
      columns={columns}
      total={(count) => t("orders.total", { count })}
      actions={
        <Button
          look="primary"
          keys="c"
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setNew(true)}
        >
          {t("newOrder.open")}
        </Button>
      }
      items={[]}
      empty={
        <NoRecords
          icon={<IconReceipt size={20} stroke={1.5} />}
          rule={rule}
          onClear={clear}
          none={{ title: t("orders.noneTitle"), body: t("orders.noneBody") }}
          noMatch={t("orders.noneMatch")}
        />
      }
      onOpen={({ id }) => open(id)}
    >
      <OrderDialog opened={isNew} onClose={() => setNew(false)} onMade={open} />
      <VoidOrderDialog order={voided} onClose={() => setVoided(null)} />
    </ListPage>
  );
}
