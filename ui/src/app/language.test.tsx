import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup, render } from "vitest-browser-react";
import { queryClient } from "#ui/api/client.ts";
import { setPreference } from "#ui/api/preferences.ts";
import type { AppStatus } from "#ui/bindings/engine.ts";
import { formatNumber } from "#ui/i18n/format.ts";
import { speakRemembered } from "#ui/i18n/language.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk, status } from "#ui/testing/desk.ts";
import { App } from "./App.tsx";

beforeEach(async () => {
  await page.viewport(1440, 900);
  localStorage.clear();
  await speakRemembered();
});
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
  window.location.hash = "";
});

async function open(path: string, change: Partial<AppStatus> = {}, chosen?: "de" | "en") {
  const values: Record<string, unknown> = chosen ? { "ui.language": chosen } : {};
  vi.spyOn(platform, "subscribe").mockReturnValue(() => undefined);
  answerCalls({
    ...fullDesk,
    app_status: () => ({ ...status, ...change }),
    settings_get: () => ({ values: { ...values } }),
    settings_set: ({ key, value }) => {
      values[key] = value;
      return { values: { ...values } };
    },
  });
  window.location.hash = `#${path}`;
  await render(<App />);
}

const heading = (name: string) => page.getByRole("heading", { level: 1, name });
const lang = () => document.documentElement.lang;

test("a choice is spoken at once, by the page, its numbers and the document", async () => {
  await open("/settings");
  await expect.element(heading("Settings")).toBeVisible();
  expect([lang(), formatNumber(1284)]).toEqual(["en-US", "1,284"]);
  await page.getByText("Deutsch").click();
  await expect.element(heading("Einstellungen")).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Papierkorb" })).toBeVisible();
  await expect.element(page.getByText("Gespeichert")).toBeVisible();
  await expect.element(page.getByRole("radio", { name: "Deutsch" })).toHaveFocus();
  expect([lang(), formatNumber(1284)]).toEqual(["de", "1.284"]);
  await page.getByText("English").click();
  await expect.element(heading("Settings")).toBeVisible();
  expect(lang()).toBe("en-US");
});

test("what was being written outlives a change of language", async () => {
  await open("/leads/lead");
  await page.getByPlaceholder("Write a note").fill("Called back");
  setPreference("ui.language", "de");
  await expect.element(page.getByPlaceholder("Notiz schreiben")).toHaveValue("Called back");
  await expect.element(page.getByRole("tab", { name: "Lebenslauf" })).toBeVisible();
});

test("columns of a list are named anew", async () => {
  await open("/leads");
  await expect.element(page.getByRole("columnheader", { name: "Matter" })).toBeVisible();
  setPreference("ui.language", "de");
  await expect.element(page.getByRole("columnheader", { name: "Mandat" })).toBeVisible();
  await expect.element(page.getByRole("gridcell", { name: "Offen" })).toBeVisible();
});

test("the keys are listed in the language, as they stand on its keyboards", async () => {
  await open("/leads", {}, "de");
  await expect.element(heading("Leads")).toBeVisible();
  await userEvent.keyboard("?");
  const dialog = page.getByRole("dialog", { name: "Tasten auf dieser Seite" });
  await expect.element(dialog.getByText("Strg B")).toBeInTheDocument();
});

test.each([
  ["the system's language", undefined, "de-AT", "de-AT", "Leads"],
  ["German on an English system", "de", "en-US", "de", "Leads"],
  ["English on a German system", "en", "de-DE", "en", "Leads"],
  ["a system whose language has no words here", undefined, "fr-FR", "en", "Leads"],
] as const)("%s", async (_name, chosen, locale, spoken, title) => {
  await open("/leads", { locale }, chosen);
  await expect.element(heading(title)).toBeVisible();
  expect(lang()).toBe(spoken);
});

test("a locked page speaks what was chosen behind the lock, and never English first", async () => {
  localStorage.setItem("anteroom.language", "de");
  await speakRemembered();
  expect(t("nav.trash")).toBe("Papierkorb");
  const seen: string[] = [];
  const watch = new MutationObserver(() => seen.push(document.body.textContent ?? ""));
  watch.observe(document.body, { childList: true, subtree: true });
  await open("/", { phase: "locked", workspace: null });
  await expect.element(heading("Der Arbeitsbereich ist gesperrt")).toBeVisible();
  watch.disconnect();
  expect(seen.filter((text) => text.includes("The workspace is locked"))).toEqual([]);
});
