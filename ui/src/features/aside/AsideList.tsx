import type { ReactNode } from "react";
import { useNavigate } from "@tanstack/react-router";
import { useActions } from "#ui/actions/registry.ts";
import type { ListRow, Root, Scope, SortKey } from "#ui/bindings/engine.ts";
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
import styles from "./AsideList.module.css";

const order: Record<Root, SortKey[]> = {
  lead: [{ field: leadField.received, descending: true }],
  contact: [{ field: contactField.created, descending: true }],
};

type AsideListProps = {
  root: Root;
  scope: Exclude<Scope, "live">;
  title: string;
  /** What stands beside the title. */
  lead?: ReactNode;
  empty: { icon: ReactNode; title: string; body: string };
  /** What brings records back among the others. */
  backLabel: string;
  onBack: (ids: string[]) => Promise<boolean>;
};

/** Records that lists leave out, each the way to its page, and the way back for all of them. */
export function AsideList(props: AsideListProps) {
  const { root, scope, title, lead, empty, backLabel, onBack } = props;
  const navigate = useNavigate();
  const columns = cached("aside columns", asideColumns);
  const list = useList<ListRow>({ root, scope, rule: "", sort: order[root] }, undefined);
  const { targets, checked } = list;
  const clear = () => list.setChecked(new Set());
  async function bringBack(): Promise<void> {
    if (targets.length > 0 && (await onBack(targets))) clear();
  }
  const back = () => void bringBack();
  const open = ({ id }: ListRow) =>
    void navigate({
      to: root === "lead" ? "/leads/$id" : "/contacts/$id",
      params: { id },
      search: {},
    });
  useActions([
    { id: "restore", label: backLabel, keys: ["r"], scope: "list", run: back },
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: clear },
  ]);
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <Button keys="r" disabled={targets.length === 0} onClick={back}>
          {backLabel}
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
          <BulkBarFrame count={checked.size} onClear={clear}>
            <Button look="quiet" keys="r" onClick={back}>
              {backLabel}
            </Button>
          </BulkBarFrame>
        </Pane>
      </Body>
    </Page>
  );
}

function asideColumns(): Column<ListRow>[] {
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
