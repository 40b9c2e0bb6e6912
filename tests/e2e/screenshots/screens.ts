// Every screen from sample data, in both themes and three sizes: `screen-theme-size.png`.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { sections } from "../../../ui/src/features/settings/sections.ts";
import { type Desk, type Page, test } from "../desk.ts";

const folder = resolve(process.env["ANTEROOM_SCREENSHOTS"] ?? "screenshots");
const themes = ["light", "dark"] as const;
const sizes = [
  [1280, 800],
  [1920, 1080],
  [960, 600],
] as const;

/** A screen: its name, its address, and what is done there before the picture is taken. */
type Screen = [name: string, path: string, prepare?: (page: Page) => Promise<void>];

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key);
  };

const screens: Screen[] = [
  ["today", "/today"],
  ["inbox", "/inbox"],
  ["leads", "/leads"],
  ["board", "/leads?layout=board", press("ArrowDown")],
  ["board-carry", "/leads?layout=board", press("ArrowDown", "Space", "ArrowRight")],
  ["leads-grouped", "/leads?layout=grouped"],
  ["leads-filter", "/leads?rule=state%20is%20PENDING"],
  ["leads-checked", "/leads", press("ArrowDown", "x", "ArrowDown", "x")],
  ["leads-stages", "/leads", press("ArrowDown", "s")],
  ["new-lead", "/leads", press("c")],
  ["palette", "/leads", press("Control+k")],
  ["palette-words", "/leads", press("Control+k", "a", "n")],
  ["keys", "/leads", press("?")],
  ["help", "/leads", press("F1")],
  ["jobs", "/leads", press("g", "j")],
  ["lead", "/leads/$lead"],
  ["contacts", "/contacts"],
  ["contact", "/contacts/$contact"],
  ["customers", "/customers"],
  ["customer", "/customers/$contact"],
  ["orders", "/orders"],
  ["new-order", "/orders", press("c")],
  ["products", "/products"],
  ["interactions", "/interactions"],
  ["duplicates", "/duplicates"],
  ["import", "/import"],
  ["tasks", "/tasks"],
  ["search", "/search?words=a"],
  ["archive", "/archive"],
  ["trash", "/trash"],
  ["questionnaire", "/questionnaires/new"],
  ...sections.map((section): Screen => [`settings-${section}`, `/settings?section=${section}`]),
];

const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

const resume = `Grace Okafor
Houston, TX · grace.okafor@mail.example · +1 713 555 0142
linkedin.com/in/grace-okafor

Summary
Process engineer with eight years in refining and two patents on catalyst recovery.

Experience
Senior process engineer, Redwood Energy, Houston, TX
March 2021 - Present
- Lead a team of six on the recovery of spent catalysts; savings of $4.1 million a year.

Process engineer, Northbeam Chemicals, Baton Rouge, LA
June 2017 - February 2021
- Designed the controls of two hydrotreaters; speaker at the national congress in 2019.

Education
PhD, Chemical engineering, Rice University, 2017
BSc, Chemical engineering, University of Lagos, 2011

Skills: Aspen HYSYS, process safety, Python, statistics
Languages: English, Yoruba, French
`;

/** What sample data has not: work on one lead, files that wait, and a record in the trash. */
async function furnish(desk: Desk): Promise<{ lead: string; contact: string }> {
  const { rows } = await desk.call("list_page", {
    root: "lead", scope: "live", rule: "state is QUALIFIED", sort: [], limit: 8, cursor: null,
  });
  const [first, second, third, last] = rows.flatMap((row) => (row.root === "lead" ? [row] : []));
  if (!first || !second || !third || !last) throw new Error("there are no sample leads");
  const task = (leadId: string, title: string, from: number) =>
    desk.call("task_add", { leadId, title, dueOn: day(from), ownerId: null });
  await task(first.id, "Confirm the time of the consultation", -1);
  await task(second.id, "Call back about the fee", 0);
  await task(third.id, "Send the engagement letter", 3);
  await desk.call("trash", { root: "lead", ids: [last.id] });
  const base64 = Buffer.from(resume).toString("base64");
  const plain = first.name.toLowerCase().replace(" ", ".");
  const own = resume.replace("Grace Okafor", first.name).replaceAll(/grace.okafor/g, plain);
  await desk.call("document_add_bytes", {
    leadId: first.id,
    fileName: "Resume.txt",
    base64: Buffer.from(own).toString("base64"),
  });
  await desk.call("note_add", {
    leadId: first.id,
    text: "Asked about timing: the current status ends in May. Wants a fixed fee.",
  });
  await desk.call("intake_add_bytes", { fileName: "Resume Grace Okafor.txt", base64 });
  const other = Buffer.from(resume.replaceAll("Okafor", "Lindqvist").replace("0142", "0177"));
  await desk.call("intake_add_bytes", {
    fileName: "CV Lindqvist.txt",
    base64: other.toString("base64"),
  });
  return { lead: first.id, contact: first.contactId };
}

async function take(page: Page, name: string): Promise<void> {
  // What is late shows after 150 ms, and a file is read meanwhile.
  await page.waitForTimeout(600);
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.screenshot({ path: join(folder, `${name}-${width}x${height}.png`) });
}

for (const theme of themes) {
  for (const [width, height] of sizes) {
    test(`${theme}, ${width}x${height}`, async ({ desk, page }) => {
      mkdirSync(folder, { recursive: true });
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      desk.init({ sample: true });
      await desk.open({ path: "/leads" });
      await page.locator("[role=row][data-index]").first().waitFor();
      const ids = await furnish(desk);
      for (const [name, path, prepare] of screens) {
        await desk.show("/settings");
        await desk.show(path.replace("$lead", ids.lead).replace("$contact", ids.contact));
        await page.getByRole("main").first().waitFor();
        await page.waitForTimeout(200);
        await prepare?.(page);
        await take(page, `${name}-${theme}`);
        await page.keyboard.press("Escape");
      }
      await desk.call("lock", {});
      await page.getByRole("heading", { level: 1 }).waitFor();
      await take(page, `locked-${theme}`);
    });

    test(`first start: ${theme}, ${width}x${height}`, async ({ desk, page }) => {
      mkdirSync(folder, { recursive: true });
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      await desk.open();
      const on = (name: string) => page.getByRole("button", { name }).click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await take(page, `start-profile-${theme}`);
      await on("Continue");
      await page.getByLabel("Name of the workspace").fill("Miller & Partners");
      await page.getByLabel("Your name").fill("Ada Miller");
      await take(page, `start-you-${theme}`);
      await on("Continue");
      await page.getByLabel("Passphrase", { exact: true }).fill("correct horse battery staple");
      await page.getByLabel("The same once more").fill("correct horse battery staple");
      await take(page, `start-protection-${theme}`);
      await on("Make the workspace");
      await page.getByRole("heading", { name: "Write this down" }).waitFor();
      await take(page, `start-recovery-${theme}`);
      const groups = await page.getByRole("main").locator("form ol li").allInnerTexts();
      for (const label of await page.getByText(/^Group \d+$/).allInnerTexts()) {
        const group = groups[Number(label.replace("Group ", "")) - 1] ?? "";
        await page.getByLabel(label, { exact: true }).fill(group);
      }
      await on("I have written it down");
      await page.getByRole("heading", { name: "First leads" }).waitFor();
      await take(page, `start-leads-${theme}`);
      await on("Add sample data");
      await page.getByRole("heading", { name: "Five keys" }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("x");
      await take(page, `start-keys-${theme}`);
    });
  }
}
