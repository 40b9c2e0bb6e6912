// Acts on many records at once: all that match, progress, what was left alone, and one undo.
import { expectAccessible } from "./axe.ts";
import { type Desk, expect, type Page, test } from "./desk.ts";

// More than are done within the call that asks for it.
const many = 210;
const lead = { email: null, phone: null, title: null, source: null, contactId: null };

/** A desk whose leads are too many for one call. */
async function openMany(desk: Desk, page: Page): Promise<void> {
  // Each of so many leads is written to the disk by itself.
  test.slow();
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(rows(page).first()).toBeVisible();
  const { leads } = await desk.call("counts", {});
  const missing = Array.from({ length: many - leads }, (_, index) => `Extra ${index}`);
  await Promise.all(missing.map((name) => desk.call("lead_create", { ...lead, name })));
  await expect(page.getByText(`${many} leads`, { exact: true })).toBeVisible();
}

const rows = (page: Page) => page.locator("[role=row][data-index]");
const bar = (page: Page) => page.getByRole("toolbar", { name: "Checked rows" });
const notice = (page: Page) => page.locator("[data-notice]").getByRole("status");
const jobs = (page: Page) => page.getByRole("dialog", { name: "Work in the background" });

async function count(desk: Desk, rule: string): Promise<number> {
  const checked = await desk.call("rule_check", { root: "lead", text: rule });
  return checked.ok ? checked.count : -1;
}

test("all that match get a tag, and one undo takes it off", async ({ desk, page }) => {
  await openMany(desk, page);
  const before = await count(desk, "tag is VIP");
  await page.getByRole("checkbox", { name: "Check the rows that are here" }).click();
  await expect(bar(page)).toContainText("selected");
  await bar(page).getByRole("button", { name: `All ${many} that match` }).click();
  await expect(bar(page)).toContainText(`All ${many} that match`);
  await expectAccessible(page);
  await page.keyboard.press("#");
  await expect(page.getByRole("dialog", { name: "Add tag" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("VIP");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toContainText(
    `Tag added (VIP): ${many - before} records changed`,
  );
  await expect(bar(page)).toBeHidden();
  expect(await count(desk, "tag is VIP")).toBe(many);
  await notice(page).getByRole("button", { name: "Undo" }).click();
  await expect(notice(page)).toContainText(`Undone: Tag added (VIP, ${many - before} leads)`);
  expect(await count(desk, "tag is VIP")).toBe(before);

  await desk.show("/settings?section=undo");
  const step = page.getByRole("listitem").filter({ hasText: "Tag added" });
  await expect(step).toHaveCount(1);
  await expect(step).toContainText(`and ${many - before - 3} more`);
  await expect(step).toContainText("Undone");
});

test("what was left alone is told with its reasons", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(rows(page).first()).toBeVisible();
  for (const key of ["x", "ArrowDown", "x", "ArrowDown", "x"]) await page.keyboard.press(key);
  await expect(bar(page)).toContainText("3 selected");
  const { rows: first } = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "", sort: [{ field: "received", descending: true }],
    limit: 1, cursor: null,
  });
  const gone = first.find((row) => row.root === "lead");
  await desk.call("trash", { root: "lead", ids: [gone?.id ?? ""] });

  await page.keyboard.press("Shift+E");
  const form = page.getByRole("dialog", { name: "Edit field" });
  await expect(form.getByRole("combobox", { name: "Field" })).toBeFocused();
  await form.getByRole("combobox", { name: "Field" }).fill("Source");
  await page.getByRole("option", { name: "Source" }).click();
  await form.getByRole("textbox", { name: "Source" }).fill("Fair");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Change 3 records" }).click();
  await expect(notice(page)).toContainText("Edit (Source): 2 changed, 1 left alone");
  await notice(page).getByRole("button", { name: "Details" }).click();
  const report = page.getByRole("dialog", { name: "What came of it" });
  await report.getByText("In the trash").click();
  const name = gone?.root === "lead" ? gone.name : "";
  await expect(report.getByRole("link", { name })).toBeVisible();
  await expectAccessible(page);
  await report.getByRole("button", { name: "Undo" }).click();
  await expect(notice(page)).toContainText("Undone: Edit");
  expect(await count(desk, "source is Fair")).toBe(0);
});

