// Two contacts that are one: found, compared, merged by keys, parted again.
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./desk.ts";

test("a pair is merged, and parted on the contact's page", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/duplicates" });
  await expect(page.getByText("No duplicates")).toBeVisible();
  await expectAccessible(page);
  const email = "grace@example.org";
  for (const name of ["Grace Hopper", "G. Hopper"]) {
    await desk.call("contact_create", { name, email, phone: null, company: null });
  }
  await expect(page.getByRole("heading", { name: `Same e-mail: ${email}` })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("1");
  await page.keyboard.press("m");
  await expect(page.getByText(/^Merged into /u)).toBeVisible();
  await expect(page.getByText("No duplicates")).toBeVisible();

  await desk.show("/contacts");
  await page.getByRole("row").and(page.locator("[data-index='0']")).dblclick();
  await expect(page.getByRole("heading", { name: "Merged into this contact" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Part again: /u }).click();
  await expect(page.getByText(/^Parted .* again/u)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Merged into this contact" })).not.toBeVisible();
});
