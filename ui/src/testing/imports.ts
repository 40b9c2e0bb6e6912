import type { Import, ImportColumn, ImportReport } from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { data } from "./data.ts";

const column = (index: number, change: Partial<ImportColumn>): ImportColumn => ({
  index,
  name: data(`Column ${index}`),
  samples: [data("one"), data("two")],
  kind: "text",
  empty: index,
  field: null,
  suggested: null,
  question: null,
  ...change,
});

const report: ImportReport = {
  create: 12_000,
  update: 30,
  unchanged: 4,
  skip: 1,
  conflict: 2,
  failed: 3,
  changes: [
    {
      line: 2,
      act: "update",
      name: data("Grace Hopper"),
      recordId: "contact",
      cells: [{ field: "city", from: data("Arlington"), to: data("New York") }],
    },
    { line: 3, act: "create", name: data("Ada"), recordId: null, cells: [] },
  ],
  reasons: [
    { column: 1, kind: "not_a_date", message: "", value: data("31 February"), rows: 2, line: 7 },
    { column: null, kind: "ragged", message: "", value: null, rows: 1, line: 9 },
  ],
};

const open: Import = {
  id: "import",
  name: data("customers.csv"),
  bytes: 4_200_000,
  kind: "csv",
  encoding: "UTF-8",
  delimiter: ";",
  header: true,
  sheets: [],
  sheet: null,
  target: "contact",
  columns: [
    column(0, { field: "name", suggested: "name" }),
    column(1, {
      field: "last_visit_at",
      question: { kind: "date_order", samples: [data("01/02/2026")] },
    }),
    column(2, { field: "spend", question: { kind: "decimal", samples: [data("1.234")] } }),
    column(3, {}),
  ],
  fields: ["name", "email", "city", "spend", "last_visit_at"].map((name) => ({
    name,
    label: name,
    required: name === "email",
    kind: "text",
  })),
  key: "email",
  keys: ["email"],
  policy: "update",
  remembered: true,
  state: "open",
  rows: null,
  done: 0,
  report: null,
  group: null,
  message: null,
};

const stages: Record<string, Partial<Import>> = {
  checked: { state: "checked", rows: 12_040, done: 12_040, report },
  running: { state: "running", rows: 12_040, done: 6000, group: "group" },
  done: { state: "done", rows: 12_040, done: 12_040, report, group: "group" },
  failed: { state: "failed", rows: 12_040, done: 6000, message: data("disk") },
};

/** A file at each stage of its way in, under the name of the stage. */
export const importAnswers: Parameters<typeof answerCalls>[0] = {
  import_list: () =>
    (["open", "running", "done"] as const).map((state) => ({
      id: state,
      name: data(`${state}.csv`),
      target: "contact",
      state,
      rows: state === "open" ? null : 12_040,
      done: 0,
      at: 0,
      group: null,
    })),
  import_get: ({ id }) => ({ ...open, ...stages[id], id }),
  import_check: () => ({ ...open, ...stages["checked"] }),
};
