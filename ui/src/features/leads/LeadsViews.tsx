import { ViewTools } from "#ui/records/views/ViewTools.tsx";
import { StageTabs } from "./StageTabs.tsx";
import type { LeadsView } from "./useLeadsView.ts";

type LeadsViewsProps = { view: LeadsView; onSaveAs: () => void; onManage: () => void };

/** In the page's bar: the stages, the pinned views, and the way to all others. */
export function LeadsViews({ view, onSaveAs, onManage }: LeadsViewsProps) {
  const { view: chosen, choose, rule, change } = view;
  return (
    <ViewTools view={view} onSaveAs={onSaveAs} onManage={onManage}>
      <StageTabs
        rule={rule}
        isAll={chosen === null}
        onRule={(next) => change({ rule: next })}
        onAll={() => (chosen ? choose(null) : undefined)}
      />
    </ViewTools>
  );
}
