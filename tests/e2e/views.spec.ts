// Views of the leads: saved, changed, kept over a restart, and removed.
import { expectAccessible } from "./axe.ts";
import { expect, type Page, test } from "./desk.ts";

const rows = (page: Page) => page.locator("[role=row][data-index]");
const tabs = (page: Page) => page.getByRole("group", { name: "Pinned views" });

/** Chooses an action by its name, as the palette offers it. */
async function choose(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(name);
  await page.getByRole("option", { name }).first().click();
}

test("a view is saved, differs, is reset, and is there after a restart", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await page.getByRole("group", { name: "State" }).getByRole("button", { name: "Won" }).click();
  await page.keyboard.press("v");
  await page.keyboard.press("b");
  await choose(page, "Save as a view");
  await expectAccessible(page);
  await page.getByLabel("Name of the view").fill("Closed");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Saved the view Closed")).toBeVisible();
  await expect(tabs(page).getByRole("button", { name: "Closed", pressed: true })).toBeVisible();

  const bar = page.getByRole("group", { name: "Views", exact: true });
  await expect(bar).toHaveCount(0);
  await page.keyboard.press("v");
  await page.keyboard.press("l");
  await expect(bar).toContainText("The list is not as the view Closed keeps it");
  await expectAccessible(page);
  await page.reload();
  await expect(bar, "what differs stands in the address").toBeVisible();
  await bar.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("option").first()).toBeVisible();

  await choose(page, "Arrange views");
  const dialog = page.getByRole("dialog", { name: "Arrange views" });
  await dialog.getByRole("button", { name: "Open the list with Closed" }).click();
  await expect(
    dialog.getByRole("button", { name: "Open the list with Closed", pressed: true }),
  ).toBeVisible();
  await expectAccessible(page);

  await desk.stop();
  await desk.open({ path: "/leads" });
  await expect(tabs(page).getByRole("button", { name: "Closed", pressed: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Won", exact: true })).toBeVisible();
  await expect(page.getByRole("option").first()).toBeVisible();
});

test("what is changed is saved into the view, and undone", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  const made = await desk.call("view_save", {
    id: null, root: "lead", name: "Pending", rule: "state is PENDING", sort: [], columns: [],
    layout: "list", groupBy: null, pinned: true, private: false,
  });
  await tabs(page).getByRole("button", { name: "Pending" }).click();
  await expect(rows(page).first()).toContainText("Pending");
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved the view Pending")).toBeVisible();
  const stored = async () => {
    const views = await desk.call("view_list", { root: "lead" });
    return views.find(({ id }) => id === made.id)?.sort;
  };
  expect(await stored()).toEqual([{ field: "name", descending: false }]);
  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Undone: View saved/)).toBeVisible();
  expect(await stored()).toEqual([]);
});

test("a view that cannot be read any more says so and is kept", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  const field = await desk.call("custom_field_save", {
    id: null, root: "lead", name: "Court", kind: "text", options: [], required: false,
    unique: false, hidden: false,
  });
  await desk.call("view_save", {
    id: null, root: "lead", name: "By court", rule: 'court is "Superior"', sort: [], columns: [],
    layout: "list", groupBy: null, pinned: true, private: false,
  });
  await desk.call("custom_field_delete", { id: field.id });
  await tabs(page).getByRole("button", { name: "By court" }).click();
  await expect(page.getByText(/The view By court cannot be read any more/)).toBeVisible();
  await expectAccessible(page);
  expect((await desk.call("view_list", { root: "lead" })).map(({ name }) => name)).toEqual([
    "By court",
  ]);
});
