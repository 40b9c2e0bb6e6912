// The columns of the leads, and the leads under heads.
import { expectAccessible } from "./axe.ts";
import { type Page, expect, test } from "./desk.ts";

const rows = (page: Page) => page.locator("[role=row][data-index]");
const heads = (page: Page) => page.locator("[data-head]");
const columns = (page: Page) =>
  page
    .getByRole("columnheader")
    .filter({ hasNot: page.getByRole("checkbox") })
    .allInnerTexts();

test("columns are chosen, ordered and widened by keys, and a field of the team is one", async ({
  desk,
  page,
}) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  const { id: fieldId } = await desk.call("custom_field_save", {
    id: null, root: "lead", name: "Court", kind: "text", options: [], required: false,
    unique: false, hidden: false,
  });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("Control+.");
  const { rows: first } = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "", sort: [{ field: "received", descending: true }],
    limit: 1, cursor: null,
  });
  const recordId = first[0]?.id ?? "";
  await desk.call("custom_value_set", { fieldId, recordId, value: "Superior Court" });

  await page.getByRole("button", { name: "Columns" }).click();
  const menu = page.getByRole("dialog", { name: "Columns" });
  await expectAccessible(page);
  for (const name of ["E-mail", "Phone", "Value", "Owner"])
    await menu.getByRole("checkbox", { name, exact: true }).click();
  await menu.getByRole("checkbox", { name: "Court" }).click();
  await menu.getByRole("checkbox", { name: "Court" }).press("Alt+ArrowUp");
  await page.keyboard.press("Escape");
  expect(await columns(page)).toEqual(["Name", "Matter", "Stage", "Court", "Received"]);
  await expect(rows(page).first()).toContainText("Superior Court");

  const name = page.getByRole("columnheader", { name: "Name" });
  const before = (await name.boundingBox())?.width ?? 0;
  await rows(page).first().click();
  for (const key of ["ArrowUp", "Shift+ArrowRight", "Shift+ArrowRight"])
    await page.keyboard.press(key);
  await expect.poll(async () => (await name.boundingBox())?.width).toBeCloseTo(before + 32, 0);
  const edge = await name.boundingBox();
  await page.mouse.move((edge?.x ?? 0) + (edge?.width ?? 0) - 3, (edge?.y ?? 0) + 12);
  await page.mouse.down();
  await page.mouse.move((edge?.x ?? 0) + 223, (edge?.y ?? 0) + 12, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await name.boundingBox())?.width ?? 0)).toBe(226);

  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  expect(await columns(page)).toEqual(["Name", "Matter", "Stage", "Court", "Received"]);
  await page.getByRole("button", { name: "Columns" }).click();
  await menu.getByRole("button", { name: "Reset" }).click();
  await page.keyboard.press("Escape");
  expect(await columns(page)).toContain("Owner");
});

test("leads stand under heads that fold", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads?layout=grouped" });
  await expect(heads(page).first()).toContainText("Pending");
  await expectAccessible(page);
  await heads(page).first().click();
  await expect(heads(page)).toHaveCount(2);
  await page.keyboard.press("ArrowRight");
  await expect(rows(page).nth(1)).not.toHaveAttribute("data-head");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Leads" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(heads(page).first()).toBeVisible();

  await page.getByRole("button", { name: /^Grouped by/ }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Source" }).click();
  await expect(page).toHaveURL(/by=source/);
  await expect(heads(page).first()).not.toContainText("Pending");
});
