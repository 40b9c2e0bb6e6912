import { useRef } from "react";
import { withChecked, withToggled, type Checks } from "./checks.ts";

type Selection<Row> = {
  total: number;
  active: number;
  onActive: (index: number) => void;
  checked: Checks;
  onChecked: (checked: Checks) => void;
  rowAt: (index: number) => Row | undefined;
};

/** Which row is current and which are checked; Shift checks all between here and the last stop. */
export function useGridSelection<Row extends { id: string }>(selection: Selection<Row>) {
  const { total, active, onActive, checked, onChecked, rowAt } = selection;
  const anchor = useRef(active);

  function checkTo(index: number): void {
    const [low, high] = anchor.current < index ? [anchor.current, index] : [index, anchor.current];
    const between = Array.from({ length: high - low + 1 }, (_, step) => rowAt(low + step));
    onChecked(
      withChecked(
        checked,
        between.flatMap((row) => row?.id ?? []),
      ),
    );
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
