import { useEffect, useEffectEvent, useRef, useState } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import { usePreference } from "#ui/api/preferences.ts";
import type { ListPage, ListRow } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import type { ListSpec } from "./listSession.ts";
import { useListSession, type ListParting } from "./useListSession.ts";
import { useRowHeight } from "./useRowHeight.ts";

// Acts take ids; more than this would make one call too large. Bulk by rule is for the rest.
const checkAllMax = 1000;
const pageSize = 200;

/** What every list page keeps: its rows, where the person stands in them, and what is checked. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the kind of row
export function useList<Row extends ListRow>(
  spec: ListSpec,
  startId: string | undefined,
  parting: ListParting = null,
) {
  const [session, snapshot] = useListSession(spec, parting);
  const [active, setActive] = useState(0);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [singleKeys] = usePreference("ui.singleKeys");
  const size = useRowHeight();
  const wanted = useRef(startId);
  const row = session.row(active) as Row | undefined;

  const [asked, setAsked] = useState(spec.rule);
  if (asked !== spec.rule) {
    // Checked rows that a new filter hides would be acted on unseen.
    setAsked(spec.rule);
    setChecked(new Set());
    setActive(0);
  }

  const last = Math.max(0, (snapshot.total ?? 1) - 1);
  if (active > last && snapshot.total !== null) setActive(last);

  // Back from a record, or after other people's changes, the current row is found again by its id.
  const follow = useEffectEvent(async () => {
    const id = wanted.current;
    if (id === undefined || session.row(active)?.id === id) return;
    const index = await session.locate(id).catch(() => null);
    if (index !== null && wanted.current === id) setActive(index);
  });
  useEffect(() => {
    if (snapshot.total !== null) void follow();
  }, [session, snapshot.total, snapshot.arrangement]);

  async function checkAll(): Promise<void> {
    const { rule, root, scope, sort } = spec;
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ListPage = await platform.call("list_page", {
        root,
        scope,
        rule,
        sort,
        limit: pageSize,
        cursor,
      });
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null && ids.length < checkAllMax);
    setChecked(new Set(ids));
    if (cursor !== null) showNotice(t("grid.checkedFirst", { count: ids.length }));
  }

  return {
    session,
    snapshot,
    row,
    active,
    /** The rows an action is about: the checked ones, else the current one. */
    targets: checked.size > 0 ? [...checked] : row ? [row.id] : [],
    checked,
    setChecked,
    /** A new order is read from its top, not from where the current row has come to lie. */
    toTop: () => {
      wanted.current = undefined;
      setActive(0);
    },
    gridProps: {
      session,
      snapshot,
      active,
      onActive: (index: number) => {
        wanted.current = session.row(index)?.id;
        setActive(index);
      },
      checked,
      onChecked: setChecked,
      onCheckAll: () => void checkAll(),
      singleKeys,
      ...size,
    },
  };
}
