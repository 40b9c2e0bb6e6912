// Scores: rules written, tried, published, taken back, and told on the lead.
import { expectAccessible } from "./axe.ts";
import { expect, type Page, test } from "./desk.ts";

const scoring = "/settings?section=scoring";

async function usePack(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Begin with a pack" }).click();
  await page.getByRole("menuitem").first().click();
  await expect(page.getByText("Draft, not published")).toBeVisible();
}

test("a pack is tried, previewed and published, and the lead says why", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: scoring });
  await expect(page.getByText("Nothing is published")).toBeVisible();
  await expectAccessible(page);
  await usePack(page);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Preview for everyone" }).click();
  const preview = page.getByRole("region", { name: "Preview for everyone" });
  await expect(preview.getByRole("status")).toContainText("would change");
  await preview.getByText("Show as a table").click();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByLabel("What is different").fill("The first rules");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Version 1 counts")).toBeVisible();

  const { rows } = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "score > 0", sort: [], limit: 1, cursor: null,
  });
  const lead = rows[0]?.id ?? "";
  const score = await desk.call("score_get", { id: lead });
  expect(score.lines.reduce((sum, { points }) => sum + points, 0)).toBe(score.total);
  await desk.show(`/leads/${lead}`);
  await page.getByRole("tab", { name: "Score" }).click();
  await expect(page.getByRole("heading", { name: `Why ${score.total}?` })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Set the score by hand" }).click();
  await page.getByLabel("Score, 0 to 100").fill("91");
  await page.getByLabel("Why", { exact: true }).fill("Knows us");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Why 91?" })).toBeVisible();
  await expectAccessible(page);
});

test("a rule is written in the builder and its version is gone back to", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: scoring });
  await page.getByRole("button", { name: "Group of rules for Fit" }).click();
  await page.getByRole("button", { name: "Add a rule to New group" }).click();
  const dialog = page.getByRole("dialog", { name: "Rule of the score" });
  await dialog.getByRole("button", { name: "Rule", exact: true }).click();
  await page.keyboard.type("source");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Referral");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("source is Referral", { exact: true })).toBeVisible();

  const publish = async () => {
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
  };
  await publish();
  await expect(page.getByText("Version 1 counts")).toBeVisible();
  await page.getByLabel("Points", { exact: true }).fill("25");
  await expect(page.getByText("Draft, not published")).toBeVisible();
  await publish();
  await expect(page.getByText("Version 2 counts")).toBeVisible();
  await page.getByRole("tab", { name: "Versions" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Go back to version 1" }).click();
  await expect(page.getByText("Version 1 counts again")).toBeVisible();
});

test("a score is learned once enough leads have ended", async ({ desk, page }) => {
  desk.init({ sample: true });
  await desk.open({ path: scoring });
  await page.getByRole("tab", { name: "Learned score" }).click();
  await expect(page.getByRole("progressbar", { name: "Won leads" })).toBeVisible();
  await expectAccessible(page);
});
