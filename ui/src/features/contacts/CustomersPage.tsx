import { IconBuildingStore, IconReceipt } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { editAction, editItem, trashAction, trashItem } from "#ui/records/bulk/items.tsx";
import { actOn } from "#ui/records/bulk/startBulk.ts";
import { useBulkForms } from "#ui/records/bulk/useBulkForms.tsx";
import { useColumns } from "#ui/records/columns/useColumns.ts";
import { bothRules, contactField } from "#ui/records/fields.ts";
import { ListPage } from "#ui/records/lists/ListPage.tsx";
import { NoRecords } from "#ui/records/lists/NoRecords.tsx";
import type { ListAddress, ListState } from "#ui/records/listState.ts";
import { OrderDialog } from "#ui/records/orders/OrderDialog.tsx";
import { useListView } from "#ui/records/views/useListView.ts";
import type { ContactListRow } from "./columns.tsx";
import { customerColumns, moreCustomerColumns } from "./customerColumns.tsx";
import { editCell } from "./editCell.ts";
import { trashContacts } from "./trashContacts.ts";

/** Who bought something or came. */
const customers = [contactField.orders, contactField.visits, contactField.spend]
  .map((field) => `${field} > 0`)
  .join(" OR ");

const plain: ListState = {
  rule: "",
  sort: [{ field: contactField.spend, descending: true }],
  columns: [],
  layout: "list",
  groupBy: null,
};

export function CustomersPage() {
  const { at, ...address } = useSearch({ from: "/customers" });
  const navigate = useNavigate({ from: "/customers" });
  const go = (search: ListAddress, replace: boolean) => void navigate({ search, replace });
  const view = useListView({ root: "contact", plain, address, go });
  const { rule, sort } = view;
  const asked = bothRules(customers, rule);
  const list = useList<ContactListRow>({ root: "contact", scope: "live", rule: asked, sort }, at);
  const usual = cached("customer columns", customerColumns);
  const more = cached("more customer columns", moreCustomerColumns);
  const columns = useColumns({ root: "contact", usual, more }, view.columns);
  const [isNew, setNew] = useState(false);
  const { chosen, clear } = list;
  const forms = useBulkForms("contact", chosen, clear);
  async function trash(): Promise<void> {
    if (await actOn(chosen, trashContacts, { act: { kind: "trash" } })) clear();
  }
  useActions([
    { id: "new", label: t("newOrder.title"), keys: ["c"], scope: "page", run: () => setNew(true) },
    trashAction(() => void trash()),
    editAction(forms),
  ]);
  const open = (id: string) =>
    void navigate({ to: "/customers/$id", params: { id }, search: address });
  return (
    <ListPage
      title={t("nav.customers")}
      view={view}
      within={customers}
      list={list}
      columns={columns}
      total={(count) => t("customers.total", { count })}
      actions={
        <Button
          look="primary"
          keys="c"
          icon={<IconReceipt size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setNew(true)}
        >
          {t("newOrder.open")}
        </Button>
      }
      items={[editItem(forms), trashItem(() => void trash())]}
      empty={
        <NoRecords
          icon={<IconBuildingStore size={20} stroke={1.5} />}
          rule={rule}
          onClear={() => view.change({ rule: "" })}
          none={{ title: t("customers.noneTitle"), body: t("customers.noneBody") }}
          noMatch={t("customers.noneMatch")}
        />
      }
      onOpen={({ id }) => open(id)}
      onEdit={(row, column, text) => editCell(list.session, row, column, text)}
    >
      {forms.node}
      <OrderDialog opened={isNew} onClose={() => setNew(false)} />
    </ListPage>
  );
}
