import { ColumnsMenu } from "#ui/records/columns/ColumnsMenu.tsx";
import { exported } from "#ui/records/columns/exported.ts";
import { ExportMenu } from "#ui/records/lists/ExportMenu.tsx";
import { RuleBar } from "#ui/records/RuleBar.tsx";
import { GroupByMenu } from "./GroupByMenu.tsx";
import { LayoutSwitch } from "./LayoutSwitch.tsx";
import { LeadsTotal } from "./LeadsTotal.tsx";
import type { useLeadColumns } from "./useLeadColumns.ts";
import type { LeadsView } from "./useLeadsView.ts";

type LeadsBarProps = {
  view: LeadsView;
  /** By which field the leads are or would be grouped. */
  by: string;
  matching: number | null;
  columns: ReturnType<typeof useLeadColumns>;
};

/** Under the page's bar: the filter, how many leads it leaves, and how they are shown. */
export function LeadsBar({ view, by, matching, columns }: LeadsBarProps) {
  const { rule, layout, change } = view;
  return (
    <RuleBar root="lead" rule={rule} onRule={(next) => change({ rule: next })}>
      <LeadsTotal matching={matching} filtered={rule !== ""} />
      {layout !== "list" && <GroupByMenu by={by} onBy={(groupBy) => change({ groupBy })} />}
      <ExportMenu
        spec={{ root: "lead", scope: "live", rule, sort: view.sort }}
        columns={exported(view, columns)}
      />
      {layout !== "board" && (
        <ColumnsMenu
          all={columns.all}
          choice={columns.choice}
          onChoice={(choice) => change({ columns: choice })}
        />
      )}
      <LayoutSwitch layout={layout} onLayout={(next) => change({ layout: next, groupBy: by })} />
    </RuleBar>
  );
}
