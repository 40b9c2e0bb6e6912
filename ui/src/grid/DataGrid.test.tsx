import { useState } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { LeadRow, SortKey } from "#ui/bindings/engine.ts";
import { answerCalls } from "#ui/testing/answers.ts";
import { expectAccessible, show, type Scheme } from "#ui/testing/show.tsx";
import { allChecks, noChecks, withChecked } from "./checks.ts";
import type { Column } from "./columns.ts";
import { DataGrid } from "./DataGrid.tsx";
import { useListSession } from "./useListSession.ts";

type Row = { root: "lead" } & LeadRow;

const total = 1_000_000;

function row(index: number): Row {
  return {
    root: "lead",
    id: `id-${index}`,
    contactId: `contact-${index}`,
    name: `Person ${index}`,
    title: "O-1A petition",
    state: "PENDING",
    stageId: "stage",
    stateAt: 0,
    isRotting: false,
    nextStep: null,
    tags: [],
    custom: [],
    archived: false,
    score: null,
    grade: null,
    likely: null,
    email: null,
    phone: null,
    source: null,
    valueMinor: null,
    currency: "USD",
    ownerId: null,
    ownerName: null,
    receivedAt: 0,
    documentCount: 0,
    noteCount: 0,
  };
}

const rows = (offset: number, limit: number) =>
  Array.from({ length: Math.min(limit, total - offset) }, (_, step) => row(offset + step));

const columns: Column<Row>[] = [
  {
    id: "name",
    label: "Name",
    width: 160,
    grow: true,
    rank: 0,
    sort: "name",
    render: ({ name }) => name,
    edit: ({ name }) => name,
  },
  {
    id: "title",
    label: "Matter",
    width: 160,
    rank: 0,
    render: ({ title }) => title,
    edit: ({ title }) => title ?? "",
  },
];

const opened = vi.fn<(id: string) => void>();
const edited = vi.fn<(id: string, column: string, text: string) => Promise<string | null>>();
const sorted = vi.fn<(sort: SortKey[]) => void>();
let answers: ReturnType<typeof answerCalls>;

beforeEach(() => {
  vi.clearAllMocks();
  edited.mockResolvedValue(null);
  answers = answerCalls({
    list_open: ({ limit }) => ({
      handle: 1,
      rule: "",
      window: { offset: 0, total, rows: rows(0, limit) },
    }),
    list_window: ({ offset, limit }) => ({ offset, total, rows: rows(offset, limit) }),
    list_close: () => ({}),
  });
});
afterEach(() => answers.stop());

const noSort: SortKey[] = [];

function Grid() {
  const [session, snapshot] = useListSession({
    root: "lead",
    scope: "live",
    rule: "",
    sort: noSort,
  });
  const [active, setActive] = useState(0);
  const [checked, setChecked] = useState(noChecks);
  return (
    <main style={{ display: "flex", flexDirection: "column", height: 500, width: 700 }}>
      <h1>Leads</h1>
      <DataGrid
        label="Leads"
        columns={columns}
        session={session}
        snapshot={snapshot}
        sort={noSort}
        onSort={sorted}
        active={active}
        onActive={setActive}
        checked={checked}
        onChecked={setChecked}
        onCheckLoaded={() => setChecked(withChecked(noChecks, session.loaded()))}
        onCheckAll={() => setChecked(allChecks)}
        onOpen={({ id }) => opened(id)}
        onEdit={({ id }, column, text) => edited(id, column, text)}
        rowHeight={36}
        scale={1}
        singleKeys
      >
        Nothing here
      </DataGrid>
    </main>
  );
}

const grid = () => page.getByRole("grid", { name: "Leads" });
const activeText = () => {
  const id = grid().element().getAttribute("aria-activedescendant");
  return document.getElementById(id ?? "")?.textContent ?? "";
};
async function start(scheme?: Scheme) {
  const screen = await show(<Grid />, scheme);
  await expect.element(page.getByText("Person 0", { exact: true })).toBeVisible();
  (grid().element() as HTMLElement).focus();
  return screen;
}

