import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { Notices } from "#ui/actions/notices.tsx";
import { queryClient } from "#ui/api/client.ts";
import { encodings } from "#ui/features/imports/importText.ts";
import { LockedPage } from "#ui/features/locked/LockedPage.tsx";
import { KeysStep } from "#ui/features/start/KeysStep.tsx";
import { RecoveryPage } from "#ui/features/start/RecoveryPage.tsx";
import { StartPage } from "#ui/features/start/StartPage.tsx";
import { sections, type SettingsSection } from "#ui/features/settings/sections.ts";
import { en } from "#ui/i18n/en.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { setCatalogue, type Key } from "#ui/i18n/t.ts";
import { CommandFailure, localFailure } from "#ui/platform/failure.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { engineNames, fullDesk, quietDay, status } from "#ui/testing/desk.ts";
import { pseudo } from "#ui/testing/pseudo.ts";
import { show } from "#ui/testing/show.tsx";
import { FatalPage } from "./FatalPage.tsx";
import { makeRouter } from "./router.tsx";
import { useHotkeys } from "./useHotkeys.ts";

// What the locale writes is bracketed too: months, units and "ago" are not ours.
function bracketLocale(): void {
  const bracket = (value: unknown) => `⟦${String(value)}⟧`;
  for (const { prototype } of [Intl.DateTimeFormat, Intl.NumberFormat]) {
    vi.spyOn(prototype as { format: unknown }, "format", "get").mockReturnValue(bracket);
  }
  vi.spyOn(Intl.RelativeTimeFormat.prototype, "format").mockImplementation(bracket);
  vi.spyOn(Intl.ListFormat.prototype, "format").mockImplementation(bracket);
  vi.spyOn(Intl.DisplayNames.prototype, "of").mockImplementation(bracket);
}

beforeAll(() => {
  setCatalogue(pseudo);
  setLocale("en-US", "UTC");
});
afterAll(() => setCatalogue(en));
beforeEach(async () => {
  bracketLocale();
  await page.viewport(1440, 900);
});
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

const spoken = ["aria-label", "title", "placeholder", "alt", "aria-roledescription"];
// Letters on keys, initials and the engine's detail of a failure are no words of ours.
const names = new Set([
  ...engineNames,
  ...encodings,
  ...Intl.supportedValuesOf("timeZone"),
  ...Intl.supportedValuesOf("currency"),
  "UTC",
]);
const exempt = "kbd, code, [aria-hidden='true'], style, script";

/** What is left of a text when the words of the catalogue and the data are taken out. */
function hardWired(text: string): string {
  let rest = text;
  for (;;) {
    const less = rest.replaceAll(/⟦[^⟦⟧]*⟧|‹[^‹›]*›/gu, "");
    if (names.has(rest)) return "";
    if (less === rest) return /\p{L}/u.test(rest) ? text : "";
    rest = less;
  }
}

function found(): string[] {
  const all: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    const wrong = hardWired(textContent ?? "");
    if (wrong !== "" && !parentElement?.closest(exempt)) all.push(wrong);
  }
  for (const name of spoken) {
    for (const element of document.querySelectorAll(`#root [${name}], body > div [${name}]`)) {
      const wrong = hardWired(element.getAttribute(name) ?? "");
      if (wrong !== "" && !element.matches(exempt)) all.push(`${name}: ${wrong}`);
    }
  }
  return [...new Set(all)];
}

/** What stands partly outside of its pane, where nobody can read or press it. */
function cutOff(): string[] {
  const controls = document.querySelectorAll("button, a, label, h1, h2, h3, [role='tab']");
  return [...controls].flatMap((control) => {
    const { left, right, width } = control.getBoundingClientRect();
    const place = control.closest("[data-pane], [role='dialog'], main, body");
    const bounds = place?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
    const isInside = left >= bounds.left - 1 && right <= bounds.right + 1;
    return width === 0 || isInside ? [] : [control.textContent ?? ""];
  });
}

function Window({ router }: { router: ReturnType<typeof makeRouter> }) {
  useHotkeys();
  return (
    <>
      <Notices />
      <RouterProvider router={router} />
    </>
  );
}

async function open(path: string, answers = fullDesk) {
  answerCalls(answers);
  const history = createMemoryHistory({ initialEntries: [path] });
  await show(<Window router={makeRouter(history)} />);
  await expect.element(page.getByRole("main").first()).toBeInTheDocument();
}

async function settled(): Promise<void> {
  // Late parts show after 150 ms at most.
  await new Promise((resolve) => setTimeout(resolve, 250));
}

const shownIn = {
  appearance: "appearance.language",
  security: "security.recoveryHint",
  pipeline: "pipeline.intro",
  tags: "tags.intro",
  fields: "custom.intro",
  scoring: "scoring.intro",
  watched: "watched.unreachable",
  questionnaires: "questionnaires.aboutTopic",
  backups: "backup.list",
  sample: "sample.hint",
  undo: "undo.why.too_old",
  health: "health.checkHint",
} as const satisfies Record<SettingsSection, Key>;

