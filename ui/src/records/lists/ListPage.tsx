import type { ReactNode } from "react";
import { useActions } from "#ui/actions/registry.ts";
import type { ListRow } from "#ui/bindings/engine.ts";
import { DataGrid } from "#ui/grid/DataGrid.tsx";
import { ListFailure } from "#ui/grid/ListFailure.tsx";
import type { useList } from "#ui/grid/useList.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import type { BulkItem } from "#ui/layout/BulkMore.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { BulkBar } from "../bulk/BulkBar.tsx";
import { withWidth } from "../columns/columnChoice.ts";
import { ColumnsMenu } from "../columns/ColumnsMenu.tsx";
import type { Columns } from "../columns/useColumns.ts";
import { RuleBar } from "../RuleBar.tsx";
import { exported } from "../columns/exported.ts";
import type { ListView } from "../views/useListView.ts";
import { useViewDialogs } from "../views/useViewDialogs.tsx";
import { ViewBar } from "../views/ViewBar.tsx";
import { ViewTools } from "../views/ViewTools.tsx";
import { ExportMenu } from "./ExportMenu.tsx";

type ListPageProps<Row extends ListRow> = {
  title: string;
  view: ListView;
  /** What all of its records are; the filter chooses among them. */
  within?: string;
  list: ReturnType<typeof useList<Row>>;
  columns: Columns<Row>;
  /** How many there are, in words. */
  total: (count: number) => string;
  /** At the end of the page's bar. */
  actions: ReactNode;
  /** What can be done with those that are checked. */
  items: readonly BulkItem[];
  /** In place of the rows when there are none. */
  empty: ReactNode;
  onOpen: (row: Row) => void;
  onEdit?: (row: Row, column: string, text: string) => Promise<string | null>;
  /** Dialogs of the page. */
  children?: ReactNode;
};

/** A list with views, filter and columns of one's own; the page says of what. */
export function ListPage<Row extends ListRow>(props: ListPageProps<Row>) {
  const { title, view, within, list, columns, total, onOpen, onEdit } = props;
  const { rule, sort, change } = view;
  const dialogs = useViewDialogs(view);
  const { matching } = list.snapshot;
  useActions([
    { id: "clearChecks", label: t("bulk.clear"), keys: ["Escape"], scope: "page", run: list.clear },
  ]);
  return (
    <Page
      title={title}
      lead={<ViewTools view={view} onSaveAs={dialogs.onSaveAs} onManage={dialogs.onManage} />}
      actions={props.actions}
    >
      <RuleBar
        root={view.root}
        within={within}
        rule={rule}
        onRule={(next) => change({ rule: next })}
      >
        <span role="status">{matching === null ? t("state.counting") : total(matching)}</span>
        <ExportMenu spec={list.session.spec} columns={exported(view, columns)} />
        <ColumnsMenu
          all={columns.all}
          choice={columns.choice}
          onChoice={(choice) => change({ columns: choice })}
        />
      </RuleBar>
      <ViewBar view={view} onSaveAs={dialogs.onSaveAs} />
      <Body>
        <Pane label={title} width="rest">
          <ListFailure list={list} />
          <DataGrid
            {...list.gridProps}
            label={title}
            columns={columns.shown}
            sort={sort}
            onSort={(next) => {
              list.toTop();
              change({ sort: next });
            }}
            onOpen={onOpen}
            onResize={(field, width) =>
              change({ columns: withWidth(columns.choice, field, width) })
            }
            {...(onEdit && { onEdit })}
          >
            {props.empty}
          </DataGrid>
          <BulkBar list={list} items={props.items} />
        </Pane>
      </Body>
      {props.children}
      {dialogs.node}
    </Page>
  );
}