describe("the grid by keyboard", () => {
  test("arrows, letters, ends and pages move the current row", async () => {
    await start();
    await userEvent.keyboard("{ArrowDown}{j}{k}{j}");
    expect(activeText()).toContain("Person 2");
    await userEvent.keyboard("{End}");
    await expect.poll(activeText).toContain("Person 999999");
    await expect.element(page.getByText("Person 999999", { exact: true })).toBeVisible();
    await userEvent.keyboard("{Home}");
    await expect.poll(activeText).toContain("Person 0");
  });

  test("the list is as long as it says, and its scroller is not", async () => {
    await start();
    expect(grid().element().getAttribute("aria-rowcount")).toBe("1000001");
    expect(grid().element().scrollHeight).toBeLessThan(8_100_000);
  });

  test("X checks, Shift with the arrows checks on the way", async () => {
    await start();
    await userEvent.keyboard("{x}{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}");
    const checked = [...document.querySelectorAll('[role="row"][aria-selected="true"]')];
    expect(checked.map((each) => each.getAttribute("data-index"))).toEqual(["0", "2", "3"]);
  });

  test("Enter opens the row", async () => {
    await start();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(opened).toHaveBeenCalledWith("id-1");
  });

  test("F2 edits, Enter saves and goes down, Esc keeps the old value", async () => {
    await start();
    await userEvent.keyboard("{F2}");
    await userEvent.keyboard("New name{Enter}");
    expect(edited).toHaveBeenCalledWith("id-0", "name", "New name");
    expect(edited, "leaving the field does not save again").toHaveBeenCalledTimes(1);
    await expect.poll(activeText).toBe("Person 1");
    await userEvent.keyboard("{F2}Other{Escape}");
    expect(edited).toHaveBeenCalledTimes(1);
  });

  test("a refused text stays in its editor, with the reason tied to it", async () => {
    await start();
    edited.mockResolvedValue("Write a name.");
    await userEvent.keyboard("{F2}");
    await userEvent.keyboard("?{Enter}");
    const editor = page.getByRole("textbox", { name: "Name" });
    await expect.element(page.getByRole("alert")).toHaveTextContent("Write a name.");
    await expect.element(editor).toHaveFocus();
    await expect.element(editor).toHaveValue("?");
    await expect.element(editor).toHaveAccessibleDescription("Write a name.");
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
    await expect.element(grid()).toHaveFocus();
  });

  test("Tab saves and edits the next cell", async () => {
    await start();
    await userEvent.keyboard("{F2}");
    await userEvent.keyboard("A{Tab}");
    expect(edited).toHaveBeenCalledWith("id-0", "name", "A");
    await userEvent.keyboard("B{Enter}");
    expect(edited).toHaveBeenLastCalledWith("id-0", "title", "B");
  });

  test("the header is above the first row, and Enter sorts there", async () => {
    await start();
    await userEvent.keyboard("{ArrowUp}{Enter}");
    expect(sorted).toHaveBeenCalledWith([{ field: "name", descending: false }]);
  });

  test.each<Scheme>(["light", "dark"])("passes axe in the %s theme", async (scheme) => {
    const { container } = await start(scheme);
    await userEvent.keyboard("{x}{ArrowDown}");
    await expectAccessible(container);
  });
});

test("the rows of an expired handle come from a new one, unseen", async () => {
  let handle = 0;
  answers.stop();
  answers = answerCalls({
    list_open: ({ limit }) => ({
      handle: ++handle,
      rule: "",
      window: { offset: 0, total, rows: rows(0, limit) },
    }),
    list_window: ({ offset, limit }) => ({ offset, total, rows: rows(offset, limit) }),
    list_close: () => ({}),
  });
  const fetching = vi.mocked(window.fetch);
  const answer = fetching.getMockImplementation();
  fetching.mockImplementation((input, init) => {
    const expired = String(input).endsWith("list_window") && handle === 1;
    const error = {
      code: "handle_expired",
      params: {},
      message: "",
      kept: null,
      next: ["reopen_list"],
      field: null,
      retryable: true,
    };
    return expired
      ? Promise.resolve(Response.json(error, { status: 410 }))
      : (answer?.(input, init) ?? Promise.reject(new Error("BUG: no answer")));
  });
  await start();
  await userEvent.keyboard("{End}");
  await expect.element(page.getByText("Person 999999", { exact: true })).toBeVisible();
  expect(handle).toBe(2);
});
