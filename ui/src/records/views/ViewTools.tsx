import type { ReactNode } from "react";
import { useActions } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import { ViewTabs } from "#ui/layout/ViewTabs.tsx";
import type { ListView } from "./useListView.ts";
import { ViewsMenu } from "./ViewsMenu.tsx";
import styles from "./views.module.css";

type ViewToolsProps = {
  view: ListView;
  onSaveAs: () => void;
  onManage: () => void;
  /** What stands before the views. */
  children?: ReactNode;
};

// The first nine have a key: more digits there are not.
const keyed = 9;

/** In a page's bar: the pinned views, and the way to all others. */
export function ViewTools({ view, onSaveAs, onManage, children }: ViewToolsProps) {
  const { views, view: chosen, choose } = view;
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
      {children}
      {children !== undefined && pinned.length > 0 && <span className={styles.line} />}
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
