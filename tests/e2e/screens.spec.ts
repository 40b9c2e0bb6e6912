// Every screen, with sample leads: nothing serious for axe, in light and in dark.
import { expectAccessible } from "./axe.ts";
import { expect, test } from "./desk.ts";

for (const path of ["/leads", "/inbox", "/contacts", "/trash", "/settings"]) {
  test(`${path} is accessible`, async ({ desk, page }) => {
    desk.init({ sample: true });
    await desk.open({ path });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}
