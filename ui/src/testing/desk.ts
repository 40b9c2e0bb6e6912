import type {
  AppStatus,
  Call,
  CommandError,
  Contact,
  ContactRow,
  DocumentInfo,
  Fact,
  FieldInfo,
  HistoryEntry,
  IntakeDetail,
  IntakeItem,
  Lead,
  LeadRow,
  ListRow,
  Note,
  Questionnaire,
  Root,
  Task,
  Today,
} from "#ui/bindings/engine.ts";
import type { answerCalls } from "./answers.ts";
import { customerAnswers, customerRows, figures } from "./customers.ts";
import { data } from "./data.ts";
import { duplicateAnswers } from "./duplicates.ts";
import { importAnswers } from "./imports.ts";
import { jobs } from "./jobs.ts";
import { pipelineAnswers } from "./pipeline.ts";
import { scoringAnswers } from "./scoring.ts";
import { segmentAnswers } from "./segments.ts";
import { undoAnswers } from "./undo.ts";
import { viewAnswers } from "./views.ts";

export const status: AppStatus = {
  phase: "ready",
  version: "0",
  locale: "en-US",
  keychain: true,
  slots: ["keychain", "passphrase", "recovery"],
  workspace: {
    id: "workspace",
    name: data("Miller"),
    profile: "law",
    timezone: "UTC",
    currency: "USD",
    memberId: "ada",
    memberName: data("Ada"),
    deviceId: "device",
    sample: false,
  },
};

const document: DocumentInfo = {
  id: "document",
  fileName: data("resume.txt"),
  kind: "txt",
  sizeBytes: 12_000,
  pages: 2,
  grade: "low",
  addedAt: 0,
};

const fact = (id: string, kind: Fact["kind"], detail: string | null = null): Fact => ({
  id,
  kind,
  value: data(id),
  detail,
  since: kind === "job" ? data("2018") : null,
  until: null,
  documentId: kind === "skill" ? null : "document",
  documentName: kind === "skill" ? null : data("resume.txt"),
  authorName: data("Ada"),
  createdAt: 0,
});

const row: LeadRow = {
  id: "lead",
  contactId: "contact",
  name: data("Grace Hopper"),
  title: data("Petition"),
  state: "PENDING",
  stageId: "pending",
  stateAt: 0,
  isRotting: false,
  nextStep: null,
  tags: [],
  custom: [],
  archived: false,
  score: 60,
  grade: data("A2"),
  likely: 640,
  email: data("grace@example.org"),
  phone: data("+1 212"),
  source: data("Referral"),
  valueMinor: 750_000,
  currency: "USD",
  ownerId: "ada",
  ownerName: data("Ada"),
  receivedAt: 0,
  documentCount: 1,
  noteCount: 1,
};

const contactRow: ContactRow = {
  id: "contact",
  name: data("Grace Hopper"),
  company: data("Navy"),
  email: data("grace@example.org"),
  phone: null,
  city: data("Arlington"),
  leadCount: 1,
  score: 60,
  figures,
  custom: [],
  createdAt: 0,
};

const contact: Contact = {
  custom: [],
  id: "contact",
  name: data("Grace Hopper"),
  isCompany: false,
  company: data("Navy"),
  jobTitle: null,
  city: data("Arlington"),
  points: (["email", "phone", "address", "link"] as const).map((kind) => ({
    id: kind,
    kind,
    value: data(kind),
    label: null,
    primary: kind === "email",
  })),
  facts: [
    fact("employer", "job"),
    fact("earlier employer", "job", data("clerk")),
    fact("degree", "degree"),
    fact("compilers", "skill"),
    fact("French", "language"),
    fact("medal", "other"),
  ],
  leads: [row],
  createdAt: 0,
  deleted: false,
};

const note: Note = {
  id: "note",
  text: data("Wrote a compiler"),
  authorName: data("Ada"),
  createdAt: 0,
  editedAt: 1,
};

const call: Call = {
  id: "call",
  direction: "out",
  outcome: "voicemail",
  text: null,
  authorName: data("Ada"),
  calledAt: 0,
};

const task = (id: string, due: Task["due"], dueOn: string | null): Task => ({
  id,
  leadId: "lead",
  leadName: data("Grace Hopper"),
  title: data(id),
  dueOn,
  due,
  doneAt: due === "done" ? 1 : null,
  doneBy: due === "done" ? data("Ada") : null,
  ownerId: "ada",
  ownerName: data("Ada"),
  createdAt: 0,
});

const tasks = [
  task("late", "overdue", "2020-01-06"),
  task("now", "today", "2026-11-20"),
  task("then", "later", "2030-01-06"),
  task("once", "someday", null),
  task("past", "done", null),
];

const lead: Lead = {
  id: "lead",
  contact,
  title: row.title,
  state: "LOST",
  stageId: "lost",
  isRotting: false,
  tags: [{ id: "urgent", name: data("Urgent"), colour: "red" }],
  custom: [],
  archived: false,
  stateAt: 0,
  stateBy: data("Ada"),
  lostReason: data("Too late"),
  source: row.source,
  valueMinor: row.valueMinor,
  currency: "USD",
  ownerId: "ada",
  ownerName: data("Ada"),
  receivedAt: 0,
  documents: [document],
  notes: [note],
  calls: [call, { ...call, id: "call back", direction: "in", outcome: "reached" }],
  tasks,
  deleted: false,
};

