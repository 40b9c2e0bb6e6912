// Segments: built by keys, counted while they are typed, explained, saved and used in lists.
import { expectAccessible } from "./axe.ts";
import { expect, type Page, test } from "./desk.ts";

const count = (page: Page) => page.getByRole("region", { name: "Live result" }).getByRole("status");
const value = (page: Page) => page.getByRole("combobox", { name: "Value" }).last();

/** Adds a sentence about a field and types what it compares with. */
async function addRule(page: Page, field: string, text: string): Promise<void> {
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "What is asked" })).toBeFocused();
  await page.keyboard.type(field);
  await page.keyboard.press("Enter");
  await expect(value(page)).toBeFocused();
  await page.keyboard.type(text);
}

test("a segment is built by keys, saved, listed and shown among the contacts", async ({
  desk,
  page,
}) => {
  desk.init({ sample: true });
  await desk.open({ path: "/segments" });
  await expect(page.getByText("No segments yet")).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press("c");
  await expect(page.getByText("No rules yet: everybody is meant")).toBeVisible();
  const contacts = await desk.call("counts", {});
  await expect(count(page)).toContainText(String(contacts.contacts));
  const { rows } = await desk.call("list_page", {
    root: "contact", scope: "live", rule: "city is not empty", sort: [], limit: 1, cursor: null,
  });
  const [first] = rows;
  const city = first && "city" in first ? (first.city ?? "") : "";
  await addRule(page, "city", city);
  const inCity = await desk.call("rule_check", { root: "contact", text: `city is "${city}"` });
  await expect(count(page)).toContainText(inCity.ok ? String(inCity.count) : "");
  await expectAccessible(page);

  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type("Near us");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Saved the segment Near us")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);

  await page.getByRole("region", { name: "Live result" }).getByRole("button").nth(1).click();
  await expect(page.getByRole("group", { name: /^Why .* is in or out$/ })).toBeVisible();
  await expectAccessible(page);

  await desk.show("/segments");
  await page.getByRole("row", { name: /Near us/ }).getByRole("link").nth(1).click();
  await expect(page.getByRole("main", { name: /Contacts|Customers/ })).toContainText("Near us");
});

test("text and JSON are the same rule, and say where they do not read", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/segments/new" });
  await page.getByText("Text", { exact: true }).click();
  const text = page.getByRole("textbox", { name: "The rules as text" });
  await text.fill("num_visits < 3 AND (city is Bend OR NOT email is empty)");
  await expect(page.getByText("This reads as a rule")).toBeVisible();
  await expectAccessible(page);
  await text.fill("num_visits <");
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await text.fill("num_visits < 3 AND (city is Bend OR NOT email is empty)");
  await page.getByText("JSON", { exact: true }).click();
  await expect(page.getByRole("textbox", { name: "The rules as JSON" })).toHaveValue(
    /"operator": "less"/,
  );
  await page.getByText("Sentence", { exact: true }).click();
  await expect(page.getByRole("group", { name: /not E-mail is empty/ })).toBeVisible();
});

test("a segment that another one is made of is not deleted", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/segments" });
  await desk.call("segment_save", {
    id: null, name: "Reachable", description: null, rule: "email is not empty",
  });
  await desk.call("segment_save", {
    id: null, name: "Both", description: null, rule: 'segment is Reachable AND city is not empty',
  });
  await page.reload();
  await page.getByRole("button", { name: "More for the segment Reachable" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const kept = "Reachable is not deleted: Both would no longer work.";
  await expect(page.getByText(kept)).toBeVisible();
  await expect(page.getByRole("link", { name: "Reachable" })).toBeVisible();

  await page.getByRole("link", { name: "Both" }).click();
  await expect(page.getByRole("button", { name: /^Value: Reachable/ })).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Back to the segments" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Segments" })).toBeVisible();
});
