// What a person does at the desk, through the browser host and the real engine.
import { expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: null, source: null, contactId: null };

test("an edit in the list is kept, told in the history, and undone", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/leads" });
  await desk.call("lead_create", { ...lead, name: "Grace Hopper", title: "Compiler matter" });
  const row = page.getByRole("row", { name: /Grace Hopper/ });
  await expect(row, "another program's change arrives by itself").toBeVisible();

  await row.dblclick();
  await page.getByRole("button", { name: /^Source: .*Edit$/ }).click();
  await page.keyboard.type("Bar referral");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Source: Bar referral. Edit" })).toBeVisible();
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByText("Bar referral").last()).toBeVisible();

  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Undone: Edit/)).toBeVisible();
  const page1 = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "", sort: [], limit: 10, cursor: null,
  });
  expect(page1.rows.map((each) => each.root === "lead" && each.source)).toEqual([null]);
});

test("many leads are moved at once and taken back at once", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  const stages = page.getByRole("group", { name: "State" });
  const pending = stages.getByRole("button", { name: "Pending" });
  await pending.click();
  const rows = page.locator("[role=row][data-index]");
  await expect(rows.first()).toBeVisible();
  const before = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "state is PENDING", sort: [], limit: 1, cursor: null,
  });
  await rows.first().click();
  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${before.total} selected`)).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByText(`Moved ${before.total} leads to Reached out`)).toBeVisible();
  await expect(page.getByText("No leads match")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText(/^Undone: Change of stage/)).toBeVisible();
  await expect(rows.first()).toBeVisible();
  const after = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "state is PENDING", sort: [], limit: 1, cursor: null,
  });
  expect(after.total).toBe(before.total);
});

test("the session outlives a reload, and the address loses its token", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
  expect(page.url()).not.toContain("token");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
});
