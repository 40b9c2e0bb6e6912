// The leads in columns, moved without a mouse and with one.
import { expectAccessible } from "./axe.ts";
import { type Desk, expect, type Page, test } from "./desk.ts";

const lead = { email: null, phone: null, title: null, source: null, contactId: null };

/** A board with two leads in its first column. */
async function openBoard(desk: Desk, page: Page): Promise<void> {
  desk.init({ sample: false });
  await desk.open({ path: "/leads" });
  await desk.call("lead_create", { ...lead, name: "Grace Hopper", title: "Compiler matter" });
  await desk.call("lead_create", { ...lead, name: "Ada Lovelace", title: "Engine matter" });
  await expect(page.getByRole("row", { name: /Grace Hopper/ })).toBeVisible();
  await page.keyboard.press("v");
  await page.keyboard.press("b");
  await expect(column(page, "Pending").getByRole("option")).toHaveCount(2);
}

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function stateOf(desk: Desk, name: string): Promise<string | undefined> {
  const { rows } = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "", sort: [], limit: 10, cursor: null,
  });
  return rows.flatMap((row) => (row.root === "lead" && row.name === name ? [row.state] : []))[0];
}

test("a card is picked up, carried, dropped and taken back by keys", async ({ desk, page }) => {
  await openBoard(desk, page);
  const said = page.locator("[data-board] [role=status]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  await expect(said).toContainText("Picked up Ada Lovelace in Pending");
  await page.keyboard.press("ArrowRight");
  await expect(said).toHaveText("Over Reached out");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Escape");
  await expect(said).toHaveText("Ada Lovelace stays in Pending");
  expect(await stateOf(desk, "Ada Lovelace")).toBe("PENDING");

  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await expect(page.getByText("Moved 1 lead to Reached out")).toBeVisible();
  const cards = column(page, "Reached out").getByRole("listbox");
  await expect(cards, "the focus goes along").toBeFocused();
  await expect(cards.getByRole("option", { name: /Ada Lovelace/ })).toBeVisible();
  await expect(column(page, "Pending").getByRole("option")).toHaveCount(1);
  expect(await stateOf(desk, "Ada Lovelace")).toBe("REACHED_OUT");

  await page.keyboard.press("Control+z");
  await expect(page.getByText(/^Undone: Change of stage/)).toBeVisible();
  await expect(column(page, "Pending").getByRole("option")).toHaveCount(2);
});

test("a card that is dropped on the lost ones asks why", async ({ desk, page }) => {
  await openBoard(desk, page);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Space");
  for (const _step of [1, 2, 3, 4]) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Why was it lost?")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type("Chose another firm");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Moved 1 lead to Lost")).toBeVisible();
  expect(await stateOf(desk, "Ada Lovelace")).toBe("LOST");
  await column(page, "Lost").getByRole("button").click();
  await expect(column(page, "Lost").getByRole("option", { name: /Ada Lovelace/ })).toBeVisible();
});

test("a card is dragged with the mouse", async ({ desk, page }) => {
  await openBoard(desk, page);
  await page.getByRole("option", { name: /Grace Hopper/ }).hover();
  await page.mouse.down();
  await column(page, "Qualified").hover();
  await expect(column(page, "Qualified")).toHaveAttribute("data-over");
  await page.mouse.up();
  await expect(page.getByText("Moved 1 lead to Qualified")).toBeVisible();
  expect(await stateOf(desk, "Grace Hopper")).toBe("QUALIFIED");
});

test("the menu of stages, the pane and the lead are where they are in the list", async ({
  desk,
  page,
}) => {
  await openBoard(desk, page);
  await page.getByRole("option", { name: /Grace Hopper/ }).click({ button: "right" });
  await expect(page.getByRole("menu", { name: "Stages" })).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByText("Moved 1 lead to Won")).toBeVisible();
  await page.getByRole("option", { name: /Ada Lovelace/ }).click();
  await page.keyboard.press("Control+.");
  await expect(page.getByRole("region", { name: "Current lead" })).toContainText("Ada Lovelace");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Ada Lovelace" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(column(page, "Pending").getByRole("option"), "back on the board").toHaveCount(1);
});

test("the board passes axe", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads?layout=board" });
  await expect(page.getByRole("option").first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expectAccessible(page);
});
