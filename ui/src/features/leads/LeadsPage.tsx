import { useMediaQuery } from "@mantine/hooks";
import { IconLayoutSidebarRight, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { usePreference } from "#ui/api/preferences.ts";
import { catalogueQuery, countsQuery, statusQuery } from "#ui/api/queries.ts";
import { Button } from "#ui/design/primitives/Button.tsx";
import { ErrorNote } from "#ui/design/primitives/ErrorNote.tsx";
import { IconButton } from "#ui/design/primitives/IconButton.tsx";
import { DataGrid } from "#ui/grid/DataGrid.tsx";
import { sortable } from "#ui/records/sortable.ts";
import { useList } from "#ui/grid/useList.ts";
import { t } from "#ui/i18n/t.ts";
import { Body } from "#ui/layout/Body.tsx";
import { Page } from "#ui/layout/Page.tsx";
import { Pane } from "#ui/layout/Pane.tsx";
import { leadField, parseSort, sortText } from "#ui/records/fields.ts";
import { NewLeadDialog } from "#ui/records/NewLeadDialog.tsx";
import { RuleBar } from "#ui/records/RuleBar.tsx";
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
  const { rule = "", sort: sortParam, at } = useSearch({ from: "/leads" });
  const navigate = useNavigate({ from: "/leads" });
  const sort = parseSort(sortParam, newestFirst);
  const list = useList<LeadListRow>({ root: "lead", scope: "live", rule, sort }, at);
  const profile = useQuery(statusQuery()).data?.workspace?.profile ?? "law";
  const { data: catalogue } = useQuery(catalogueQuery("lead"));
  const pane = usePane();
  const [creating, setCreating] = useState(false);
  const { row, targets, snapshot } = list;
  const view = { rule: rule || undefined, sort: sortParam };

  const setRule = (next: string) =>
    void navigate({ search: (old) => without({ ...old, rule: next || undefined }), replace: true });
  const open = (id: string) =>
    void navigate({ to: "/leads/$id", params: { id }, search: without(view) });

  useRememberPlace(row?.id, at);
  const actions = useLeadActions({
    targets,
    row,
    onActed: () => list.setChecked(new Set()),
    onCreate: () => setCreating(true),
    onClear: () => {
      if (list.checked.size === 0 && pane.overlaid) pane.set(false);
      list.setChecked(new Set());
    },
    onPane: () => pane.set(!pane.open),
  });
  const columns = useMemo(() => sortable(leadColumns(profile), catalogue), [profile, catalogue]);

  return (
    <Page
      title={t("nav.leads")}
      lead={<StageTabs rule={rule} onRule={setRule} />}
      actions={
        <>
          <IconButton
            label={t("keys.pane")}
            keys="Mod+."
            icon={<IconLayoutSidebarRight size={16} stroke={1.5} />}
            aria-pressed={pane.open}
            onClick={() => pane.set(!pane.open)}
          />
          <Button
            look="primary"
            keys="c"
            icon={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setCreating(true)}
          >
            {t("newLead.open")}
          </Button>
        </>
      }
    >
      <RuleBar root="lead" rule={rule} onRule={setRule}>
        <Total matching={snapshot.total} filtered={rule !== ""} />
      </RuleBar>
      <Body>
        <Pane label={t("nav.leads")} width="rest">
          {snapshot.error !== null && (
            <ErrorNote
              error={snapshot.error}
              actions={<Retry onRetry={() => void list.session.refresh()} />}
            />
          )}
          <DataGrid
            {...list.gridProps}
            label={t("nav.leads")}
            columns={columns}
            sort={sort}
            onSort={(next) =>
              void navigate({
                search: (old) => without({ ...old, sort: sortText(next) }),
                replace: true,
              })
            }
            onOpen={({ id }) => open(id)}
            onAct={() => actions.openStages()}
            onPeek={() => pane.set(!pane.open)}
            onEdit={(edited, column, text) => editCell(list.session, edited, column, text)}
          >
            <NoLeads rule={rule} onClear={() => setRule("")} />
          </DataGrid>
          <BulkBar
            count={list.checked.size}
            actions={actions}
            onClear={() => list.setChecked(new Set())}
          />
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

/** Where the pane would lie over the list, it is closed until it is asked for. */
function usePane(): { open: boolean; overlaid: boolean; set: (open: boolean) => void } {
  const remembered = usePreference("ui.pane");
  const overlaid = useState(false);
  const narrow = useMediaQuery("(max-width: 1199px)");
  const [open, set] = narrow ? overlaid : remembered;
  return { open, overlaid: narrow && open, set };
}

function Retry({ onRetry }: { onRetry: () => void }) {
  return <Button onClick={onRetry}>{t("action.tryAgain")}</Button>;
}

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
