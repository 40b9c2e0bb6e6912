import { describe, expect, test } from "vitest";
import type { View } from "#ui/bindings/engine.ts";
import {
  addressOf,
  differences,
  keptIn,
  listPart,
  stateOf,
  viewOf,
  type ListState,
} from "./listState.ts";

const plain: ListState = {
  rule: "",
  sort: [{ field: "received", descending: true }],
  columns: [],
  layout: "list",
  groupBy: "stage",
};
const open: View = {
  id: "open",
  root: "lead",
  name: "Open",
  rule: "state is PENDING",
  sort: [],
  columns: [{ field: "name", width: 200 }],
  layout: "board",
  groupBy: "stage",
  pinned: true,
  private: false,
  default: true,
  problem: null,
};

describe("the view of an address", () => {
  test("is the one it names, and none when that is gone", () => {
    expect(viewOf({ view: "open" }, [open])).toBe(open);
    expect(viewOf({ view: "all" }, [open])).toBeNull();
  });

  test("is the default one when it says nothing, and none when it says anything", () => {
    expect(viewOf({}, [open])).toBe(open);
    expect(viewOf({ rule: "value > 5" }, [open])).toBeNull();
    expect(viewOf({}, [{ ...open, default: false }])).toBeNull();
  });
});

describe("what differs from a view", () => {
  const kept = keptIn(open, plain);

  test("is nothing at first, with the usual order for a view without one", () => {
    expect(kept.sort).toEqual(plain.sort);
    expect(differences(stateOf({}, kept), kept)).toEqual([]);
    expect(addressOf(kept, kept, open)).toEqual({ view: "open" });
  });

  test("goes into the address and comes back from it", () => {
    const states: ListState[] = [
      { ...kept, rule: "" },
      { ...kept, columns: [] },
      {
        ...kept,
        sort: [
          { field: "value", descending: true },
          { field: "name", descending: false },
        ],
      },
      { ...kept, columns: [{ field: "title", width: null }] },
      { ...kept, layout: "list" },
      { ...kept, layout: "grouped", groupBy: "owner" },
    ];
    for (const state of states) {
      const address = addressOf(state, kept, open);
      expect(differences(state, kept)).not.toEqual([]);
      expect(stateOf(address, kept)).toEqual(state);
    }
  });

  test("is not by what a list would be grouped", () => {
    const list = { ...kept, layout: "list" as const };
    expect(differences({ ...list, groupBy: "owner" }, list)).toEqual([]);
  });
});

test("an address of a lead hands on only what it says of the list", () => {
  const address = { view: "open", rule: "", note: "n" };
  expect(listPart(address)).toEqual({ view: "open", rule: "" });
});
