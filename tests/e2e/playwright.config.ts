// The UI in a browser, over the real engine. `cargo xtask test` runs this after building both.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "playwright/test";

// Debian's browser where there is one; else the one that Playwright fetched.
const chromium = "/usr/bin/chromium";

export default defineConfig({
  testDir: ".",
  outputDir: resolve(process.env["ANTEROOM_PROGRAMS"] ?? "test-results", "browser-tests"),
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...(existsSync(chromium) && { launchOptions: { executablePath: chromium } }),
    // Half a second of fade is half a second in which nothing can be tested.
    reducedMotion: "reduce",
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/New_York",
    trace: "retain-on-failure",
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
});
