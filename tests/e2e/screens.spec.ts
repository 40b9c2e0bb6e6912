// Every screen and every overlay, with sample leads: nothing serious for axe, in light and in dark.
import { expectAccessible } from "./axe.ts";
import { type Page, expect, passphrase, test } from "./desk.ts";

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

const firstLead = (page: Page) => page.getByRole("row").and(page.locator("[data-index='0']"));

/** Types the groups of the recovery code that are asked for. */
async function confirmCode(page: Page): Promise<void> {
  const groups = await page.getByRole("main").locator("form ol li").allInnerTexts();
  for (const label of await page.getByText(/^Group \d+$/).allInnerTexts()) {
    const group = groups[Number(label.replace("Group ", "")) - 1] ?? "";
    await page.getByLabel(label, { exact: true }).fill(group);
  }
  await page.getByRole("button", { name: "I have written it down" }).click();
}

test.describe("first start", () => {
  test("each step of a law office's", async ({ desk, page }) => {
    await desk.open();
    await heading(page, "What is this desk for?");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Continue" }).click();

    await heading(page, "Names");
    await expectAccessible(page);
    await page.getByLabel("Name of the workspace").fill("Miller & Partners");
    await page.getByLabel("Your name").fill("Ada Miller");
    await page.getByRole("button", { name: "Continue" }).click();

    await heading(page, "How is it opened?");
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("The same once more").fill(passphrase);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Make the workspace" }).click();

    await heading(page, "Write this down");
    await expectAccessible(page);
    await confirmCode(page);

    await heading(page, "First leads");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Start with an empty desk" }).click();
    await heading(page, "Today");
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await heading(page, "Leads");
    await expect(page.getByText("No leads yet")).toBeVisible();
    await expectAccessible(page);
  });

  test("broken off before the recovery code was confirmed", async ({ desk, page }) => {
    await desk.open();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Name of the workspace").fill("Miller & Partners");
    await page.getByLabel("Your name").fill("Ada Miller");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await page.getByLabel("The same once more").fill(passphrase);
    await page.getByRole("button", { name: "Make the workspace" }).click();
    await heading(page, "Write this down");
    await page.reload();
    await heading(page, "The recovery code is not written down");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Show a new code" }).click();
    await heading(page, "Write this down");
    await confirmCode(page);
    await heading(page, "Today");
    await page.reload();
    await heading(page, "Today");
  });

  test("restoring a backup", async ({ desk, page }) => {
    await desk.open();
    await page.getByRole("button", { name: "Restore from a backup" }).click();
    await heading(page, "Restore from a backup");
    await expectAccessible(page);
  });
});

test.describe("leads", () => {
  test.beforeEach(({ desk }) => desk.init({ sample: true }));

  test("the list, its filter, its checked rows and its stages", async ({ desk, page }) => {
    await desk.open({ path: "/leads" });
    await heading(page, "Leads");
    await expect(firstLead(page)).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press("f");
    await expect(page.getByLabel("Filter as text")).toBeFocused();
    await page.keyboard.type("state is PENDING");
    await expectAccessible(page);
    await page.keyboard.press("Escape");

    await firstLead(page).click();
    await page.keyboard.press("x");
    await expect(page.getByText("1 selected")).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press("s");
    await expect(page.getByRole("menu", { name: "Stages" })).toBeVisible();
    await expectAccessible(page);
  });

  test("one lead and its stages", async ({ desk, page }) => {
    await desk.open({ path: "/leads" });
    const name = await firstLead(page).locator("[data-column='name']").innerText();
    await firstLead(page).dblclick();
    await heading(page, name.trim());
    await expectAccessible(page);
    await page.getByRole("tab", { name: "History" }).click();
    await expectAccessible(page);
    await page.keyboard.press("s");
    await page.getByRole("menuitemradio", { name: "Lost" }).click();
    await expect(page.getByLabel("Why was it lost?")).toBeFocused();
    await expectAccessible(page);
  });

  test("a new lead, and the keys", async ({ desk, page }) => {
    await desk.open({ path: "/leads" });
    await expect(firstLead(page)).toBeVisible();
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog", { name: "New lead" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys on this screen" })).toBeVisible();
    await expectAccessible(page);
  });

  test("nothing matches", async ({ desk, page }) => {
    await desk.open({ path: "/leads?rule=name%20is%20%22Nobody%20At%20All%22" });
    await expect(page.getByText("No leads match")).toBeVisible();
    await expectAccessible(page);
  });
});

test("contacts, one contact, and a new one", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/contacts" });
  await heading(page, "Contacts");
  await expect(firstLead(page)).toBeVisible();
  await expectAccessible(page);
  await firstLead(page).dblclick();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Contacts");
  await expectAccessible(page);
  await page.goBack();
  await page.getByRole("button", { name: "New contact" }).click();
  await expect(page.getByRole("dialog", { name: "New contact" })).toBeVisible();
  await expectAccessible(page);
});

test("the trash", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await firstLead(page).click();
  await page.keyboard.press("Delete");
  await expect(page.getByText("Moved 1 lead to the trash")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Trash" }).click();
  await heading(page, "Trash");
  await expect(firstLead(page)).toBeVisible();
  await expectAccessible(page);
});

for (const [section, title] of [
  ["appearance", "Appearance"],
  ["security", "Security"],
  ["backups", "Backups"],
  ["sample", "Sample data"],
  ["undo", "Undo list"],
  ["health", "Health"],
] as const) {
  test(`settings: ${section}`, async ({ desk, page }) => {
    desk.init({ sample: true });
    await desk.open({ path: `/settings?section=${section}` });
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
    await expectAccessible(page);
  });
}

test("locked, and the wrong passphrase", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ locked: true });
  await heading(page, "The workspace is locked");
  await expectAccessible(page);
  await page.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This is not the passphrase.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.keyboard.press("Enter");
  await heading(page, "Today");
});

test("an address that was used already", async ({ browser, desk, page }) => {
  desk.init({ sample: false });
  await desk.open();
  await heading(page, "Today");
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(page.url());
  await heading(stranger, "This address has been used");
  await expectAccessible(stranger);
});
