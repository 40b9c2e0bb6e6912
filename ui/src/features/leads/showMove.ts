import type { ListRow, StageInfo } from "#ui/bindings/engine.ts";
import type { useList } from "#ui/grid/useList.ts";
import { leadField } from "#ui/records/fields.ts";
import type { LeadListRow } from "./columns.tsx";

type List = Pick<ReturnType<typeof useList<LeadListRow>>, "session" | "gridProps" | "row">;

/** Shows leads in another stage before the engine has moved them. */
export function showMove(list: List, ids: readonly string[], to: StageInfo): void {
  const { session, row } = list;
  const { groups } = session;
  const change = (old: ListRow): ListRow =>
    old.root === "lead"
      ? { ...old, state: to.state, stageId: to.id, stateAt: Date.now(), isRotting: false }
      : old;
  const key = groups?.by === leadField.stage ? to.id : to.state;
  const group = groups?.all().findIndex((each) => each.key === key) ?? -1;
  const isParted = groups?.by === leadField.stage || groups?.by === leadField.state;
  if (!groups || !isParted || group === -1) {
    for (const id of ids) session.patch(id, change);
    return;
  }
  groups.move(ids, key, change);
  // The current card is followed to where it went; in a folded group it cannot be seen.
  const isSeen = groups.all()[group]?.folded === false;
  if (row && ids.includes(row.id) && isSeen)
    list.gridProps.onActive(groups.lineOf({ group, index: ids.indexOf(row.id) }));
}
