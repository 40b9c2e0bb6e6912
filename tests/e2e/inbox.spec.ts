// The inbox through the browser host: what was found, what a person says of it, and all at once.
import { expectAccessible } from "./axe.ts";
import { type Desk, type Page, expect, test } from "./desk.ts";

const resume = (name: string, email: string, phone: string) =>
  `${name}\n${email}\n${phone}\n\nMathematician\nMany words about numbers.\n`;

async function add(page: Page, files: string[]): Promise<void> {
  // Keys are answered from the moment on at which the page is there.
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Control+o");
  await (await chooser).setFiles(files);
}

const johnson = (desk: Desk) =>
  desk.file(
    "johnson.txt",
    resume("Katherine Johnson", "katherine@example.org", "+1 212 555 0134"),
  );

test("empty, a file read well, one refused", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  await expect(page.getByText("Nothing to review")).toBeVisible();
  await expectAccessible(page);

  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0x00, 0x03, 0x00]);
  await add(page, [johnson(desk), desk.file("program.pdf", program)]);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Katherine Johnson");
  await expectAccessible(page);

  await page.getByRole("button", { name: /^Not taken in/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "program.pdf" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Dismiss all" }).click();
  await expect(page.getByText("Dismissed 1 file")).toBeVisible();
  await expect(page.getByText("Nothing was turned away")).toBeVisible();
});

test("a found value and its place in the text show each other", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  await add(page, [johnson(desk)]);
  await page.getByLabel("E-mail", { exact: true }).focus();
  const mark = page.locator("mark[data-current]");
  await expect(mark).toHaveText("katherine@example.org");
  await page.locator("mark", { hasText: "Katherine Johnson" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();

  await page.keyboard.press("Control+f");
  await page.keyboard.type("numbers");
  await expect(page.getByText("1 of 1")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
});

test("a file is rejected with a reason, and comes back", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  await add(page, [johnson(desk)]);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Katherine Johnson");
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("dialog", { name: "Why is it rejected?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "No room for it now" }).click();
  await expect(page.getByText("Nothing to review")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Katherine Johnson");
});

test("what leaves no doubt is accepted in one go and taken back in one", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/inbox" });
  await add(page, [
    johnson(desk),
    desk.file("vaughan.txt", resume("Dorothy Vaughan", "dorothy@example.org", "+1 212 555 0135")),
    desk.file("letter.txt", "A letter in which nobody says who they are.\n"),
  ]);
  const files = page.getByRole("listbox", { name: "To review" }).getByRole("option");
  await expect(files).toHaveCount(3);
  await expect(files.filter({ hasText: "Read well" })).toHaveCount(2);
  await page.getByRole("combobox", { name: "Accept all files over" }).click();
  await page.getByRole("option", { name: "70%" }).click();
  await page.getByRole("button", { name: "Accept all" }).click();
  await expect(page.getByText("Accepted 2 files, 1 left to look at")).toBeVisible();
  await expect(files).toHaveCount(1);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(files).toHaveCount(3);
});