/** Waits until a text is on the page, as words or as a name. */
async function expectText(key: Key): Promise<void> {
  const text = pseudo[key];
  const start = (typeof text === "string" ? text : text.other).split("{")[0] ?? "";
  await expect.poll(() => document.body.innerHTML.includes(start), { message: key }).toBe(true);
}

const pages: [name: string, path: string, shown: Key, keys?: string[]][] = [
  ["today", "/today", "today.new"],
  ["leads", "/leads", "stage.QUALIFIED"],
  ["the board", "/leads?layout=board", "group.none"],
  ["leads in groups", "/leads?layout=grouped", "group.elsewhere"],
  ["a view that differs", "/leads?view=late&rule=x", "views.differs"],
  ["leads with a filter", "/leads?rule=x", "filter.remove"],
  ["the filter as text", "/leads", "filter.suggestions", ["f"]],
  ["checked leads and the stages", "/leads", "stage.menu", ["x", "s"]],
  ["the keys", "/leads", "keys.title", ["?"]],
  ["the palette", "/leads", "palette.scopes", ["{Control>}k{/Control}"]],
  ["the jobs", "/leads", "jobs.title", ["g", "j"]],
  ["the help", "/leads", "help.leads.what", ["{F1}"]],
  ["a new lead", "/leads", "newLead.create", ["{Shift>}C{/Shift}"]],
  ["a lead", "/leads/lead", "lead.lostReason"],
  ["a call", "/leads/lead", "calls.ask", ["l"]],
  ["a task", "/leads/lead", "tasks.add", ["t"]],
  ["contacts", "/contacts", "contact.company"],
  ["a new contact", "/contacts", "newContact.create", ["c"]],
  ["a contact", "/contacts/contact", "contact.reach"],
  ["customers", "/customers", "figures.lastVisit"],
  ["a customer", "/customers/contact", "spend.title"],
  ["a new order of a customer", "/customers/contact", "order.addLine", ["o"]],
  ["an interaction", "/customers/contact", "interaction.kind", ["l"]],
  ["orders", "/orders", "order.andMore"],
  ["an order", "/orders/order", "order.isVoid"],
  ["an order without anything", "/orders", "order.amountHint", ["c"]],
  ["the voiding of an order", "/orders", "voidOrder.about", ["{Delete}"]],
  ["products", "/products", "product.sku"],
  ["a new product", "/products", "product.description", ["c"]],
  ["a product", "/products", "product.archived", ["{ArrowDown}", "{Enter}"]],
  ["interactions", "/interactions", "interaction.void"],
  ["duplicates", "/duplicates", "duplicates.moves"],
  ["imports", "/import", "import.state.open"],
  ["a file that was opened", "/import/open", "import.missing"],
  ["a file that was checked", "/import/checked", "import.reasons"],
  ["a file on its way in", "/import/running", "import.state.running"],
  ["a file that is in", "/import/done", "import.undo"],
  ["a file that was given up", "/import/failed", "import.gaveUp"],
  ["segments", "/segments", "segments.usedBy"],
  ["a segment", "/segments/segment", "audience.sample"],
  ["a new segment", "/segments/new", "rule.empty"],
  ["a rule to be chosen", "/segments/new", "rule.happened", ["r"]],
  ["the inbox", "/inbox", "duplicate.maybe"],
  ["a rejection", "/inbox", "reject.title", ["{Delete}"]],
  ["a locked file", "/inbox?item=locked", "unlock.password"],
  ["a file that waits", "/inbox?item=waiting", "intake.waiting"],
  ["refused files", "/inbox?tab=refused", "inbox.dismissAll"],
  ["search", "/search", "search.startTitle"],
  ["hits", "/search?words=compiler", "search.results"],
  ["tasks", "/tasks", "tasks.group.overdue"],
  ["archive", "/archive", "trash.about"],
  ["trash", "/trash", "trash.about"],
  ["contacts in the trash", "/trash?root=contact", "trash.about"],
  ["a questionnaire", "/questionnaires/questionnaire", "questionnaires.options"],
  ["a new questionnaire", "/questionnaires/new", "field.missing", ["{Control>}{Enter}{/Control}"]],
  ...sections.map((section): [string, string, Key] => [
    `settings: ${section}`,
    `/settings?section=${section}`,
    shownIn[section],
  ]),
];

test.each(pages)("%s", async (_name, path, shown, keys = []) => {
  await open(path);
  await settled();
  for (const key of keys) await userEvent.keyboard(key);
  await expectText(shown);
  await settled();
  expect(found()).toEqual([]);
  await page.viewport(960, 600);
  await settled();
  expect(cutOff()).toEqual([]);
});

