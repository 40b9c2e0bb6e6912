// A list on its way in: set up, checked, mended, taken in, undone; and a list on its way out.
import { readFileSync } from "node:fs";
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./desk.ts";

const customers = `Full name;E-mail;Last visit;Revenue
Grace Hopper;grace@example.org;01/02/2026;1.234,50
Ada Lovelace;ada@example.org;03/04/2026;99,00
Alan Turing;alan@example.org;31/31/2026;10,00
`;

test("customers come in from a file, and go again", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/import" });
  await expect(page.getByText("Take in a list")).toBeVisible();
  await expectAccessible(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles(desk.file("customers.csv", customers));

  await expect(page.getByRole("heading", { level: 1, name: "customers.csv" })).toBeAttached();
  await expect(page.getByRole("heading", { name: "Columns" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "What E-mail becomes" })).toHaveValue(/E-mail/u);
  await expectAccessible(page);
  const question = page.getByRole("combobox", { name: /How are the dates written/u });
  if (await question.isVisible()) {
    await question.click();
    await page.getByRole("option", { name: "Day, month, year" }).click();
    await expect(question).not.toBeVisible();
  }
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("Nothing has been stored yet.")).toBeVisible();
  await expectAccessible(page);
  const wrong = page.getByRole("textbox", { name: "Instead of 31/31/2026" });
  await wrong.fill("");
  await page.getByRole("button", { name: "Leave blank" }).click();
  await expect(wrong).not.toBeVisible();
  await page.getByRole("button", { name: "Take in" }).click();
  await expect(page.getByRole("heading", { name: "Taken in" })).toBeVisible();
  await expectAccessible(page);

  await desk.show("/customers");
  await expect(page.getByText("Grace Hopper")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export this list" }).click();
  await page.getByRole("menuitem", { name: "Export this list as CSV" }).click();
  const written = readFileSync(await (await download).path(), "utf8");
  expect(written).toContain("Grace Hopper");

  await desk.show("/import");
  await page.getByRole("link", { name: "customers.csv" }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText(/^Undone: /u)).toBeVisible();
  await desk.show("/customers");
  await expect(page.getByText("No customers yet")).toBeVisible();
});