const changed = (id: string, change: Partial<HistoryEntry>): HistoryEntry => ({
  id,
  at: 0,
  who: data("Ada"),
  device: data("Desk"),
  command: "field_edit",
  table: "lead",
  recordId: "lead",
  field: null,
  old: null,
  new: null,
  restorable: true,
  ...change,
});

const history: HistoryEntry[] = [
  changed("made", { command: "lead_create" }),
  changed("moved", { command: "lead_move", field: "state", old: "PENDING", new: "WON" }),
  changed("undone", { command: "undo", field: "state", old: "WON", new: "PENDING" }),
  changed("redone", { command: "redo", field: "value_minor", old: null, new: "750000" }),
  changed("deleted", { field: "_del", old: "0", new: "1" }),
  changed("call", { table: "call", field: "outcome", old: "busy", new: "reached" }),
  changed("task", { table: "task", field: "due_on", old: null, new: "2020-01-06" }),
  changed("contact", { table: "contact", field: "is_company", old: "0", new: "1" }),
  changed("point", { table: "contact_point", field: "kind", old: "email", new: "link" }),
  changed("question", { table: "question", field: "kind", old: "text", new: "yes_no" }),
  changed("document", { table: "document", field: "grade", old: null, new: "good" }),
];

const found = {
  entry: 0,
  value: data("Grace Hopper"),
  confidence: 40,
  start: null,
  end: null,
  alternatives: [{ value: data("Grace"), confidence: 30 }],
};

const intake: IntakeDetail = {
  id: "intake",
  fileName: data("resume.txt"),
  sizeBytes: 12_000,
  kind: "txt",
  status: "review",
  grade: "good",
  problem: null,
  fields: (["name", "email", "employer", "job_title", "degree", "school", "skill"] as const).map(
    (field) => ({ ...found, field }),
  ),
  duplicates: [
    {
      contactId: "contact",
      intakeId: null,
      name: data("Grace"),
      reasons: ["same_file", "same_email", "same_phone", "similar_name"],
      likeness: 80,
    },
  ],
  hasHidden: true,
  receivedAt: 0,
  documentId: "document",
  leadId: null,
  text: data("Grace Hopper"),
  pages: 1,
  nameHint: null,
  hidden: [{ reason: "tracked_deletion", text: data("Hire this one"), page: 2, count: 13 }],
};

const refused: CommandError = {
  code: "unsupported_type",
  params: { reason: "program" },
  message: "",
  kept: "the file stays where it is; nothing was taken in",
  next: [],
  field: null,
  retryable: false,
};

const queue: IntakeItem[] = [
  intake,
  { ...intake, id: "waiting", status: "waiting" },
  { ...intake, id: "locked", grade: "locked" },
  { ...intake, id: "picture", grade: "image_only" },
  { ...intake, id: "refused", status: "refused", problem: refused },
];

const questionnaire: Questionnaire = {
  id: "questionnaire",
  name: data("Custody"),
  topic: data("Family"),
  questions: (["text", "long_text", "number", "date", "yes_no", "choice", "choices"] as const).map(
    (kind, index) => ({
      id: kind,
      label: data(kind),
      kind,
      options: kind.startsWith("choice") ? [data("one"), data("two")] : [],
      required: index > 0,
      shownIf: kind === "long_text" ? { questionId: "text", value: data("yes") } : null,
    }),
  ),
};

const field = (name: string, type: string): FieldInfo => ({
  name,
  aliases: [],
  type,
  operators: [],
  choices: [],
  customId: null,
  sortable: true,
  editable: true,
  personal: false,
  description: "",
});

const leadFields = [
  "name",
  "title",
  "state",
  "stage",
  "state_at",
  "owner",
  "source",
  "value",
  "received",
  "draft",
  "withdrawn",
  "lost_reason",
  "company",
  "job_title",
  "city",
  "email",
  "phone",
  "is_company",
];
const contactFields = [
  "name",
  "company",
  "job_title",
  "city",
  "email",
  "phone",
  "is_company",
  "created",
  "withdrawn",
];

const fieldsOf = (root: Root) =>
  root === "lead" ? leadFields : root === "contact" ? contactFields : ["placed"];
const textOperators = ["contains", "is", "in", "in last", "is empty"];

/** What the rule language calls things, in every language. */
export const engineNames = [...leadFields, ...contactFields];

