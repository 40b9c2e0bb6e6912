import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { ariaKeys } from "#ui/actions/keys.ts";
import { useOfferedActions, type Action } from "#ui/actions/registry.ts";
import { queryClient } from "#ui/api/client.ts";
import { sections } from "#ui/features/settings/sections.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk } from "#ui/testing/desk.ts";
import { show } from "#ui/testing/show.tsx";
import { makeRouter } from "./router.tsx";
import { useHotkeys } from "./useHotkeys.ts";

beforeEach(async () => {
  setLocale("en-US", "UTC");
  await page.viewport(1440, 900);
});
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

let offered: readonly Action[] = [];

function Window({ router }: { router: ReturnType<typeof makeRouter> }) {
  useHotkeys();
  const actions = useOfferedActions();
  useEffect(() => {
    offered = actions;
  }, [actions]);
  return <RouterProvider router={router} />;
}

const pages = [
  "/today",
  "/leads",
  "/leads?layout=board",
  "/leads?layout=grouped",
  "/leads?view=late&rule=x",
  "/leads/lead",
  "/contacts",
  "/contacts/contact",
  "/customers",
  "/customers/contact",
  "/orders",
  "/orders/order",
  "/products",
  "/interactions",
  "/duplicates",
  "/import",
  "/import/open",
  "/import/checked",
  "/import/running",
  "/import/done",
  "/inbox",
  "/inbox?tab=refused",
  "/search?words=compiler",
  "/tasks",
  "/trash",
  "/questionnaires/new",
  ...sections.map((section) => `/settings?section=${section}`),
];

test.each(pages)("every action at %s stands in the palette and in the keys", async (path) => {
  answerCalls(fullDesk);
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  await show(<Window router={router} />);
  await expect.element(page.getByRole("navigation").first()).toBeInTheDocument();
  // Late parts show after 150 ms at most.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const actions = offered;

  // A way by keys, or by name; and no name that could mean two things.
  const idle = actions.filter(({ keys, run }) => keys.length === 0 && !run);
  expect(idle.map(({ id }) => id)).toEqual([]);
  const labels = actions.filter(({ run }) => run).map(({ label, scope }) => `${scope} ${label}`);
  expect(labels.toSorted()).toEqual([...new Set(labels)].toSorted());

  // One key does one thing.
  const bound = actions.filter(({ run, ownKeys }) => run && ownKeys !== true);
  const keys = bound.flatMap((action) => action.keys);
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());

  // What a control says of its keys is what they do.
  const all = new Set(actions.flatMap((action) => action.keys.map(ariaKeys)));
  const said = [...document.querySelectorAll("[aria-keyshortcuts]")].map((control) =>
    control.getAttribute("aria-keyshortcuts"),
  );
  expect(said.filter((key) => key !== "Enter" && !all.has(key ?? ""))).toEqual([]);

  await userEvent.keyboard("{Control>}k{/Control}");
  await expect.element(page.getByRole("combobox", { name: "Go, do or find" })).toHaveFocus();
  const named = new Set(
    [...document.querySelectorAll("[role='option'] [data-label]")].map((each) => each.textContent),
  );
  const missing = actions.filter(({ id, run, label }) => {
    return run && id !== "palette" && !named.has(label);
  });
  expect(missing.map(({ id }) => id)).toEqual([]);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();

  // In a box of the page it would be a letter.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await userEvent.keyboard("?");
  const dialog = page.getByRole("dialog", { name: "Keys on this screen" });
  await expect.element(dialog).toBeVisible();
  const listed = dialog.element().textContent;
  const silent = actions.filter(({ keys: of, label }) => of.length > 0 && !listed?.includes(label));
  expect(silent.map(({ id }) => id)).toEqual([]);
});
