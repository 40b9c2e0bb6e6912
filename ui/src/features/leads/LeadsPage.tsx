import { useMediaQuery } from "@mantine/hooks";
import { IconLayoutSidebarRight, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { usePreference } from "#ui/api/preferences.ts";
import { catalogueQuery, countsQuery, statusQuery } from "#ui/api/queries.ts";
import type { SortKey } from "#ui/bindings/engine.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { DataGrid } from "#ui/grid/DataGrid.tsx";
import { ListFailure } from "#ui/grid/ListFailure.tsx";
import { useList } from "#ui/grid/useList.ts";
import { cached } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { leadField, parseSort, sortText } from "#ui/records/fields.ts";
import { NewLeadDialog } from "#ui/records/NewLeadDialog.tsx";
import { RuleBar } from "#ui/records/RuleBar.tsx";
import { sortable } from "#ui/records/sortable.ts";
import { StagePicker } from "#ui/records/StagePicker.tsx";
import { BulkBar } from "./BulkBar.tsx";
import { leadColumns, type LeadListRow } from "./columns.tsx";
import { editCell } from "./editCell.ts";
import { LeadPane } from "./LeadPane.tsx";
import { NoLeads } from "./NoLeads.tsx";
import { StageTabs } from "./StageTabs.tsx";
import { useLeadActions } from "./useLeadActions.ts";

const newestFirst = { field: leadField.received, descending: true };

export function LeadsPage() {
  const view = useLeadsView();
  const { rule, sort, setRule, open } = view;
  const spec = { root: "lead", scope: "live", rule, sort } as const;
  const list = useList<LeadListRow>(spec, view.at);
  const { row, targets, snapshot } = list;
  const pane = usePane();
  const [creating, setCreating] = useState(false);
  const columns = useLeadColumns();
  useRememberPlace(row?.id, view.at);

  const clear = () => list.setChecked(new Set());
  const actions = useLeadActions({
    targets,
    row,
    onActed: clear,
    onCreate: () => setCreating(true),
    onClear: () => (list.checked.size === 0 && pane.overlaid ? pane.set(false) : clear()),
    onPane: pane.toggle,
  });

  return (
    <Page
      title={t("nav.leads")}
      lead={<StageTabs rule={rule} onRule={setRule} />}
      actions={<PageActions pane={pane} onCreate={() => setCreating(true)} />}
    >
      <RuleBar root="lead" rule={rule} onRule={setRule}>
        <Total matching={snapshot.total} filtered={rule !== ""} />
      </RuleBar>
      <Body>
        <Pane label={t("nav.leads")} width="rest">
          <ListFailure list={list} />
          <DataGrid
            {...list.gridProps}
            label={t("nav.leads")}
            columns={columns}
            sort={sort}
            onSort={(next) => {
              list.toTop();
              view.setSort(next);
            }}
            onOpen={({ id }) => open(id)}
            onAct={() => actions.openStages()}
            onPeek={pane.toggle}
            onEdit={(edited, column, text) => editCell(list.session, edited, column, text)}
          >
            <NoLeads rule={rule} onClear={() => setRule("")} />
          </DataGrid>
          <BulkBar count={list.checked.size} actions={actions} onClear={clear} />
        </Pane>
        {pane.open && row && (
          <LeadPane
            row={row}
            near={[list.session.row(list.active + 1)?.id, list.session.row(list.active - 1)?.id]}
            position={{ index: list.active, total: snapshot.total ?? 0 }}
            onStep={(step) => list.gridProps.onActive(list.active + step)}
            onOpen={() => open(row.id)}
            onClose={() => pane.set(false)}
            actions={actions}
          />
        )}
      </Body>
      {actions.picking && (
        <StagePicker
          anchor={actions.picking}
          count={targets.length}
          current={targets.length === 1 ? (row?.state ?? null) : null}
          onPick={(state, reason) => void actions.move(state, reason)}
          onClose={actions.closeStages}
        />
      )}
      <NewLeadDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

/** What the address says about the list, and how to say something else. */
function useLeadsView() {
  const { rule = "", sort, at } = useSearch({ from: "/leads" });
  const navigate = useNavigate({ from: "/leads" });
  return {
    rule,
    at,
    sort: parseSort(sort, newestFirst),
    setRule: (next: string) =>
      void navigate({
        search: (old) => without({ ...old, rule: next || undefined }),
        replace: true,
      }),
    setSort: (next: SortKey[]) =>
      void navigate({ search: (old) => without({ ...old, sort: sortText(next) }), replace: true }),
    open: (id: string) =>
      void navigate({
        to: "/leads/$id",
        params: { id },
        search: without({ rule: rule || undefined, sort }),
      }),
  };
}

function useLeadColumns() {
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { data: catalogue } = useQuery(catalogueQuery("lead"));
  const columns = cached(`lead columns ${profile}`, () => leadColumns(profile));
  return useMemo(() => sortable(columns, catalogue), [columns, catalogue]);
}

function PageActions({ pane, onCreate }: { pane: PaneState; onCreate: () => void }) {
  return (
    <>
      <IconButton
        label={t("keys.pane")}
        keys="Mod+."
        icon={<IconLayoutSidebarRight size={16} stroke={1.5} />}
        aria-pressed={pane.open}
        onClick={pane.toggle}
      />
      <Button
        look="primary"
        keys="c"
        icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
        onClick={onCreate}
      >
        {t("newLead.open")}
      </Button>
    </>
  );
}

/** Where the pane would lie over the list, it is closed until it is asked for. */
function usePane() {
  const remembered = usePreference("ui.pane");
  const overlay = useState(false);
  const narrow = useMediaQuery("(max-width: 1199px)");
  const [open, set] = narrow ? overlay : remembered;
  return { open, overlaid: narrow && open, set, toggle: () => set(!open) };
}

type PaneState = ReturnType<typeof usePane>;

function Total({ matching, filtered }: { matching: number | null; filtered: boolean }) {
  const { data: counts } = useQuery(countsQuery());
  const text =
    matching === null
      ? t("state.counting")
      : filtered && counts
        ? t("list.matching", { matching, total: counts.leads })
        : t("list.total", { count: matching });
  return <span role="status">{text}</span>;
}

/** Addresses stay short: what is not set is not written. */
function without<T extends Record<string, string | undefined>>(
  search: T,
): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

// Writing the address on each arrow key would cost more than the move itself.
const restMs = 300;

/** Keeps the current row in the address, so that back and reload find the place again. */
function useRememberPlace(id: string | undefined, at: string | undefined): void {
  const navigate = useNavigate({ from: "/leads" });
  useEffect(() => {
    if (id === undefined || id === at) return;
    const timer = setTimeout(() => {
      void navigate({ search: (old) => ({ ...old, at: id }), replace: true });
    }, restMs);
    return () => clearTimeout(timer);
  }, [id, at, navigate]);
}
