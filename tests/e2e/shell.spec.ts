// What lies over every page: the palette, the keys, the help, the jobs; and the five keys.
import { expectAccessible } from "./axe.ts";
import { expect, passphrase, test } from "./desk.ts";

test("by keyboard alone: go, do, and come back to where the focus was", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(page.locator("[role=row][data-index]").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox", { name: "Go, do or find" });
  await expect(box).toBeFocused();
  await expect(page.getByRole("option", { selected: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type(">choose a st");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu", { name: "Stages" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("grid")).toBeFocused();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(">colours: dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("group", { name: "Recent" }).getByRole("option").first()).toHaveText(
    /Colours: Dark/,
  );
  await page.keyboard.press("Escape");
});

test("the help says what a screen is, and each rule it shows is one", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(page.locator("[role=row][data-index]").first()).toBeVisible();
  await page.keyboard.press("F1");
  const dialog = page.getByRole("dialog", { name: "Help" });
  await expect(dialog.getByRole("heading", { name: "Leads" })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Rules as text" }).click();
  await expect(dialog.getByRole("table").first()).toBeVisible();
  await expectAccessible(page);
  const tries = await dialog.getByRole("button", { name: /^Try it: / }).all();
  for (const button of tries) {
    const name = (await button.getAttribute("aria-label")) ?? "";
    const text = name.replace("Try it: ", "");
    const root = /^(city|count of leads)/.test(text) ? "contact" : "lead";
    expect(await desk.call("rule_check", { root, text }), text).toMatchObject({ ok: true });
  }
  await dialog.getByRole("button", { name: "Try it: state is PENDING" }).click();
  await expect(page).toHaveURL(/rule=state/);
  await expect(page.getByRole("button", { name: "Remove state is PENDING" })).toBeVisible();
});

test("the jobs open by key, and close to where the focus was", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await expect(page.locator("[role=row][data-index]").first()).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("j");
  const panel = page.getByRole("dialog", { name: "Work in the background" });
  await expect(panel.getByText("Nothing is running.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("a sales desk's first start ends with five keys, on leads that leave again", async ({
  desk,
  page,
}) => {
  await desk.open();
  await page.keyboard.press("2");
  await expect(page.getByRole("radio", { name: /Sales/ })).toBeChecked();
  await page.keyboard.press("Enter");
  await page.getByLabel("Name of the workspace").fill("Miller & Partners");
  await page.getByLabel("Your name").fill("Ada Miller");
  await page.keyboard.press("Enter");
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByLabel("The same once more").fill(passphrase);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Write this down" })).toBeVisible();
  const groups = await page.getByRole("main").locator("form ol li").allInnerTexts();
  for (const label of await page.getByText(/^Group \d+$/).allInnerTexts()) {
    const group = groups[Number(label.replace("Group ", "")) - 1] ?? "";
    await page.getByLabel(label, { exact: true }).fill(group);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add sample data" }).click();
  await expect(page.getByRole("heading", { name: "Five keys" })).toBeVisible();
  await expectAccessible(page);
  for (const key of ["ArrowDown", "x", "s", "Control+k", "?"]) await page.keyboard.press(key);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(">remove sample");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Removed the sample data")).toBeVisible();
  expect((await desk.call("app_status", {})).workspace?.profile).toBe("sales");
});
