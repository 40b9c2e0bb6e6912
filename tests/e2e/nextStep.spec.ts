// What is to be done next for a lead, and leads that are put aside.
import { expectAccessible } from "./axe.ts";
import { type Desk, type Page, expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: "O-1A petition", source: null, contactId: null };

async function openLead(desk: Desk, page: Page): Promise<string> {
  desk.init({ sample: false });
  await desk.open({ path: "/leads" });
  const { id } = await desk.call("lead_create", { ...lead, name: "Grace Hopper" });
  await desk.show(`/leads/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeFocused();
  return id;
}

test("a next step is planned by key, is overdue, and goes into the future", async ({
  desk,
  page,
}) => {
  const id = await openLead(desk, page);
  const step = page.getByRole("region", { name: "Next step" });
  await expect(step).toContainText("Every open lead needs a next step.");
  await expectAccessible(page);
  await page.keyboard.press("Shift+T");
  await expect(step.getByRole("textbox", { name: "Task" })).toBeFocused();
  await page.keyboard.type("Confirm the consult");
  await step.getByLabel("Another day").fill("2020-01-06");
  await page.keyboard.press("Control+Enter");
  await expect(step).toContainText("days overdue");
  await expectAccessible(page);
  await step.getByRole("button", { name: /^Overdue: / }).click();
  await page.getByRole("dialog", { name: "Due" }).getByRole("button", { name: "Tomorrow" }).click();
  await expect(step).toContainText("In 1 day");
  await expect(step).not.toContainText("overdue");
  await page.keyboard.press("Escape");

  await desk.show("/leads");
  await page.locator("[role=row][data-index]").first().click();
  const pane = page.getByRole("region", { name: "Current lead" });
  await expect(pane.getByRole("region", { name: "Next step" })).toContainText(
    "Confirm the consult",
  );
  await pane.getByRole("checkbox", { name: "Done: Confirm the consult" }).click();
  await expect(pane).toContainText("Every open lead needs a next step.");
  await expectAccessible(page);
  expect((await desk.call("lead_get", { id })).tasks[0]?.due).toBe("done");
});

test("a lead goes to the archive and comes back", async ({ desk, page }) => {
  const id = await openLead(desk, page);
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("Moved 1 lead to the archive")).toBeVisible();
  const banner = page.getByText("This lead is in the archive.");
  await expect(banner).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(banner).toBeHidden();
  expect((await desk.call("lead_get", { id })).archived).toBe(false);
  await page.keyboard.press("Shift+A");
  await expect(banner).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take out of the archive" }).click();
  await expect(banner).toBeHidden();

  await desk.show("/leads");
  await page.locator("[role=row][data-index]").first().click();
  await page.keyboard.press("Shift+A");
  await expect(page.getByText("No leads yet")).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Archive" })).toBeFocused();
  await expect(page.locator("[role=row][data-index]")).toContainText("Grace Hopper");
  await expectAccessible(page);
  expect((await desk.call("find", { text: "hopper", limit: 5 })).hits).toMatchObject([{ id }]);
  await page.locator("[role=row][data-index]").click();
  await page.keyboard.press("r");
  await expect(page.getByText("The archive is empty")).toBeVisible();
  await expectAccessible(page);
  expect((await desk.call("lead_get", { id })).archived).toBe(false);
});
