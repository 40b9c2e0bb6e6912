import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { cleanup } from "vitest-browser-react";
import { Notices } from "#ui/actions/notices.tsx";
import { queryClient } from "#ui/api/client.ts";
import { setLocale } from "#ui/i18n/format.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { fullDesk } from "#ui/testing/desk.ts";
import { segment } from "#ui/testing/segments.ts";
import { expectAccessible, show, type Scheme } from "#ui/testing/show.tsx";
import { draftKey, draftOf, pickChanges, withPick } from "./draft.ts";
import { ruleOfSegment } from "./ruleOfSegment.ts";
import { treeOf } from "#ui/rules/json.ts";
// oxlint-disable-next-line eslint/no-restricted-imports -- a page is tried where it lives
import { makeRouter } from "#ui/app/router.tsx";
// oxlint-disable-next-line eslint/no-restricted-imports -- and so are its keys
import { useHotkeys } from "#ui/app/useHotkeys.ts";

type Answers = Parameters<typeof answerCalls>[0];

function Window({ router }: { router: ReturnType<typeof makeRouter> }) {
  useHotkeys();
  return (
    <>
      <Notices />
      <RouterProvider router={router} />
    </>
  );
}

beforeEach(async () => {
  setLocale("en-US", "UTC");
  await page.viewport(1440, 900);
});
afterEach(async () => {
  await cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

/** A desk whose text form is the JSON itself, so that a test sees what is asked. */
const written: Answers = {
  ...fullDesk,
  rule_read: ({ text, json }) =>
    text === "broken"
      ? { ok: false, message: "here a value is needed", start: 0, end: 6, suggestions: ["Bern"] }
      : {
          ok: true,
          text: JSON.stringify(json ?? { all: [] }),
          json: json ?? { all: [] },
          message: null,
        },
};

async function open(path: string, answers: Answers = written, scheme: Scheme = "light") {
  const { calls } = answerCalls(answers);
  const history = createMemoryHistory({ initialEntries: [path] });
  const { container } = await show(<Window router={makeRouter(history)} />, scheme);
  await expect.element(page.getByRole("heading", { name: "Sample" })).toBeVisible();
  const asked = (name: string) => calls.filter(([each]) => each === name).map(([, body]) => body);
  return { asked, container, history };
}

async function addCity(value: string): Promise<void> {
  await userEvent.keyboard("r");
  await expect.element(page.getByRole("textbox", { name: "What is asked" })).toHaveFocus();
  await userEvent.keyboard("city{Enter}");
  await expect.element(page.getByRole("combobox", { name: "Value" }).last()).toHaveFocus();
  await userEvent.keyboard(value);
}

test("a rule is made by keys alone and asked while it is typed", async () => {
  const { asked } = await open("/segments/new");
  await addCity("Bern");
  const rule = JSON.stringify({ field: "city", operator: "is", value: "Bern" });
  await expect.poll(() => asked("audience").at(-1)).toMatchObject({ rule });
  await expect.element(page.getByText("12", { exact: true }).first()).toBeVisible();
});

test("what is typed is one step, and steps go back and forth", async () => {
  await open("/segments/new");
  await addCity("Bern");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(page.getByRole("combobox", { name: "Value" })).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.element(page.getByText("No rules yet: everybody is meant")).toBeVisible();
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await expect
    .element(page.getByRole("button", { name: "What is asked: Choose a field" }))
    .toBeVisible();
});

test("a rule that is not finished is not saved", async () => {
  const { asked } = await open("/segments/segment", {
    ...written,
    rule_read: fullDesk.rule_read,
    segment_save: () => ({ id: "segment", group: null, warning: null }),
  });
  await addCity(" ");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("1 rule is not finished");
  expect(asked("segment_save")).toEqual([]);
});

test("saving stores the rule, then whom hands picked, and leaves nothing unsaved", async () => {
  const { asked } = await open("/segments/segment", {
    ...fullDesk,
    segment_save: () => ({ id: "segment", group: "step", warning: null }),
    segment_pick: () => ({ group: null, ids: [] }),
  });
  await page.getByRole("button", { name: /^By hand/ }).click();
  await page.getByRole("button", { name: "Let the rules decide about ‹Bob›" }).click();
  await expect.element(page.getByText("Unsaved changes")).toBeVisible();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect
    .poll(() => asked("segment_pick"))
    .toEqual([{ segmentId: "segment", contactIds: ["bob"], pick: null }]);
  expect(asked("segment_save")).toMatchObject([{ id: "segment", name: "‹Regulars›" }]);
  await expect.element(page.getByText("Unsaved changes")).not.toBeInTheDocument();
  await expect.element(page.getByText("1 added, 0 left out")).toBeVisible();
});

test("leaving asks while something is not saved", async () => {
  const { history } = await open("/segments/new");
  await addCity("Bern");
  await userEvent.keyboard("{Tab}");
  await page.getByRole("button", { name: "Back to the segments" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await dialog.getByRole("button", { name: "Stay here" }).click();
  expect(history.location.pathname).toBe("/segments/new");
  await page.getByRole("button", { name: "Back to the segments" }).click();
  await dialog.getByRole("button", { name: "Leave", exact: true }).click();
  await expect.poll(() => history.location.pathname).toBe("/segments");
});

test("the text says where it does not read, and the rules stay", async () => {
  const { asked } = await open("/segments/new");
  await addCity("Bern");
  await page.getByText("Text", { exact: true }).click();
  const text = page.getByRole("textbox", { name: "The rules as text" });
  await text.fill("broken");
  await expect.element(page.getByText(/Here a value is needed/)).toBeVisible();
  await expect.element(text).toHaveAttribute("aria-invalid", "true");
  const rule = JSON.stringify({ field: "city", operator: "is", value: "Bern" });
  expect(asked("audience").at(-1)).toMatchObject({ rule });
});

test("why somebody is in is told in the builder's words", async () => {
  await open("/segments/segment", fullDesk);
  await page.getByRole("button", { name: /Grace Hopper/ }).click();
  const why = page.getByRole("group", { name: "Why ‹Grace Hopper› is in or out" });
  await expect.element(why).toHaveTextContent(/City is ‹Bern›: ‹Bern›/);
  await expect.element(why).toHaveTextContent(/not E-mail is empty/);
});

test.each<Scheme>(["light", "dark"])("the builder passes axe in the %s theme", async (scheme) => {
  const { container } = await open("/segments/segment", fullDesk, scheme);
  await expectAccessible(container);
});

const grace = { contactId: "grace", name: "Grace" };

test("picks are the difference between what is stored and what is wanted", () => {
  const { picks } = segment;
  expect(pickChanges(picks, picks)).toEqual([]);
  const wanted = withPick(withPick(picks, grace, "exclude"), { contactId: "ada", name: "" }, null);
  expect(pickChanges(picks, wanted)).toEqual([
    { pick: "exclude", contactIds: ["grace"] },
    { pick: null, contactIds: ["ada"] },
  ]);
  expect(withPick(withPick([], grace, "include"), grace, "exclude")).toHaveLength(1);
});

test("a draft differs by what would be stored, not by how it was made", () => {
  const json = { field: "city", operator: "is", value: "Bern" };
  const draft = draftOf(segment, treeOf(json));
  const again = { ...draftOf(segment, treeOf({ all: [json] })), name: ` ${draft.name} ` };
  expect(draftKey(again)).toBe(draftKey(draft));
  expect(draftKey({ ...draft, picks: [] })).not.toBe(draftKey(draft));
});

test("a segment's name is quoted in a rule", () => {
  expect(ruleOfSegment('the "A" list\\')).toBe('segment is "the \\"A\\" list\\\\"');
});
