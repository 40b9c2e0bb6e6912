// The start page: what presses now, and the ways on from it.
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: "O-1A petition", source: null, contactId: null };

test("an empty desk has a quiet day", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  await expect(page.getByText("Nothing presses today")).toBeVisible();
  await expectAccessible(page);
});

test("numbers open their lists, and no date is broken in two", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open();
  const still = page.getByRole("region", { name: /^Without a next step/ });
  await expect(still).toBeVisible();
  await expectAccessible(page);
  for (const width of [960, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const broken = await page
      .getByRole("main")
      .locator("li time")
      .evaluateAll((times) => times.filter((time) => time.getClientRects().length > 1).length);
    expect(broken, `dates on two lines at ${width}`).toBe(0);
  }
  const { noNextStep } = await desk.call("today", {});
  await page.getByRole("list", { name: "What presses" }).getByText("Without a next step").click();
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toBeVisible();
  await expect(page.getByText(`${noNextStep.count} of`)).toBeVisible();
});

test("a task that is late is done where it stands", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open();
  const { id } = await desk.call("lead_create", { ...lead, name: "Grace Hopper" });
  await desk.call("task_add", {
    leadId: id, title: "Confirm the consult", dueOn: "2020-01-06", ownerId: null,
  });
  const late = page.getByRole("region", { name: /^Overdue tasks/ });
  await expect(late).toContainText("Confirm the consult");
  await expectAccessible(page);
  await late.getByRole("checkbox", { name: "Done: Confirm the consult" }).click();
  await expect(late).toBeHidden();
  await expect(page.getByRole("region", { name: /^Without a next step/ })).toContainText(
    "Grace Hopper",
  );
  await page.getByRole("button", { name: "Reached out to Grace Hopper" }).click();
  await expect(page.getByText("Moved 1 lead to Reached out")).toBeVisible();
});

test("search has a key of its own on pages where the slash filters", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(page.locator("[role=row][data-index]").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByLabel("Filter as text")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page.getByRole("combobox", { name: "Search files and notes" })).toBeFocused();
});
