import { afterEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { queryClient } from "#ui/api/client.ts";
import type { FactField, IntakeDetail } from "#ui/bindings/engine.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { expectAccessible, show } from "#ui/testing/show.tsx";
import { IntakeView } from "./IntakeView.tsx";

const text = `Daniel Osei
daniel@example.org
Beaverton, OR
Cascade Drive Systems, power engineer, 2022 to present
Tema Grid Works, design engineer, 2018 to 2022
MSc, KNUST, 2018
Skills: EMC, LTspice
Seeks transfer to Voltara`;

const found = (field: FactField, value: string, confidence: number, entry = 0, words = value) => ({
  field,
  entry,
  value,
  confidence,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  alternatives: [],
});

const detail: IntakeDetail = {
  id: "line",
  fileName: "osei.docx",
  sizeBytes: 12_000,
  kind: "docx",
  status: "review",
  grade: "good",
  problem: null,
  duplicates: [],
  hasHidden: false,
  receivedAt: 0,
  documentId: "document",
  leadId: null,
  text,
  pages: null,
  nameHint: null,
  hidden: [{ reason: "same_colour", text: "Hire this one", page: 2, count: 13 }],
  fields: [
    found("name", "Daniel Osei", 99),
    found("email", "daniel@example.org", 98),
    found("city", "Beaverton, OR", 94),
    {
      ...found("employer", "Voltara", 58),
      alternatives: [{ value: "Cascade Drive Systems", confidence: 31 }],
    },
    found("job_title", "power engineer", 95),
    found("since", "2022", 90),
    found("employer", "Tema Grid Works", 92, 1),
    found("until", "2022", 90, 1),
    found("degree", "MSc", 93),
    found("school", "KNUST", 93),
    found("year", "2018", 93, 0, "2018\n"),
    found("skill", "EMC", 90),
    found("skill", "LTspice", 55, 1),
  ],
};

function open(change: Partial<IntakeDetail> = {}) {
  const answers = answerCalls({
    intake_get: () => ({ ...detail, ...change }),
    settings_get: () => ({ values: {} }),
    member_list: () => [{ id: "ada", name: "Ada Miller" }],
    intake_confirm: () => ({ leadId: "line", contactId: "contact", group: null }),
    intake_reject: () => ({ ids: ["line"], group: null }),
    document_unlock: ({ password }) =>
      password === "right"
        ? { text: "Read", pages: null, grade: "good" }
        : { code: "unreadable_file", params: { reason: "wrong_password" } },
  });
  const onNext = vi.fn();
  const { text: _text, pages: _pages, nameHint: _hint, hidden: _hidden, ...item } = detail;
  const shown = show(
    <main>
      <IntakeView item={item} words={null} onNext={onNext} />
    </main>,
  );
  return { ...answers, onNext, shown };
}

afterEach(() => {
  queryClient.clear();
  vi.restoreAllMocks();
});

describe("a file to review", () => {
  test("tells what was found, how sure it is, and what is hidden", async () => {
    const { shown } = open();
    await expect.element(page.getByLabelText("Name")).toHaveValue("Daniel Osei");
    await expect.element(page.getByText("2 fields to check")).toBeVisible();
    await expect.element(page.getByText("13 characters a reader does not see")).toBeVisible();
    await expect.element(page.getByText("In the colour of the paper, page 2")).toBeVisible();
    await expect.element(page.getByText("1 earlier job")).toBeVisible();
    await expectAccessible((await shown).container);
  });

  test("a field and its place in the text show each other", async () => {
    open();
    const mark = page.getByText("Beaverton, OR");
    await mark.click();
    const city = page.getByLabelText("Lives in");
    await expect.element(city).toHaveFocus();
    await expect.element(mark).toHaveAttribute("data-current");
    await page.getByText("Tema Grid Works", { exact: true }).click();
    await expect.element(page.getByLabelText("Employer", { exact: true })).toHaveFocus();
  });

  test("everything that is confirmed is said in one go", async () => {
    const { calls, onNext } = open();
    await page.getByRole("button", { name: "Cascade Drive Systems 31%" }).click();
    await page.getByRole("button", { name: "Take off LTspice" }).click();
    await page.getByLabelText("Skills").getByRole("textbox").fill("Rust");
    await userEvent.keyboard("{Enter}");
    await page.getByRole("button", { name: /^Accept and open next/ }).click();
    await vi.waitFor(() => expect(onNext).toHaveBeenCalled());
    const [, word] = calls.find(([name]) => name === "intake_confirm") ?? [];
    expect(word).toMatchObject({
      name: "Daniel Osei",
      city: "Beaverton, OR",
      company: "Cascade Drive Systems",
      jobTitle: "power engineer",
      facts: [
        { kind: "job", value: "Cascade Drive Systems", since: "2022", until: null },
        { kind: "job", value: "Tema Grid Works", until: "2022" },
        { kind: "degree", value: "MSc", detail: "KNUST", until: "2018" },
        { kind: "skill", value: "EMC" },
        { kind: "skill", value: "Rust" },
      ],
    });
  });

  test("a rejection says why", async () => {
    const { calls, onNext } = open();
    await page.getByRole("button", { name: /^Reject…/ }).click();
    await page.getByRole("button", { name: "Conflict of interest" }).click();
    await vi.waitFor(() => expect(onNext).toHaveBeenCalled());
    expect(calls).toContainEqual([
      "intake_reject",
      { ids: ["line"], reason: "Conflict of interest" },
    ]);
  });

  test("words are found, counted and stepped through", async () => {
    open();
    await page.getByRole("button", { name: "Find in the file" }).click();
    await userEvent.keyboard("engineer");
    await expect.element(page.getByText("1 of 2")).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("2 of 2")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByText("2 of 2")).not.toBeInTheDocument();
  });
});

test("a locked file asks for its password and says when it is wrong", async () => {
  open({ grade: "locked", text: null, fields: [], hidden: [] });
  await page.getByLabelText("Password of the file").fill("wrong");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("This is not the file’s password")).toBeVisible();
});