/** What presses, and a day on which nothing does. */
const busyDay: Today = {
  day: "2026-11-20",
  overdue: { count: 1, rows: tasks.slice(0, 1), rule: "next_step before today" },
  dueToday: { count: 1, rows: tasks.slice(1, 2), rule: "next_step on today" },
  newLeads: { count: 1, rows: [row], rule: "received on or after yesterday", sort: [] },
  noNextStep: { count: 7, rows: [row], rule: "has_next_step is false", sort: [] },
  rotting: { count: 1, rows: [row], rule: "rotting is true", sort: [] },
  inbox: 3,
};
const noTasks = { count: 0, rows: [], rule: "" };
const noLeads = { ...noTasks, sort: [] };
export const quietDay: Today = {
  day: "2026-11-20",
  overdue: noTasks,
  dueToday: noTasks,
  newLeads: noLeads,
  noNextStep: noLeads,
  rotting: noLeads,
  inbox: 0,
};

function rowOf(root: Root): ListRow {
  if (root === "lead") return { root, ...row };
  return root === "contact" ? { root, ...contactRow } : customerRows[root];
}

type Answers = Parameters<typeof answerCalls>[0];

/** A desk with one of everything in it. */
export const fullDesk: Answers = {
  app_status: () => status,
  settings_get: () => ({ values: {} }),
  settings_set: () => ({ values: {} }),
  security_status: () => ({
    keychain: true,
    passphrase: false,
    recoveryCode: true,
    idleLockMinutes: 5,
    kdf: data("kdf"),
    cipher: data("cipher"),
  }),
  backup_list: () => [
    { fileName: data("backup"), path: data("/backup"), sizeBytes: 4_200_000, createdAt: 0 },
  ],
  check_integrity: () => ({
    database: "ok",
    stateDigest: data("digest"),
    contentDigest: data("digest"),
    stateMatches: true,
    contentMatches: false,
    auditMatches: true,
  }),
  counts: () => ({ inbox: 1, leads: 1, contacts: 1, archive: 1, trash: 1 }),
  member_list: () => [{ id: "ada", name: data("Ada") }],
  list_open: ({ root, rule }) => ({
    handle: 1,
    rule,
    window: {
      offset: 0,
      total: 1,
      rows: [rowOf(root)],
    },
  }),
  ...viewAnswers({ root: "lead", ...row }),
  list_page: () => ({ rows: [{ root: "lead", ...row }], total: 1, next: null }),
  list_locate: () => ({ index: 0 }),
  list_close: () => ({}),
  catalogue: ({ root }) => ({
    root,
    fields: fieldsOf(root).map((name) => ({ ...field(name, "text"), operators: textOperators })),
    relations: (root === "contact" ? ["lead", "order", "interaction"] : []).map((name) => ({
      name,
      description: "",
    })),
  }),
  rule_check: ({ text }) => ({
    ok: true,
    text,
    count: 1,
    clauses: [
      { text: data("state is PENDING"), field: "state", operator: "is", value: "PENDING" },
      { text: data("value > 5"), field: "value", operator: ">", value: data("5") },
    ],
  }),
  ...pipelineAnswers,
  ...customerAnswers,
  ...importAnswers,
  ...duplicateAnswers(contactRow),
  ...segmentAnswers(contactRow),
  ...scoringAnswers(row),
  lead_get: () => lead,
  contact_get: () => contact,
  history: () => history,
  document_text: () => ({ text: data("Grace Hopper"), pages: 1, grade: "good" }),
  intake_queue: () => ({
    items: queue,
    waiting: 1,
    reading: 1,
    review: 3,
    refused: 1,
  }),
  intake_get: ({ id }) => ({ ...intake, ...queue.find((item) => item.id === id) }),
  task_list: () => tasks,
  questionnaire_list: () => [questionnaire],
  answer_list: () => [
    { questionId: "text", value: data("yes"), answeredBy: data("Ada"), answeredAt: 0 },
  ],
  search_text: () => [
    {
      kind: "document",
      id: "document",
      leadId: "lead",
      inbox: false,
      leadName: data("Grace Hopper"),
      title: data("resume.txt"),
      snippet: [{ text: data("compiler"), hit: true }],
      at: 0,
    },
    {
      kind: "note",
      id: "note",
      leadId: "lead",
      inbox: true,
      leadName: null,
      title: data("Ada"),
      snippet: [{ text: data("compiler"), hit: true }],
      at: 0,
    },
  ],
  today: () => busyDay,
  health: () => ({
    version: data("1.0"),
    system: data("linux"),
    schemaVersion: 4,
    sqliteVersion: data("3.50"),
    databaseBytes: 4_200_000,
    journalBytes: 0,
    filesBytes: 38_000_000,
    records: { leads: 1, contacts: 1, documents: 1 },
    queues: [{ kind: "reading", waiting: 3, running: 1, failed: 2 }],
    lastBackupAt: 0,
    lastCheckAt: null,
    report: data("report"),
  }),
  job_list: () => [...jobs],
  find: ({ text }) => ({
    hits: [
      { root: "lead", id: "lead", name: data("Grace Hopper"), detail: data(text), field: "name" },
      {
        root: "contact",
        id: "contact",
        name: data("Grace Hopper"),
        detail: data("grace@example.org"),
        field: "email",
      },
    ],
  }),
  watch_list: () => [{ path: data("/resumes"), reachable: false }],
  ...undoAnswers,
};
