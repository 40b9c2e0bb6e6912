// Watched folders, questionnaires and the language, which settings keep.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expectAccessible } from "./axe.ts";
import { expect, passphrase, test } from "./desk.ts";

test("a folder is watched, and no more", async ({ desk, page }) => {
  desk.init({ sample: false });
  const folder = join(dirname(desk.file("marker", "")), "Resumes");
  mkdirSync(folder);
  await desk.open({ path: "/settings?section=watched" });
  await expect(page.getByText("No folder is watched.")).toBeVisible();
  await page.getByLabel("Folder on this computer").fill(folder);
  await page.keyboard.press("Enter");
  const folders = page.getByRole("list", { name: "Watched folders" }).getByRole("listitem");
  await expect(folders).toContainText(folder);
  await expectAccessible(page);
  await page.getByLabel("Folder on this computer").fill("/no/such/folder");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Stop watching ${folder}` }).click();
  await expect(page.getByText("No folder is watched.")).toBeVisible();
});

test("a questionnaire is written, stored as a whole, and thrown away", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/settings?section=questionnaires" });
  await expect(page.getByText("There is no questionnaire yet.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New questionnaire" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Needed to go on").first()).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Name").fill("Custody");
  const question = (number: number) =>
    page.getByRole("listitem", { name: `Question ${number}`, exact: true });
  await question(1).getByLabel("What is asked").fill("Which court?");
  await page.getByRole("button", { name: "Add a question" }).click();
  await question(2).getByLabel("What is asked").fill("Are there children?");
  await question(2).getByRole("combobox", { name: "Answer", exact: true }).click();
  await page.getByRole("option", { name: "Yes or no" }).click();
  await question(2).getByLabel("What is asked").press("Alt+ArrowUp");
  await expect(question(1).getByLabel("What is asked")).toHaveValue("Are there children?");
  await question(2).getByRole("combobox", { name: "When it is asked" }).click();
  await page.getByRole("option", { name: "only if “Are there children?”" }).click();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Saved Custody")).toBeVisible();

  const [saved] = await desk.call("questionnaire_list", {});
  const [first, second] = saved?.questions ?? [];
  expect(second?.shownIf).toEqual({ questionId: first?.id, value: "yes" });
  await page.getByRole("link", { name: "Custody" }).click();
  await question(1).getByRole("button", { name: "Move question 1 down" }).click();
  await expect(page.getByText("The question it hangs on must come before it")).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("button", { name: "Move Custody to trash" }).click();
  await expect(page.getByText("There is no questionnaire yet.")).toBeVisible();
});

test("the language is chosen, spoken at once, and spoken by the locked page", async ({
  desk,
  page,
}) => {
  desk.init({ sample: true });
  await desk.open({ path: "/settings" });
  const nav = page.getByRole("navigation");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
  await page.getByText("Deutsch").click();
  await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
  await expect(nav.getByRole("link", { name: "Papierkorb" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByText("Gespeichert"), "what was on the page stays").toBeVisible();
  await expect(page.getByRole("radio", { name: "Deutsch" })).toBeFocused();
  await expectAccessible(page);

  await page.reload();
  await expect(nav.getByRole("link", { name: "Papierkorb" })).toBeVisible();
  await desk.show("/leads");
  await page.locator("[role=row][data-index]").first().click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 Lead in den Papierkorb verschoben")).toBeVisible();

  await desk.call("lock", {});
  const locked = page.getByRole("heading", { level: 1, name: "Der Arbeitsbereich ist gesperrt" });
  await expect(locked).toBeVisible();
  await page.reload();
  await expect(locked).toBeVisible();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Heute" })).toBeVisible();

  await desk.show("/settings");
  await page.getByText("English").click();
  await expect(nav.getByRole("link", { name: "Trash" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en-US");
});
