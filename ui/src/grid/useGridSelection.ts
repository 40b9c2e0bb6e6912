import { useRef } from "react";

type Selection<Row> = {
  total: number;
  active: number;
  onActive: (index: number) => void;
  checked: ReadonlySet<string>;
  onChecked: (ids: ReadonlySet<string>) => void;
  rowAt: (index: number) => Row | undefined;
};

/** Which row is current and which are checked; Shift checks all between here and the last stop. */
export function useGridSelection<Row extends { id: string }>(selection: Selection<Row>) {
  const { total, active, onActive, checked, onChecked, rowAt } = selection;
  const anchor = useRef(active);

  function checkTo(index: number): void {
    const [low, high] = anchor.current < index ? [anchor.current, index] : [index, anchor.current];
    const next = new Set(checked);
    for (let at = low; at <= high; at += 1) {
      const row = rowAt(at);
      if (row) next.add(row.id);
    }
    onChecked(next);
  }

  return {
    move(to: number, extend: boolean): void {
      const next = Math.min(Math.max(to, 0), total - 1);
      if (extend) checkTo(next);
      else anchor.current = next;
      onActive(next);
    },
    toggle(index: number, extend: boolean): void {
      const row = rowAt(index);
      if (!row) return;
      if (extend) checkTo(index);
      else onChecked(withToggled(checked, row.id));
      anchor.current = index;
      onActive(index);
    },
  };
}

function withToggled(checked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(checked);
  if (!next.delete(id)) next.add(id);
  return next;
}
