import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { queryClient } from "#ui/api/client.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk } from "#ui/testing/desk.ts";
import { expectAccessible, show } from "#ui/testing/show.tsx";
import { KeysStep } from "./KeysStep.tsx";

const progress = { step: 5, steps: 6 };

afterEach(() => {
  queryClient.clear();
  vi.restoreAllMocks();
});

test("each key is pressed once, in its order, and nothing is stored", async () => {
  const { calls } = answerCalls(fullDesk);
  const onDone = vi.fn();
  await show(<KeysStep progress={progress} onDone={onDone} />);
  await expect.element(page.getByRole("heading", { name: "Five keys" })).toBeVisible();
  await expectAccessible(document.body);
  const open = page.getByRole("button", { name: "Open the desk" });
  await userEvent.keyboard("x");
  await expect.element(page.getByRole("status")).toHaveTextContent("Now press ↓");
  for (const key of ["{ArrowDown}", "x", "s", "{Control>}k{/Control}"])
    await userEvent.keyboard(key);
  await expect.element(open).toBeDisabled();
  await userEvent.keyboard("?");
  await expect.element(open).toBeEnabled();
  await expectAccessible(document.body);
  await open.click();
  expect(onDone).toHaveBeenCalledOnce();
  expect(new Set(calls.map(([name]) => name))).toEqual(new Set(["list_page", "stage_list"]));
});

test("who knows the keys goes on at once", async () => {
  answerCalls(fullDesk);
  const onDone = vi.fn();
  await show(<KeysStep progress={progress} onDone={onDone} />);
  await page.getByRole("button", { name: "Skip the keys" }).click();
  expect(onDone).toHaveBeenCalledOnce();
});
