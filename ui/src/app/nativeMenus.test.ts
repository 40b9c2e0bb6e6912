import { expect, test } from "vitest";
import { named } from "#ui/actions/registry.ts";
import { menusOf } from "./NativeMenus.tsx";

const action = (id: string) => named(id, `The ${id}`, () => undefined);

test("menus hold what is offered, without lines at their ends or beside each other", () => {
  const { bar, tray } = menusOf([action("newLead"), action("lock"), action("undo")], true);
  expect(bar.map(({ entries }) => entries.map(({ id }) => id))).toEqual([
    ["newLead", null, "lock", "quit"],
    ["undo"],
  ]);
  expect(tray.map(({ label }) => label)).toEqual(["The newLead", "", "Show Anteroom", "Quit"]);
});

test("behind the lock only the window and the end of the program can be chosen", () => {
  const { bar, tray } = menusOf([], true);
  expect(bar).toEqual([]);
  expect(tray.map(({ id }) => id)).toEqual(["show", "quit"]);
});
