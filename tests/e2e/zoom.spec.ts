// The window at twice its size: what is left of 1280 by 800 is 640 by 400.
import { expectAccessible } from "./axe.ts";
import { type Page, expect, test } from "./desk.ts";

test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

const wholePages = [
  ["today", "inbox", "leads", "contacts", "tasks"],
  ["search", "archive", "trash", "settings?section=pipeline", "settings?section=fields"],
];

/** Holds that the page needs no sideways scrolling, and that axe finds nothing serious. */
async function expectWhole(page: Page): Promise<void> {
  const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(cut, "pixels beyond the edge").toBe(0);
  await expectAccessible(page);
}

for (const paths of wholePages) {
  test(`whole and clean: ${paths.join(", ")}`, async ({ desk, page }) => {
    desk.init({ sample: true });
    await desk.open({ path: "/today" });
    for (const path of paths) {
      await desk.show(`/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("");
      await expectWhole(page);
    }
  });
}

test("a lead's panes lie one below the other, and all are reached by keys", async ({
  desk,
  page,
}) => {
  desk.init({ sample: true });
  await desk.open({ path: "/leads" });
  await page.getByRole("row").and(page.locator("[data-index='0']")).dblclick();
  const facts = page.getByRole("region", { name: "Contact and facts" });
  await expect(facts).toBeVisible();
  const width = (await facts.boundingBox())?.width ?? 0;
  expect(width).toBeGreaterThan(500);
  await expectWhole(page);
  await page.getByRole("tab", { name: "History" }).click();
  await expect(page.getByRole("tab", { name: "History" })).toBeInViewport();
  await expectWhole(page);
});

test("an address that leads nowhere says so", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/nowhere" });
  await expect(page.getByText("There is no page at this address")).toBeVisible();
  await expectWhole(page);
  await page.getByRole("main").getByRole("button", { name: "Today" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
});
