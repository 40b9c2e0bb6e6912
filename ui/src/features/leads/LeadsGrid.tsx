import type { ReactNode } from "react";
import { DataGrid } from "#ui/grid/DataGrid.tsx";
import { headIndex } from "#ui/grid/groupPlaces.ts";
import type { LineHead } from "#ui/grid/GridHeadLine.tsx";
import type { Groups } from "#ui/grid/groupsSession.ts";
import type { useList } from "#ui/grid/useList.ts";
import { formatMoney } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import { withWidth } from "#ui/records/columns/columnChoice.ts";
import type { LeadListRow } from "./columns.tsx";
import { editCell } from "./editCell.ts";
import type { LeadActions } from "./useLeadActions.ts";
import { useGroupFace } from "./useGroupFace.tsx";
import type { useLeadColumns } from "./useLeadColumns.ts";
import type { LeadsView } from "./useLeadsView.ts";

type LeadsGridProps = {
  list: ReturnType<typeof useList<LeadListRow>>;
  view: LeadsView;
  columns: ReturnType<typeof useLeadColumns>;
  actions: LeadActions;
  onPeek: () => void;
  /** In place of the rows when there are none. */
  children: ReactNode;
};

/** The leads line by line, under heads if they are grouped. */
export function LeadsGrid({ list, view, columns, actions, onPeek, children }: LeadsGridProps) {
  const { session } = list;
  const { groups } = session;
  const headOf = useHeads(groups);
  return (
    <DataGrid
      {...list.gridProps}
      label={t("nav.leads")}
      columns={columns.shown}
      sort={view.sort}
      onSort={(sort) => {
        list.toTop();
        view.change({ sort });
      }}
      onOpen={({ id }) => view.open(id)}
      onAct={() => actions.openStages()}
      onPeek={onPeek}
      onEdit={(edited, column, text) => editCell(session, edited, column, text)}
      onResize={(field, width) => view.change({ columns: withWidth(columns.choice, field, width) })}
      {...(groups && { headAt: headOf, onFold: groups.fold })}
    >
      {children}
    </DataGrid>
  );
}

/** What stands at the head of a group, where a line is one. */
function useHeads(groups: Groups | null) {
  const { labelOf, markOf, currency } = useGroupFace(groups?.by ?? "");
  return (line: number): LineHead | null => {
    const place = groups?.placeAt(line);
    const group = place?.index === headIndex ? groups?.all()[place.group] : undefined;
    if (!group) return null;
    const { key, total, folded, worthMinor, worthElsewhere } = group;
    const sums = [
      ...(worthMinor === 0 ? [] : [formatMoney(worthMinor, currency)]),
      ...(worthElsewhere === 0 ? [] : [t("group.elsewhere", { count: worthElsewhere })]),
    ];
    return {
      key,
      folded,
      label: labelOf(group),
      mark: markOf(group),
      count: total,
      end: sums.join(" "),
    };
  };
}
