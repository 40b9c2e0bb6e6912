import { useEffect, useEffectEvent, useRef, useState } from "react";
import { usePreference } from "#ui/api/preferences.ts";
import type { ListRow } from "#ui/bindings/engine.ts";
import { allChecks, checkedCount, noChecks, these, withChecked, type Chosen } from "./checks.ts";
import type { ListSpec } from "./listSession.ts";
import { useListSession, type ListParting } from "./useListSession.ts";
import { useRowHeight } from "./useRowHeight.ts";

/** What every list page keeps: its rows, where the person stands in them, and what is checked. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the kind of row
export function useList<Row extends ListRow>(
  spec: ListSpec,
  startId: string | undefined,
  parting: ListParting = null,
) {
  const [session, snapshot] = useListSession(spec, parting);
  const [active, setActive] = useState(0);
  const [checked, setChecked] = useState(noChecks);
  const [singleKeys] = usePreference("ui.singleKeys");
  const size = useRowHeight();
  const wanted = useRef(startId);
  const row = session.row(active) as Row | undefined;

  const [asked, setAsked] = useState(spec.rule);
  if (asked !== spec.rule) {
    // Checked rows that a new filter hides would be acted on unseen.
    setAsked(spec.rule);
    setChecked(noChecks);
    setActive(0);
  }

  const checkAll = () => setChecked(allChecks);

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

  const { root, rule, scope } = spec;
  const count = checkedCount(checked, snapshot.matching ?? 0);
  const currentOnes = row ? [row.id] : [];
  const chosen: Chosen = checked.all
    ? { target: { root, rule, scope, except: [...checked.ids] }, count, ids: null }
    : these(root, count > 0 ? [...checked.ids] : currentOnes);

  return {
    session,
    snapshot,
    row,
    active,
    /** What an action is about: the checked rows, else the current one. */
    chosen,
    checked,
    /** How many are checked. */
    count,
    clear: () => setChecked(noChecks),
    checkAll,
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
      onCheckLoaded: () => setChecked(withChecked(noChecks, session.loaded())),
      onCheckAll: checkAll,
      singleKeys,
      ...size,
    },
  };
}
