// Pictures of every screen. `cargo xtask screenshots DIR` runs this; the tests do not.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "playwright/test";

const chromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "screens.ts",
  outputDir: resolve(process.env["ANTEROOM_PROGRAMS"] ?? "test-results", "screenshots"),
  fullyParallel: true,
  workers: 2,
  reporter: [["list"]],
  timeout: 180_000,
  use: {
    ...(existsSync(chromium) && { launchOptions: { executablePath: chromium } }),
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "America/New_York",
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
