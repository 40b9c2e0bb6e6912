import { useState, type ReactNode } from "react";
import type { ViewLayout } from "#ui/bindings/engine.ts";
import { ListFailure } from "#ui/grid/ListFailure.tsx";
import { useList } from "#ui/grid/useList.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { BulkBar } from "#ui/records/bulk/BulkBar.tsx";
import { leadField } from "#ui/records/fields.ts";
import { NewLeadDialog } from "#ui/records/NewLeadDialog.tsx";
import { StagePicker } from "#ui/records/StagePicker.tsx";
import { ManageViews } from "#ui/records/views/ManageViews.tsx";
import { SaveViewDialog } from "#ui/records/views/SaveViewDialog.tsx";
import { ViewBar } from "#ui/records/views/ViewBar.tsx";
import { bulkItems } from "./bulkItems.tsx";
import type { LeadListRow } from "./columns.tsx";
import { LeadPane } from "./LeadPane.tsx";
import { LeadsActions } from "./LeadsActions.tsx";
import { LeadsBar } from "./LeadsBar.tsx";
import { LeadsBoard } from "./LeadsBoard.tsx";
import { LeadsGrid } from "./LeadsGrid.tsx";
import { LeadsViews } from "./LeadsViews.tsx";
import { NoLeads } from "./NoLeads.tsx";
import { showMove } from "./showMove.ts";
import { useLeadActions } from "./useLeadActions.ts";
import { useLeadColumns } from "./useLeadColumns.ts";
import { useLeadsView, type LeadsView } from "./useLeadsView.ts";
import { usePane } from "./usePane.ts";
import { useRememberPlace } from "./useRememberPlace.ts";
import styles from "./LeadsPage.module.css";

export function LeadsPage(): ReactNode {
  const view = useLeadsView();
  // The list may open with a view of the person's own; drawing another one first would flicker.
  return view.isReady ? <Leads view={view} /> : <Page title={t("nav.leads")}>{null}</Page>;
}

/** One list of leads, however it is laid out: its filter, its rows and what is done to them. */
function Leads({ view }: { view: LeadsView }) {
  const { rule, sort, layout, change, open } = view;
  const by = view.groupBy ?? leadField.stage;
  const spec = { root: "lead", scope: "live", rule, sort } as const;
  const list = useList<LeadListRow>(spec, view.at, partingOf(layout, by));
  const { row, chosen, snapshot, session, active, clear } = list;
  const pane = usePane(layout === "board");
  const [dialog, setDialog] = useState<"new" | "save" | "manage" | null>(null);
  const close = () => setDialog(null);
  const onCreate = () => setDialog("new");
  const dialogs = { onSaveAs: () => setDialog("save"), onManage: () => setDialog("manage") };
  const columns = useLeadColumns(view.columns);
  useRememberPlace(row?.id, view.at);

  const actions = useLeadActions({
    chosen,
    checkedCount: list.count,
    row,
    onMove: (ids, to) => showMove(list, ids, to),
    onRefused: () => void session.refresh(),
    onActed: clear,
    onCreate,
    onClear: () => (list.count === 0 && pane.overlaid ? pane.set(false) : clear()),
    onPane: pane.toggle,
  });
  const { picking } = actions;
  const setRule = (next: string) => change({ rule: next });
  const empty = <NoLeads rule={rule} onClear={() => setRule("")} />;

  return (
    <Page
      title={t("nav.leads")}
      lead={<LeadsViews view={view} {...dialogs} />}
      actions={<LeadsActions pane={pane} onCreate={onCreate} />}
    >
      <LeadsBar view={view} by={by} matching={snapshot.matching} columns={columns} />
      <ViewBar view={view} onSaveAs={dialogs.onSaveAs} />
      <Body>
        <Pane label={t("nav.leads")} width="rest">
          <ListFailure list={list} />
          {layout === "board" ? (
            session.groups &&
            (snapshot.matching === 0 ? (
              empty
            ) : (
              <LeadsBoard
                list={list}
                groups={session.groups}
                actions={actions}
                onOpen={({ id }) => open(id)}
              />
            ))
          ) : (
            <LeadsGrid
              list={list}
              view={view}
              columns={columns}
              actions={actions}
              onPeek={pane.toggle}
            >
              {empty}
            </LeadsGrid>
          )}
          <BulkBar list={list} items={bulkItems(actions)} />
        </Pane>
        {pane.open && !row && session.groups?.heads && <HeadPane />}
        {pane.open && row && (
          <LeadPane
            row={row}
            near={[session.row(active + 1)?.id, session.row(active - 1)?.id]}
            position={positionOf(list)}
            onStep={(step) => list.gridProps.onActive(active + step)}
            onOpen={() => open(row.id)}
            onClose={() => pane.set(false)}
            actions={actions}
          />
        )}
      </Body>
      {picking && (
        <StagePicker
          anchor={picking.anchor}
          count={picking.of.chosen.count}
          current={picking.of.chosen.count === 1 ? (row?.stageId ?? null) : null}
          losing={picking.losing}
          onPick={(stage, reason) => void actions.move(stage, reason, picking.of)}
          onClose={actions.closeStages}
        />
      )}
      {actions.forms.node}
      <NewLeadDialog opened={dialog === "new"} onClose={close} />
      <SaveViewDialog
        opened={dialog === "save"}
        root="lead"
        state={view.state}
        onSaved={view.chooseId}
        onClose={close}
      />
      <ManageViews opened={dialog === "manage"} views={view.views} onClose={close} />
    </Page>
  );
}

/** Where the current lead stands: in the list, or in its group. */
function positionOf({ session, snapshot, active }: ReturnType<typeof useList<LeadListRow>>) {
  const place = session.groups?.placeAt(active);
  const group = place && session.groups?.all()[place.group];
  return group
    ? { index: place.index, total: group.total }
    : { index: active, total: snapshot.total ?? 0 };
}

/** The pane keeps its place while the head of a group is current. */
function HeadPane() {
  return (
    <Pane label={t("lead.pane")} width="detail" side="end">
      <p className={styles.onHead}>{t("group.onHead")}</p>
    </Pane>
  );
}

/** A board has its heads beside the cards; in a list they are lines of their own. */
function partingOf(layout: ViewLayout, by: string) {
  return layout === "list" ? null : { by, heads: layout === "grouped" };
}
