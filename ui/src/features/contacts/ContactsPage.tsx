import { IconAddressBook, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { catalogueQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { DataGrid } from "#ui/grid/DataGrid.tsx";
import { ListFailure } from "#ui/grid/ListFailure.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { BulkBar } from "#ui/records/bulk/BulkBar.tsx";
import { editAction, editItem, trashAction, trashItem } from "#ui/records/bulk/items.tsx";
import { actOn } from "#ui/records/bulk/startBulk.ts";
import { useBulkForms } from "#ui/records/bulk/useBulkForms.tsx";
import { contactField, parseSort, sortText } from "#ui/records/fields.ts";
import { ExportMenu } from "#ui/records/lists/ExportMenu.tsx";
import { RuleBar } from "#ui/records/RuleBar.tsx";
import { sortable } from "#ui/records/sortable.ts";
import { contactColumns, type ContactListRow } from "./columns.tsx";
import { editCell } from "./editCell.ts";
import { NewContactDialog } from "./NewContactDialog.tsx";
import { trashContacts } from "./trashContacts.ts";

const byName = { field: contactField.name, descending: false };

export function ContactsPage() {
  const { rule = "", sort: sortParam, at } = useSearch({ from: "/contacts" });
  const navigate = useNavigate({ from: "/contacts" });
  const sort = parseSort(sortParam, byName);
  const list = useList<ContactListRow>({ root: "contact", scope: "live", rule, sort }, at);
  const { data: catalogue } = useQuery(catalogueQuery("contact"));
  const [creating, setCreating] = useState(false);
  const { snapshot } = list;

  const setRule = (next: string) =>
    void navigate({ search: (old) => ({ ...old, rule: next || undefined }), replace: true });
  const { chosen, clear } = list;
  const forms = useBulkForms("contact", chosen, clear);
  async function trash(): Promise<void> {
    if (await actOn(chosen, trashContacts, { act: { kind: "trash" } })) clear();
  }
  useActions([
    {
      id: "new",
      label: t("newContact.title"),
      keys: ["c"],
      scope: "page",
      run: () => setCreating(true),
    },
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: clear },
    trashAction(() => void trash()),
    editAction(forms),
  ]);
  const named = cached("contact columns", contactColumns);
  const columns = useMemo(() => sortable(named, catalogue), [named, catalogue]);

  return (
    <Page
      title={t("nav.contacts")}
      actions={
        <Button
          look="primary"
          keys="c"
          icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          onClick={() => setCreating(true)}
        >
          {t("newContact.open")}
        </Button>
      }
    >
      <RuleBar root="contact" rule={rule} onRule={setRule}>
        <span role="status">
          {snapshot.total === null
            ? t("state.counting")
            : t("contacts.total", { count: snapshot.total })}
        </span>
        <ExportMenu spec={list.session.spec} columns={[]} />
      </RuleBar>
      <Body>
        <Pane label={t("nav.contacts")} width="rest">
          <ListFailure list={list} />
          <DataGrid
            {...list.gridProps}
            label={t("nav.contacts")}
            columns={columns}
            sort={sort}
            onSort={(next) => {
              list.toTop();
              void navigate({ search: (old) => ({ ...old, sort: sortText(next) }), replace: true });
            }}
            onOpen={({ id }) =>
              void navigate({
                to: "/contacts/$id",
                params: { id },
                search: { rule: rule || undefined, sort: sortParam },
              })
            }
            onEdit={(row, column, text) => editCell(list.session, row, column, text)}
          >
            <NoContacts rule={rule} onClear={() => setRule("")} />
          </DataGrid>
          <BulkBar list={list} items={[editItem(forms), trashItem(() => void trash())]} />
        </Pane>
      </Body>
      {forms.node}
      <NewContactDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function NoContacts({ rule, onClear }: { rule: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={<IconAddressBook size={20} stroke={1.5} />}
      title={rule === "" ? t("contacts.noneTitle") : t("contacts.noneMatch")}
      actions={
        rule !== "" && (
          <Button look="primary" size="large" keys="Shift+F" onClick={onClear}>
            {t("filter.clear")}
          </Button>
        )
      }
    >
      {rule === "" ? t("contacts.noneBody") : t("leads.filterIs", { rule })}
    </EmptyState>
  );
}
