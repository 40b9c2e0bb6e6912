// Words in files and notes, and the tasks of all leads.
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: null, source: null, contactId: null };

test("words are found in a note and in a file of the inbox", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  const made = await desk.call("lead_create", { ...lead, name: "Grace Hopper" });
  await desk.call("note_add", { leadId: made.id, text: "Wrote a compiler for Cobol." });
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  const text = "Katherine Johnson\nkatherine@example.org\n\nNo compiler was used.\n";
  await (await chooser).setFiles(desk.file("johnson.txt", text));
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Katherine Johnson");
  await page.getByRole("heading", { level: 1 }).focus();

  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: "Search files and notes" });
  await expect(box).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("compil");
  const hits = page.getByRole("listbox", { name: "Results" }).getByRole("option");
  await expect(hits).toHaveCount(2);
  await expect(hits.first().locator("mark")).toHaveText("compiler");
  await expectAccessible(page);

  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Find in the file" })).toHaveValue("compil");
  await page.goBack();
  await expect(box).toHaveValue("compil");

  await page.getByRole("button", { name: "Notes" }).click();
  await expect(hits).toHaveCount(1);
  await hits.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeAttached();
  await expect(page.getByText("Wrote a compiler for Cobol.")).toBeVisible();

  await page.getByRole("link", { name: "Search" }).click();
  await page.keyboard.type("nowhere");
  await expect(page.getByText("Nothing has these words")).toBeVisible();
  await expectAccessible(page);
});

test("the tasks of all leads, by how much they press", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/tasks" });
  await expect(page.getByText("Nothing to do")).toBeVisible();
  await expectAccessible(page);
  const made = await desk.call("lead_create", { ...lead, name: "Grace Hopper" });
  const task = { leadId: made.id, ownerId: null };
  await desk.call("task_add", { ...task, title: "Write back", dueOn: "2020-01-06" });
  await desk.call("task_add", { ...task, title: "Think about it", dueOn: null });
  const overdue = page.getByRole("region", { name: "Overdue" });
  await expect(overdue.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Tasks" })).toContainText("1");
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Done: Write back" }).click();
  await expect(overdue).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(overdue.getByRole("listitem")).toHaveCount(1);
  await overdue.getByRole("link", { name: "Grace Hopper" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeAttached();
});
