import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// Safari 16.4 is the oldest web view of a macOS we support; Chrome 120 stands for WebView2.
const engines = ["safari16.4", "chrome120"];

// Debian's own where it is there; elsewhere the one that Playwright has fetched.
const chromium = "/usr/bin/chromium";

/** What pdf.js loads by name while it draws: character maps, standard fonts, picture decoders. */
function pdfAssets(): Plugin {
  return {
    name: "pdf-assets",
    generateBundle() {
      for (const folder of ["cmaps", "standard_fonts", "wasm"]) {
        const from = `node_modules/pdfjs-dist/${folder}`;
        for (const file of readdirSync(from).filter((name) => !name.startsWith("quickjs"))) {
          const source = readFileSync(`${from}/${file}`);
          this.emitFile({ type: "asset", fileName: `pdf/${folder}/${file}`, source });
        }
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), pdfAssets()],
  // Relative addresses: the same files are served by Tauri's protocol and by the loopback host.
  base: "./",
  build: {
    target: engines,
    cssTarget: engines,
    outDir: "dist",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1300,
    reportCompressedSize: false,
  },
  server: { host: "127.0.0.1", strictPort: true },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testing/setup.ts"],
    // A busy machine takes its time to draw.
    expect: { poll: { timeout: 5_000 } },
    browser: {
      enabled: true,
      headless: true,
      // Two checkouts may be tested at once.
      api: { host: "127.0.0.1", strictPort: false },
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(existsSync(chromium) ? { executablePath: chromium } : {}),
          args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
