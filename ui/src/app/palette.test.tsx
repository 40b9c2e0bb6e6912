import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { queryClient } from "#ui/api/client.ts";
import { settingsQuery } from "#ui/api/queries.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk } from "#ui/testing/desk.ts";
import { expectAccessible, show } from "#ui/testing/show.tsx";
import { makeRouter } from "./router.tsx";
import { useHotkeys } from "./useHotkeys.ts";

beforeEach(async () => {
  setLocale("en-US", "UTC");
  await page.viewport(1280, 800);
});
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

function Window({ router }: { router: ReturnType<typeof makeRouter> }) {
  useHotkeys();
  return <RouterProvider router={router} />;
}

async function open(path: string, recents: unknown = []) {
  const host = answerCalls({
    ...fullDesk,
    settings_get: () => ({ values: { "ui.recents": recents } }),
  });
  await queryClient.prefetchQuery(settingsQuery());
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  await show(<Window router={router} />);
  await expect.element(page.getByRole("main").first()).toBeInTheDocument();
  await expect.element(page.getByRole("navigation").first()).toBeInTheDocument();
  return { ...host, router };
}

const box = () => page.getByRole("combobox", { name: "Go, do or find" });
const current = () => page.getByRole("option", { selected: true });
const group = (name: string) => page.getByRole("group", { name });

async function ask(words = "") {
  await userEvent.keyboard("{Control>}k{/Control}");
  await expect.element(box()).toHaveFocus();
  if (words !== "") await box().fill(words);
}

test("empty, it shows what can be done here, with the keys, and is accessible", async () => {
  await open("/leads");
  await ask();
  const here = group("This page");
  await expect.element(here.getByRole("option", { name: "Filter", exact: true })).toBeVisible();
  await expect.element(here.getByRole("option", { name: "New lead" })).toBeInTheDocument();
  await expect.element(group("Go to").getByRole("option", { name: "Inbox" })).toBeInTheDocument();
  await expect.element(current()).toBeVisible();
  await expectAccessible(document.body);
});

test("an action is found by a slip of its name, and done after the box has closed", async () => {
  const { router } = await open("/leads");
  await ask(">settngs");
  await expect.element(current()).toHaveTextContent("Settings");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await expect.poll(() => router.state.location.pathname).toBe("/settings");
});

test("an action that hangs on the row finds the row focused again", async () => {
  await open("/leads");
  await expect.element(page.getByRole("row", { name: /Grace/ })).toBeVisible();
  await userEvent.keyboard("{ArrowDown}");
  await ask("choose a st");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("menu", { name: "Stages" })).toBeVisible();
});

test("people are found, opened, and acted on from anywhere", async () => {
  const { router } = await open("/settings");
  await ask("@gra");
  const records = group("Leads and people");
  await expect.element(records.getByRole("option").first()).toHaveTextContent("Grace Hopper");
  await expect.element(current()).toHaveTextContent("Grace Hopper");
  await userEvent.keyboard("{Tab}");
  const acts = page.getByRole("combobox", { name: /^Act on/ });
  await expect.element(acts).toHaveFocus();
  await userEvent.keyboard("write a note");
  await expect.element(current()).toHaveTextContent("Write a note");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => router.state.location.pathname).toBe("/leads/lead");
  await expect.element(page.getByRole("textbox", { name: /note/i }).first()).toHaveFocus();
});

test("what was opened and chosen last comes first, and what is gone does not come", async () => {
  const { calls } = await open("/inbox", [
    { kind: "lead", id: "lead" },
    { kind: "action", id: "goTasks" },
    { kind: "action", id: "never.heard.of" },
  ]);
  await ask();
  const recent = group("Recent").getByRole("option");
  await expect.element(recent.nth(0)).toHaveTextContent("Grace Hopper");
  await expect.element(recent.nth(1)).toHaveTextContent("Tasks");
  await expect.element(recent.nth(2)).not.toBeInTheDocument();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  await expect
    .poll(() => calls.filter(([name]) => name === "settings_set").map(([, request]) => request))
    .toEqual([]);
});

test("words lead to the search and to a new lead, whatever they are", async () => {
  await open("/leads");
  await ask("xyzzy");
  await expect.element(group("With these words")).toBeVisible();
  await userEvent.keyboard("{ArrowUp}{Enter}");
  const name = page.getByRole("dialog", { name: "New lead" }).getByLabelText("Name");
  await expect.element(name).toHaveValue("xyzzy");
});

test("Escape goes one step back, the focus to where it was", async () => {
  await open("/leads");
  const search = page.getByRole("button", { name: "Search or act" });
  await search.click();
  await expect.element(box()).toHaveFocus();
  await box().fill("@gra");
  await expect.element(current()).toHaveTextContent("Grace");
  await userEvent.keyboard("{Tab}");
  await expect.element(page.getByRole("combobox", { name: /^Act on/ })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(box()).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(search).toHaveFocus();
});
