import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { queryClient } from "#ui/api/client.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk, quietDay } from "#ui/testing/desk.ts";
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

async function open(path: string, answers = fullDesk) {
  const { calls } = answerCalls(answers);
  const router = makeRouter(createMemoryHistory({ initialEntries: [path] }));
  await show(<Window router={router} />);
  await expect.element(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  return { calls, router };
}

test("the day is what the program starts with, and is accessible", async () => {
  await open("/");
  await expect.element(page.getByRole("region", { name: "New leads" })).toBeVisible();
  await expectAccessible(document.body);
});

test("each number opens its list", async () => {
  const { router } = await open("/today");
  await page.getByRole("list", { name: "What presses" }).getByText("Standing still").click();
  await expect.poll(() => router.state.location.pathname).toBe("/leads");
  expect(router.state.location.search).toMatchObject({ rule: "rotting is true" });
});

test("each line acts where it stands", async () => {
  const { calls } = await open("/today", {
    ...fullDesk,
    task_mark: () => ({ group: "g", ids: [] }),
    lead_move: () => ({ group: "g", ids: [] }),
  });
  const overdue = page.getByRole("region", { name: /^Overdue tasks/ });
  await overdue.getByRole("checkbox").click();
  await expect.poll(() => calls.some(([name]) => name === "task_mark")).toBe(true);
  await page
    .getByRole("button", { name: /^Reached out to/ })
    .first()
    .click();
  await expect
    .poll(() => calls.find(([name]) => name === "lead_move")?.[1])
    .toMatchObject({
      stage: "reached",
    });
});

test("a task is written for a lead without one", async () => {
  const { router } = await open("/today");
  const part = page.getByRole("region", { name: /^Without a next step/ });
  await part.getByRole("button", { name: /^Add task/ }).click();
  await expect.poll(() => router.state.location.pathname).toBe("/leads/lead");
  await expect.element(page.getByRole("textbox", { name: "Task" })).toHaveFocus();
});

test("a quiet day says so, with one way on", async () => {
  const { router } = await open("/today", { ...fullDesk, today: () => quietDay });
  await expect.element(page.getByText("Nothing presses today")).toBeVisible();
  await expectAccessible(document.body);
  await userEvent.keyboard("gl");
  await expect.poll(() => router.state.location.pathname).toBe("/leads");
});
