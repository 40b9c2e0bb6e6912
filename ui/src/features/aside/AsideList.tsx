import type { ReactNode } from "react";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useActions } from "#ui/actions/registry.ts";
import type { BulkAct, ListRow, Scope, SortKey } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { EmptyState } from "#ui/design/primitives/EmptyState.tsx";
import { When } from "#ui/design/primitives/When.tsx";
import type { Column } from "#ui/grid/columns.ts";
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
import { contactField, leadField } from "#ui/records/fields.ts";
import { leadTargets, trashLeads } from "#ui/records/moveLeads.ts";
import type { PeopleRoot } from "#ui/records/peopleRoot.ts";
import styles from "./AsideList.module.css";

const order: Record<PeopleRoot, SortKey[]> = {
  lead: [{ field: leadField.received, descending: true }],
  contact: [{ field: contactField.created, descending: true }],
};

type AsideListProps = {
  root: PeopleRoot;
  scope: Exclude<Scope, "live">;
  title: string;
  /** What stands beside the title. */
  lead?: ReactNode;
  empty: { icon: ReactNode; title: string; body: string };
  /** What brings records back among the others: a few of them, and many. */
  back: { label: string; few: (ids: string[]) => Promise<boolean>; act: BulkAct };
};

/** Records that lists leave out, each the way to its page, and the way back for all of them. */
export function AsideList(props: AsideListProps) {
  const { root, scope, title, lead, empty, back } = props;
  const navigate = useNavigate();
  const columns = cached("aside columns", asideColumns);
  const list = useList<ListRow>({ root, scope, rule: "", sort: order[root] }, undefined);
  const { chosen, clear } = list;
  async function bringBack(): Promise<void> {
    if (await actOn(chosen, back.few, { act: back.act })) clear();
  }
  async function trash(): Promise<void> {
    const few = (ids: string[]) => trashLeads(leadTargets(ids, undefined));
    if (await actOn(chosen, few, { act: { kind: "trash" } })) clear();
  }
  const run = () => void bringBack();
  const forms = useBulkForms(root, chosen, clear);
  // What is in the trash comes back before anything else is done with it.
  const isInTrash = scope === "trash";
  const backIcon = <IconArrowBackUp size={16} stroke={1.5} aria-hidden />;
  const open = ({ id }: ListRow) =>
    void navigate({
      to: root === "lead" ? "/leads/$id" : "/contacts/$id",
      params: { id },
      search: {},
    });
  useActions([
    { id: "restore", label: back.label, keys: ["r"], scope: "list", run },
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: clear },
    ...(isInTrash ? [] : [editAction(forms), trashAction(() => void trash())]),
  ]);
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <Button keys="r" disabled={chosen.count === 0} onClick={run}>
          {back.label}
        </Button>
      }
    >
      <Body>
        <Pane label={title} width="rest">
          <ListFailure list={list} />
          <DataGrid
            {...list.gridProps}
            label={title}
            columns={columns}
            sort={order[root]}
            onSort={() => undefined}
            onOpen={open}
          >
            <EmptyState icon={empty.icon} title={empty.title}>
              {empty.body}
            </EmptyState>
          </DataGrid>
          <BulkBar
            list={list}
            items={[
              { id: "restore", label: back.label, icon: backIcon, keys: "r", run },
              ...(isInTrash ? [] : [editItem(forms), trashItem(() => void trash())]),
            ]}
          />
        </Pane>
      </Body>
      {forms.node}
    </Page>
  );
}

function words(row: ListRow) {
  switch (row.root) {
    case "lead":
      return { name: row.name, about: row.title, email: row.email, since: row.receivedAt };
    case "contact":
      return { name: row.name, about: row.company, email: row.email, since: row.createdAt };
    // Others are not thrown away: they are voided where they stand.
    case "order":
    case "interaction":
    case "product":
      return { name: "", about: null, email: null, since: 0 };
  }
}

function asideColumns(): Column<ListRow>[] {
  return [
    {
      id: "name",
      label: t("lead.name"),
      width: 200,
      grow: true,
      rank: 0,
      render: (row) => <span className={styles.name}>{words(row).name}</span>,
    },
    {
      id: "about",
      label: t("trash.about"),
      width: 200,
      grow: true,
      rank: 1,
      render: (row) => <span className={styles.text}>{words(row).about}</span>,
    },
    {
      id: "email",
      label: t("points.email"),
      width: 200,
      grow: true,
      rank: 2,
      render: (row) => <span className={styles.text}>{words(row).email}</span>,
    },
    {
      id: "since",
      label: t("lead.received"),
      width: 110,
      align: "end",
      rank: 3,
      render: (row) => <When at={words(row).since} />,
    },
  ];
}
