import { useState } from "react";
import { t } from "#ui/i18n/t.ts";
import { carriedOn, dropOf, type Carry } from "./carry.ts";

type Carrying = {
  /** The keys of the columns in their order. */
  columns: readonly string[];
  labelOf: (key: string) => string;
  onDrop: (carry: Carry, to: string) => void;
};

/** Picking up, moving over columns and dropping, by keys or by pointer; each step is said. */
export function useCarry({ columns, labelOf, onDrop }: Carrying) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const [said, say] = useState("");

  return {
    carry,
    said,
    pickUp: (next: Omit<Carry, "over">): void => {
      setCarry({ ...next, over: next.from });
      say(t("board.picked", { name: next.name, group: labelOf(next.from) }));
    },
    moveOn: (by: -1 | 1): void => {
      if (!carry) return;
      const next = carriedOn(carry, columns, by);
      setCarry(next);
      say(t("board.over", { group: labelOf(next.over ?? next.from) }));
    },
    /** The pointer is over a column; the one move that picked the card up may be there already. */
    moveOver: (key: string | null): void => {
      setCarry((now) => (now && now.over !== key ? { ...now, over: key } : now));
    },
    drop: (): void => {
      const to = carry && dropOf(carry);
      setCarry(null);
      if (carry && to !== null) {
        say("");
        onDrop(carry, to);
      } else if (carry) say(t("board.stays", { name: carry.name, group: labelOf(carry.from) }));
    },
    cancel: (): void => {
      setCarry(null);
      if (carry) say(t("board.stays", { name: carry.name, group: labelOf(carry.from) }));
    },
  };
}
