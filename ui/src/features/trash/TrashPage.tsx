import { SegmentedControl } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { named, useActions } from "#ui/actions/registry.ts";
import { offerUndo } from "#ui/actions/undo.ts";
import { useCommand } from "#ui/api/mutations.ts";
import type { ListRow, Root, SortKey } from "#ui/bindings/engine.ts";
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
import { BulkBarFrame } from "#ui/layout/BulkBarFrame.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { contactField, leadField } from "#ui/records/fields.ts";
import styles from "./TrashPage.module.css";

const order: Record<Root, SortKey[]> = {
  lead: [{ field: leadField.received, descending: true }],
  contact: [{ field: contactField.created, descending: true }],
};

export function TrashPage() {
  const { root = "lead" } = useSearch({ from: "/trash" });
  return <TrashOf key={root} root={root} />;
}

function TrashOf({ root }: { root: Root }) {
  const navigate = useNavigate({ from: "/trash" });
  const columns = cached("trash columns", trashColumns);
  const list = useList<ListRow>({ root, scope: "trash", rule: "", sort: order[root] }, undefined);
  const { targets, checked } = list;
  const restore = useCommand("restore");
  function restoreTargets(): void {
    if (targets.length === 0) return;
    restore.mutate(
      { root, ids: targets },
      {
        onSuccess: (changed) => {
          list.setChecked(new Set());
          offerUndo(t("trash.restored", { count: targets.length }), changed);
        },
      },
    );
  }
  const open = ({ id }: ListRow) =>
    void navigate({
      to: root === "lead" ? "/leads/$id" : "/contacts/$id",
      params: { id },
      search: {},
    });
  const show = (kind: Root) =>
    void navigate({ search: kind === "contact" ? { root: "contact" } : {}, replace: true });
  useActions([
    ...(["lead", "contact"] as const).map((kind) =>
      named(`trash.${kind}`, t("trash.show", { kind: t(`nav.${kind}s`) }), () => show(kind)),
    ),
    { id: "restore", label: t("action.restore"), keys: ["r"], scope: "list", run: restoreTargets },
    {
      id: "clearChecks",
      label: t("bulk.clear"),
      keys: ["Escape"],
      scope: "page",
      run: () => list.setChecked(new Set()),
    },
  ]);
  return (
    <Page
      title={t("nav.trash")}
      lead={
        <SegmentedControl
          aria-label={t("trash.kind")}
          value={root}
          data={[
            { value: "lead", label: t("nav.leads") },
            { value: "contact", label: t("nav.contacts") },
          ]}
          onChange={show}
        />
      }
      actions={
        <Button keys="r" disabled={targets.length === 0} onClick={restoreTargets}>
          {t("action.restore")}
        </Button>
      }
    >
      <Body>
        <Pane label={t("nav.trash")} width="rest">
          <ListFailure list={list} />
          <DataGrid
            {...list.gridProps}
            label={t("nav.trash")}
            columns={columns}
            sort={order[root]}
            onSort={() => undefined}
            onOpen={open}
          >
            <EmptyState icon={<IconTrash size={20} stroke={1.5} />} title={t("trash.emptyTitle")}>
              {t("trash.emptyBody")}
            </EmptyState>
          </DataGrid>
          <BulkBarFrame count={checked.size} onClear={() => list.setChecked(new Set())}>
            <Button look="quiet" keys="r" onClick={restoreTargets}>
              {t("action.restore")}
            </Button>
          </BulkBarFrame>
        </Pane>
      </Body>
    </Page>
  );
}

function trashColumns(): Column<ListRow>[] {
  return [
    {
      id: "name",
      label: t("lead.name"),
      width: 200,
      grow: true,
      rank: 0,
      render: ({ name }) => <span className={styles.name}>{name}</span>,
    },
    {
      id: "about",
      label: t("trash.about"),
      width: 200,
      grow: true,
      rank: 1,
      render: (row) => (
        <span className={styles.text}>{row.root === "lead" ? row.title : row.company}</span>
      ),
    },
    {
      id: "email",
      label: t("points.email"),
      width: 200,
      grow: true,
      rank: 2,
      render: ({ email }) => <span className={styles.text}>{email}</span>,
    },
    {
      id: "since",
      label: t("lead.received"),
      width: 110,
      align: "end",
      rank: 3,
      render: (row) => <When at={row.root === "lead" ? row.receivedAt : row.createdAt} />,
    },
  ];
}
