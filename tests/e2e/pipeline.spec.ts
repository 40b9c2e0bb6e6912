// What the team made up: stages, tags and fields, in the settings and on leads and contacts.
import { expectAccessible } from "./axe.ts";
import { type Desk, type Page, expect, test } from "./desk.ts";

const lead = { email: null, phone: null, title: "O-1A petition", source: null, contactId: null };

const newLead = async (desk: Desk, name: string) =>
  (await desk.call("lead_create", { ...lead, name })).id;

async function showLead(desk: Desk, page: Page, id: string, name: string): Promise<void> {
  await desk.show(`/leads/${id}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

test("a stage is added, put in order, and leads move to it", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/settings?section=pipeline" });
  const id = await newLead(desk, "Grace Hopper");
  const group = page.getByRole("region", { name: "Stages of Reached out" });
  const lines = group.getByRole("listitem");
  for (const name of ["Consult booked", "Waiting for papers"]) {
    await group.getByRole("button", { name: "Add a stage to Reached out" }).click();
    await page.getByRole("textbox", { name: "Name of the stage" }).fill(name);
    await page.keyboard.press("Enter");
    await expect(lines.filter({ hasText: name })).toBeVisible();
  }
  const name = (text: string) =>
    group.getByRole("button", { name: `Name of the stage: ${text}. Edit` });
  await name("Waiting for papers").press("Alt+ArrowUp");
  await expect(lines.nth(1)).toContainText("Waiting for papers");
  await expect(name("Waiting for papers")).toBeFocused();
  await lines.nth(1).getByRole("button", { name: /^Stands still/ }).click();
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "1 to 3,650 days" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("14");
  await page.keyboard.press("Enter");
  await expect(lines.nth(1)).toContainText("Still after 14 days");

  await showLead(desk, page, id, "Grace Hopper");
  await page.keyboard.press("s");
  await page.getByRole("menuitemradio", { name: "Waiting for papers" }).click();
  await expect(page.getByText("Moved 1 lead to Waiting for papers")).toBeVisible();
  await page.keyboard.press(".");
  await expect(page.getByText("Moved 1 lead to Consult booked")).toBeVisible();
  await expect(page.getByText("Ada Miller moved to Consult booked")).toBeVisible();
  await expect(page.getByRole("listitem").and(page.locator("[aria-current=step]"))).toHaveText(
    "Consult booked",
  );
  await expectAccessible(page);
  const stages = await desk.call("stage_list", {});
  const { stageId } = await desk.call("lead_get", { id });
  expect(stages.find((stage) => stage.id === stageId)?.name).toBe("Consult booked");
});

test("a stage is dragged, and removed with its leads going elsewhere", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/settings?section=pipeline" });
  const id = await newLead(desk, "Grace Hopper");
  const stage = { id: null, state: "QUALIFIED", rottingDays: null } as const;
  const signed = await desk.call("stage_save", { ...stage, name: "Signed" });
  const paid = await desk.call("stage_save", { ...stage, name: "Paid" });
  await desk.call("lead_move", { ids: [id], stage: signed.id, lostReason: null });
  const lines = page.getByRole("region", { name: "Stages of Qualified" }).getByRole("listitem");
  await expect(lines).toHaveCount(3);
  const from = await lines.nth(2).locator("[aria-hidden=true]").first().boundingBox();
  const to = await lines.nth(0).boundingBox();
  if (!from || !to) throw new Error("the lines have no place");
  await page.mouse.move(from.x + 6, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, to.y + 4, { steps: 5 });
  await page.mouse.up();
  await expect(lines.first()).toContainText("Paid");

  await page.getByRole("button", { name: "Remove Signed" }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the stage Signed?" });
  await expect(dialog).toContainText("1 lead stands in it and moves on.");
  await expectAccessible(page);
  await dialog.getByRole("combobox", { name: "Move its leads to" }).click();
  await page.getByRole("option", { name: "Paid" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Removed the stage Signed")).toBeVisible();
  expect((await desk.call("lead_get", { id })).stageId).toBe(paid.id);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(lines.filter({ hasText: "Signed" })).toBeVisible();
});

test("a tag is made, put on and taken off by keyboard alone", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/leads" });
  const id = await newLead(desk, "Grace Hopper");
  await showLead(desk, page, id, "Grace Hopper");
  await page.keyboard.press("#");
  const box = page.getByRole("combobox", { name: "Tags of the lead" });
  await expect(box).toBeFocused();
  await page.keyboard.type("Urgent");
  await expect(page.getByRole("option", { name: "Make the tag Urgent" })).toBeVisible();
  await page.keyboard.press("Enter");
  const tags = page.getByRole("list", { name: "Tags" });
  await expect(tags).toContainText("Urgent");
  await expect(box).toHaveValue("");
  await page.keyboard.type("urg");
  await expect(page.getByRole("option", { name: "Urgent", selected: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Took the tag Urgent off Grace Hopper")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: "Take off Urgent" })).toBeVisible();
  expect((await desk.call("lead_get", { id })).tags.map(({ name }) => name)).toEqual(["Urgent"]);
});

test("tags are coloured, renamed and merged in the settings", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/settings?section=tags" });
  await expect(page.getByText("No tags yet.")).toBeVisible();
  await expectAccessible(page);
  const id = await newLead(desk, "Grace Hopper");
  const { id: old } = await desk.call("tag_save", { id: null, name: "Pressing", colour: "grey" });
  await desk.call("lead_tag", { ids: [id], tag: old, on: true });
  await page.getByRole("button", { name: "New tag" }).click();
  await page.keyboard.type("Soon");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Name of the tag: Soon. Edit" }).click();
  await page.keyboard.type("Urgent");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Colour of Urgent/ }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Teal" }).click();
  await expect(page.getByRole("button", { name: "Colour of Urgent: Teal" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Pressing" }).click();
  await page.getByRole("combobox", { name: "Give them instead" }).click();
  await page.getByRole("option", { name: "Urgent" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Merged the tag Pressing into Urgent")).toBeVisible();
  const { tags } = await desk.call("lead_get", { id });
  expect(tags.map(({ name, colour }) => [name, colour])).toEqual([["Urgent", "teal"]]);
});

test("a needed field says so while it is empty, and two alike are said", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/settings?section=fields" });
  await page.getByRole("button", { name: "Add a field on leads" }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Needed to go on")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Name of the field" }).fill("Case number");
  await page.getByLabel("Needed: say so while it is empty").check();
  await page.getByLabel("Unique: say so when another one has the same value").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("In rules: case_number")).toBeVisible();

  const [field] = await desk.call("custom_field_list", { root: "lead" });
  const other = await newLead(desk, "Ada Lovelace");
  await desk.call("custom_value_set", {
    fieldId: field?.id ?? "", recordId: other, value: "A-77",
  });
  const id = await newLead(desk, "Grace Hopper");
  await showLead(desk, page, id, "Grace Hopper");
  await expect(page.getByText("Needed, and still empty")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Case number: None. Edit" }).click();
  await page.keyboard.type("A-77");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Another lead has the same")).toBeVisible();
  await page.getByRole("button", { name: "Case number: A-77. Edit" }).click();
  await page.keyboard.press("Delete");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "cannot be left empty" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect((await desk.call("lead_get", { id })).custom).toMatchObject([{ value: "A-77" }]);
});

test("each kind of field has its editor, on a contact too", async ({ desk, page }) => {
  desk.init({ sample: false });
  await desk.open({ path: "/contacts" });
  const marks = { id: null, required: false, unique: false, hidden: false };
  for (const [name, kind] of [
    ["Born", "date"],
    ["Children", "number"],
    ["Retainer", "money"],
    ["Speaks English", "flag"],
    ["Channel", "choice"],
    ["Page", "url"],
  ] as const) {
    const options = kind === "choice" ? ["Mail", "Phone"] : [];
    await desk.call("custom_field_save", { ...marks, root: "contact", name, kind, options });
  }
  const made = await desk.call("contact_create", {
    name: "Grace Hopper", email: null, phone: null, company: null,
  });
  const id = made.ids[0] ?? "";
  await desk.show(`/contacts/${id}`);
  const write = async (name: string, text: string) => {
    await page.getByRole("button", { name: `${name}: None. Edit` }).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await write("Children", "many");
  await expect(page.getByRole("alert").filter({ hasText: "a whole number" })).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1,200");
  await page.keyboard.press("Enter");
  await write("Retainer", "$2,500");
  await write("Page", "example.org/grace");
  await page.getByLabel("Born").fill("1906-12-09");
  const english = page.getByRole("group", { name: "Speaks English" });
  await english.getByRole("button", { name: "Yes" }).click();
  await page.getByRole("combobox", { name: "Channel" }).click();
  await page.getByRole("option", { name: "Phone" }).click();
  await expectAccessible(page);
  await expect
    .poll(async () =>
      (await desk.call("contact_get", { id })).custom.map(({ value }) => value),
    )
    .toEqual(["1906-12-09", "1200", "250000", "true", "Phone", "https://example.org/grace"]);
  await desk.show("/settings?section=fields");
  await page.getByRole("button", { name: "Remove Channel" }).click();
  await expect(page.getByRole("dialog")).toContainText("What contacts have in it goes with it.");
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText("Mail and Phone")).toBeVisible();
});
