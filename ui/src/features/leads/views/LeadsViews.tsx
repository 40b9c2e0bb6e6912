import { useActions } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import { StageTabs } from "../StageTabs.tsx";
import type { LeadsView } from "../useLeadsView.ts";
import { ViewsMenu } from "./ViewsMenu.tsx";
import styles from "./views.module.css";

type LeadsViewsProps = { view: LeadsView; onSaveAs: () => void; onManage: () => void };

// The first nine have a key: more digits there are not.
const keyed = 9;

/** In the page's bar: the stages, the pinned views, and the way to all others. */
export function LeadsViews({ view, onSaveAs, onManage }: LeadsViewsProps) {
  const { views, view: chosen, choose, rule, change } = view;
  const pinned = views.filter((each) => each.pinned);
  const ordered = [...pinned, ...views.filter((each) => !each.pinned)];
  useActions(
    ordered.map((each, index) => ({
      id: `view.${each.id}`,
      label: t("views.show", { name: each.name }),
      keys: each.pinned && index < keyed ? [`Mod+${index + 1}`] : [],
      scope: "page",
      run: () => choose(each),
    })),
  );
  return (
    <div className={styles.tabs}>
      <StageTabs
        rule={rule}
        isAll={chosen === null}
        onRule={(next) => change({ rule: next })}
        onAll={() => (chosen ? choose(null) : undefined)}
      />
      {pinned.length > 0 && <span className={styles.line} />}
      {pinned.length > 0 && (
        <ViewTabs
          label={t("views.pinned")}
          tabs={pinned.map(({ id, name }) => ({ key: id, label: name }))}
          current={chosen?.id ?? null}
          onTab={(id) => choose(views.find((each) => each.id === id) ?? null)}
          wraps="first"
        />
      )}
      <ViewsMenu view={view} onSaveAs={onSaveAs} onManage={onManage} />
    </div>
  );
}