test("lost leads get a reason, and rest in the archive until they come back", async ({
  desk,
  page,
}) => {
  await openMany(desk, page);
  await page.keyboard.press("Control+Shift+A");
  await page.keyboard.press("s");
  await page.getByRole("menuitemradio", { name: "Lost" }).click();
  await page.getByLabel(`Why were these ${many} lost?`).fill("Chose another firm");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toContainText("Change of stage (Lost):");
  expect(await count(desk, 'lost_reason is "Chose another firm"')).toBeGreaterThan(many / 2);

  await page.keyboard.press("Control+Shift+A");
  await page.keyboard.press("Shift+A");
  await expect(notice(page)).toContainText(`Move to archive: ${many} records changed`);
  await expect(page.getByText("No leads yet")).toBeVisible();
  await desk.show("/archive");
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("Control+Shift+A");
  await expect(bar(page)).toContainText(`All ${many} that match`);
  await expectAccessible(page);
  await page.keyboard.press("r");
  await expect(notice(page)).toContainText(`Back from the archive: ${many} records changed`);
  expect(await count(desk, "")).toBe(many);
});

test("contacts that match get one value, and go to the trash together", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/contacts" });
  await expect(rows(page).first()).toBeVisible();
  const { contacts } = await desk.call("counts", {});
  await page.keyboard.press("Control+Shift+A");
  await bar(page).getByRole("button", { name: "Edit field" }).click();
  const form = page.getByRole("dialog", { name: "Edit field" });
  await form.getByRole("combobox", { name: "Field" }).fill("City");
  await page.getByRole("option", { name: "City" }).click();
  await form.getByRole("textbox", { name: "City" }).fill("Lyon");
  await page.keyboard.press("Enter");
  await expect(notice(page)).toContainText(/Edit \(City\): \d+ records changed/);
  await page.keyboard.press("Control+Shift+A");
  await page.keyboard.press("Delete");
  await expect(notice(page)).toContainText(`Move to trash: ${contacts} records changed`);
  await page.keyboard.press("Control+z");
  await expect(notice(page)).toContainText("Undone: Move to trash");
  await expect(rows(page).first()).toContainText("Lyon");
});

test("of two works one can be cancelled, and both are known after a restart", async ({
  desk,
  page,
}) => {
  await openMany(desk, page);
  const scope = { root: "lead", rule: "", scope: "live" } as const;
  const edit = (value: string) => ({ kind: "edit", field: "source", value }) as const;
  const target = { ...scope, except: [] };
  const start = (value: string) => desk.call("bulk_start", { target, act: edit(value) });
  const [, second] = await Promise.all([start("Fair"), start("Friend")]);
  // It may have come to its end before it could be stopped.
  await desk.call("job_cancel", { id: second.id }).catch(() => undefined);
  const report = () => desk.call("bulk_report", { id: second.id });
  await expect.poll(async () => (await report()).state).toMatch(/^(done|cancelled)$/);
  const { state } = await report();

  await desk.stop();
  await desk.open({ path: "/leads" });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  const lines = jobs(page).getByRole("listitem").filter({ hasText: "Edit" });
  await expect(lines).toHaveCount(2);
  await expect(lines.getByText(state === "done" ? "Done" : "Cancelled").first()).toBeVisible();
  await expectAccessible(page);
  await lines.first().getByRole("button", { name: "Details: Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "What came of it" });
  await expect(dialog).toContainText("Asked for");
  await expect(dialog).toContainText(String(many));
});

test("on a narrow window what has no room is in a menu", async ({ desk, page }) => {
  await page.setViewportSize({ width: 960, height: 600 });
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("x");
  await expect(bar(page).getByRole("button", { name: "Stage" })).toBeVisible();
  await expect(bar(page).getByRole("button", { name: "Take tag off" })).toBeHidden();
  await bar(page).getByRole("button", { name: "More to do with them" }).click();
  await expectAccessible(page);
  await page.getByRole("menuitem", { name: "Take tag off" }).click();
  await expect(page.getByRole("dialog", { name: "Take tag off" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeVisible();
});