test.each(["tasks", "questions", "score", "history"] as const)("a lead's tab: %s", async (tab) => {
  await open("/leads/lead");
  await page.getByRole("tab", { name: pseudo[`tabs.${tab}`] }).click();
  await settled();
  expect(found()).toEqual([]);
});

const empty: [path: string, shown: Key][] = [
  ["/today", "today.emptyTitle"],
  ["/leads", "leads.noneTitle"],
  ["/leads?rule=x", "leads.noneMatch"],
  ["/contacts", "contacts.noneTitle"],
  ["/customers", "customers.noneTitle"],
  ["/orders", "orders.noneTitle"],
  ["/orders?rule=x", "orders.noneMatch"],
  ["/products", "products.noneTitle"],
  ["/interactions", "interactions.noneTitle"],
  ["/import", "import.noneTitle"],
  ["/duplicates", "duplicates.noneTitle"],
  ["/segments", "segments.noneTitle"],
  ["/inbox", "inbox.emptyTitle"],
  ["/inbox?tab=refused", "inbox.noneRefused"],
  ["/search?words=x", "search.noneTitle"],
  ["/tasks", "tasks.emptyTitle"],
  ["/archive", "archive.emptyTitle"],
  ["/trash", "trash.emptyTitle"],
  ["/settings?section=watched", "watched.none"],
  ["/settings?section=undo", "undo.empty"],
];

test.each(empty)("nothing at %s", async (path, shown) => {
  await open(path, {
    ...fullDesk,
    list_open: ({ rule }) => ({ handle: 1, rule, window: { offset: 0, total: 0, rows: [] } }),
    intake_queue: () => ({ items: [], waiting: 0, reading: 0, review: 0, refused: 0 }),
    search_text: () => [],
    import_list: () => [],
    duplicate_list: () => ({ total: 0, pairs: [], next: null }),
    task_list: () => [],
    segment_list: () => [],
    today: () => quietDay,
    watch_list: () => [],
    undo_state: () => ({
      canUndo: false,
      canRedo: false,
      undoCommand: null,
      redoCommand: null,
    }),
    undo_list: () => [],
  });
  await expectText(shown);
  expect(found()).toEqual([]);
});

test("what the engine refuses, and a step taken back", async () => {
  await open("/leads", {
    ...fullDesk,
    trash: () => ({ code: "invalid", field: "email", params: { why: "is odd" }, kept: "odd" }),
    undo: () => ({ group: "g", command: "lead_move", count: 2, keptLater: 1, job: null }),
  });
  await settled();
  await userEvent.keyboard("{Delete}");
  await expectText("error.invalidOf");
  expect(found()).toEqual([]);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expectText("undo.keptLater");
  expect(found()).toEqual([]);
});

test("the start", async () => {
  answerCalls({
    create_workspace: () => ({ recoveryCode: "11111-22222", status }),
    settings_set: () => ({ values: {} }),
  });
  await show(
    <StartPage status={{ ...status, workspace: null, keychain: false }} onDone={vi.fn()} />,
  );
  expect(found()).toEqual([]);
  await page.getByRole("button", { name: pseudo["action.continue"] }).click();
  await page.getByRole("button", { name: pseudo["action.continue"] }).click();
  expect(found()).toEqual([]);
  await page.getByLabelText(pseudo["start.workspace"]).fill("‹Miller›");
  await page.getByLabelText(pseudo["start.member"]).fill("‹Ada›");
  await page.getByRole("button", { name: pseudo["action.continue"] }).click();
  await page.getByLabelText(pseudo["security.passphrase"], { exact: true }).fill("correct horse");
  await page.getByRole("button", { name: pseudo["protection.make"] }).click();
  expect(found()).toEqual([]);
  await page.getByLabelText(pseudo["passphrase.again"]).fill("correct horse");
  await userEvent.keyboard("{Enter}");
  await expectText("recovery.written");
  expect(found()).toEqual([]);
});

test.each([
  ["keychain", <LockedPage key="k" status={{ ...status, slots: ["keychain", "recovery"] }} />],
  ["passphrase", <LockedPage key="p" status={{ ...status, slots: ["passphrase", "keychain"] }} />],
  ["recovery code", <LockedPage key="r" status={{ ...status, slots: ["recovery"] }} />],
  ["five keys", <KeysStep key="l" progress={{ step: 5, steps: 6 }} onDone={vi.fn()} />],
  ["unwritten code", <RecoveryPage key="u" onWritten={vi.fn()} />],
  ["ended", <FatalPage key="e" error={new CommandFailure(localFailure("unreachable", ""))} />],
  ["used", <FatalPage key="s" error={new CommandFailure(localFailure("session_used", ""))} />],
])("closed: %s", async (_name, part) => {
  answerCalls({ list_page: fullDesk.list_page });
  await show(part);
  await settled();
  expect(found()).toEqual([]);
});
