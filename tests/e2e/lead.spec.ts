// A lead's page through the browser host: calls, tasks, background, questions, history.
import { expectAccessible } from "./axe.ts";
import { type Desk, expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: "O-1A petition", source: null, contactId: null };

async function openLead(desk: Desk): Promise<string> {
  desk.init({ sample: false });
  await desk.open({ path: "/leads" });
  const made = await desk.call("lead_create", { ...lead, name: "Grace Hopper" });
  await desk.show(`/leads/${made.id}`);
  return made.id;
}

test("a call is logged in two keys, with what was said", async ({ desk, page }) => {
  const id = await openLead(desk);
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeFocused();
  await page.keyboard.press("l");
  await expect(page.getByRole("button", { name: "Reached", exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("v");
  await expect(page.getByText("Logged a call: Voicemail")).toBeVisible();
  await page.getByRole("button", { name: "Add what was said" }).click();
  await page.keyboard.type("Asked to be called on Friday");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Asked to be called on Friday")).toBeVisible();
  await page.getByText("Calls", { exact: true }).click();
  await expect(page.getByText("1 event")).toBeVisible();
  await expectAccessible(page);
  const { calls } = await desk.call("lead_get", { id });
  expect(calls.map(({ outcome, text }) => [outcome, text])).toEqual([
    ["voicemail", "Asked to be called on Friday"],
  ]);
});

test("a task is written, moved to another day, and done", async ({ desk, page }) => {
  await openLead(desk);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("t");
  await page.keyboard.type("Ask for the letters");
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Add task/ }).click();
  await page.getByRole("tab", { name: /^Tasks/ }).click();
  const tasks = page.getByRole("list", { name: "Open tasks" }).getByRole("listitem");
  await tasks.getByRole("button", { name: "Due: Tomorrow. Change" }).click();
  await page.getByRole("dialog", { name: "Due" }).getByLabel("Another day").fill("2020-01-06");
  await page.keyboard.press("Enter");
  await expect(tasks.getByRole("button", { name: /^Overdue: .*2020/ })).toBeVisible();
  await expectAccessible(page);
  await tasks.getByRole("checkbox", { name: "Done: Ask for the letters" }).click();
  await expect(page.getByText("1 done")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(tasks).toHaveCount(1);
});

test("what a person adds to the background names them as its source", async ({ desk, page }) => {
  await openLead(desk);
  await page.getByRole("button", { name: "Add to the background" }).click();
  await page.getByRole("menuitem", { name: "Job" }).click();
  await page.getByRole("textbox", { name: "Employer" }).fill("Harvard Computation Laboratory");
  await page.getByRole("textbox", { name: "Title" }).fill("Programmer");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Harvard Computation Laboratory")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Ada Miller said so/ })).toBeVisible();
  await page.getByRole("button", { name: "Title: Programmer. Edit" }).click();
  await page.keyboard.type("Mathematician");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Remove Harvard Computation Laboratory" }).click();
  await expect(page.getByText("Nothing is known yet.")).toBeVisible();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("button", { name: "Title: Mathematician. Edit" })).toBeVisible();
});

test("questions appear with their conditions and keep their answers", async ({ desk, page }) => {
  const id = await openLead(desk);
  const question = { options: [], required: false, shownIf: null };
  await desk.call("questionnaire_save", { id: null, name: "Custody", topic: null, questions: [] });
  await desk.call("questionnaire_save", {
    id: null, name: "Talent visa", topic: "O-1", questions: [
      { ...question, id: "new-1", label: "Is there an employer?", kind: "yes_no", required: true },
      {
        ...question, id: "new-2", label: "How many people work there?", kind: "number",
        shownIf: { questionId: "new-1", value: "yes" },
      },
    ],
  });
  await page.getByRole("tab", { name: "Questions" }).click();
  await expect(page.getByText("1 needed answer is missing")).toBeVisible();
  const size = page.getByLabel("How many people work there?");
  await expect(size).toHaveCount(0);
  await page.getByRole("button", { name: "Yes" }).click();
  await size.fill("many");
  await size.blur();
  await expect(page.getByRole("alert").filter({ hasText: "is not a number" })).toBeVisible();
  await expectAccessible(page);
  await size.fill("40");
  await size.blur();
  await expect.poll(async () => (await desk.call("answer_list", { id })).length).toBe(2);
  await page.getByRole("tab", { name: "History" }).click();
  await expectAccessible(page);
});
