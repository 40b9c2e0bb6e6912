// Customers, orders, products and interactions: the screens, and a sale from product to voiding.
import { expectAccessible } from "./axe.ts";
import { type Page, expect, test } from "./desk.ts";

test.beforeEach(({ desk }) => desk.init({ sample: true }));

const row = (page: Page, index = 0) =>
  page.getByRole("row").and(page.locator(`[data-index='${index}']`));

test("a customer: figures, the chart and its table, and what is added", async ({ desk, page }) => {
  await desk.open({ path: "/customers" });
  await expect(row(page)).toContainText("$");
  await expectAccessible(page);
  await row(page).dblclick();
  const pane = page.getByRole("region", { name: "As a customer" }).first();
  await expect(pane.getByRole("heading", { name: "Spent by month" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Month" })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("l");
  await page.getByRole("textbox", { name: "Note" }).fill("Came by with cake");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Logged: Visit")).toBeVisible();
  await expect(pane.getByText("Visit: Came by with cake")).toBeVisible();

  await page.getByRole("button", { name: "Add a relationship" }).click();
  await page.getByRole("combobox", { name: "To whom" }).fill("an");
  await page.getByRole("option").first().click();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByText("Works for")).toBeVisible();

  await page.getByRole("button", { name: "Add a balance" }).click();
  await expect(page.getByRole("dialog", { name: "New opening balance" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("At least one of the three is needed")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Visits" }).fill("7");
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByText("7 visits")).toBeVisible();
});

test("a sale: product, order with lines, its page, and why it was voided", async ({
  desk,
  page,
}) => {
  await desk.open({ path: "/products" });
  await expect(row(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "Name" }).fill("Second opinion");
  await page.getByRole("textbox", { name: "Price" }).fill("1,250.50");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Saved Second opinion")).toBeVisible();
  await expect(page.getByText("$1,250.50")).toBeVisible();

  await desk.show("/orders");
  await expect(row(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "New order" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Choose whose it is")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("combobox", { name: "Customer" }).fill("an");
  await page.getByRole("option").first().click();
  await page.getByRole("combobox", { name: "Product or service, line 1" }).fill("Second");
  await page.getByRole("option", { name: "Second opinion" }).click();
  await expect(page.getByLabel("Price, line 1")).toHaveValue("1250.50");
  await page.getByLabel("Quantity, line 1").fill("2");
  await expect(page.getByText("The lines come to $2,501")).toBeVisible();
  await page.keyboard.press("Control+Enter");

  await expect(page.getByRole("heading", { level: 1, name: "Order $2,501" })).toBeAttached();
  await expect(page.getByRole("row", { name: "Second opinion 2 $1,250.50 $2,501" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("textbox", { name: "Why?" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("A reason is needed")).toBeVisible();
  await page.getByLabel("Why?").fill("Entered twice");
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Entered twice. It counts nowhere.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("It counts nowhere.")).not.toBeVisible();
});

test("interactions, and a view of one's own", async ({ desk, page }) => {
  await desk.open({ path: "/interactions" });
  await expect(row(page)).toBeVisible();
  await expectAccessible(page);
  const total = page.getByRole("status").filter({ hasText: "interactions" });
  const before = await total.innerText();
  await row(page).click();
  await page.keyboard.press("Delete");
  await expect(page.getByText(/^Voided: /u)).toBeVisible();
  await expect(total).not.toHaveText(before);
  await page.keyboard.press("Control+z");
  await expect(total).toHaveText(before);

  await page.keyboard.press("f");
  await page.keyboard.type("kind is visit");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Views: choose, save, arrange" }).click();
  await page.getByRole("menuitem", { name: "Save as a view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Visits");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Visits", pressed: true })).toBeVisible();
});
