// What axe finds on a page, in both themes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { type Page, expect } from "playwright/test";

const source = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

// WCAG 2.0 to 2.2, levels A and AA.
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Holds that nothing serious is wrong with what is on the screen now, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Evaluated and not added as a script, which the page's own policy rightly refuses.
    await page.evaluate(source);
    const found = await page.evaluate(async (values) => {
      const { axe } = window as unknown as {
        axe: { run: (options: object) => Promise<AxeResults> };
      };
      return axe.run({ runOnly: { type: "tag", values } });
    }, standards);
    const serious = found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    expect(serious, `in ${colorScheme}`).toEqual([]);
  }
}
