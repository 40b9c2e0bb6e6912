import type { JobInfo, LeadRow, Root, SortKey, Tag, Task } from "#ui/bindings/engine.ts";

/** Commands on which window and engine have agreed and which the engine's table is to have. */
export type AwaitedCommands = {
  find: [Find, Found];
  today: [Record<string, never>, Today];
  health: [Record<string, never>, Health];
};

export const awaitedProvides: { [K in keyof AwaitedCommands]: readonly Tag[] } = {
  find: ["Leads", "Contacts"],
  today: ["Leads", "Tasks", "Contacts", "Intake"],
  health: ["Workspace", "Leads", "Contacts", "Documents", "Intake", "Jobs", "Backups"],
};

type Find = { text: string; limit: number };
export type Found = { hits: FoundRecord[] };
export type FoundRecord = {
  root: Root;
  id: string;
  name: string;
  /** What tells it from others of the same name, or the value in which the words are. */
  detail: string | null;
  /** The catalogue's name of the field in which the words are. */
  field: string;
};

/** What a job tells of itself once it works on many records. */
export type JobProgress = {
  /** The command that it carries out, or takes back. */
  command: string;
  undoing: boolean;
  done: number;
  total: number;
  failed: number;
  /** Records a second; 0 before it is known. */
  perSecond: number;
  cancellable: boolean;
};
export type Job = JobInfo & { progress?: JobProgress | null };

type TodayTasks = { count: number; rows: Task[]; rule: string };
export type TodayLeads = { count: number; rows: LeadRow[]; rule: string; sort: SortKey[] };
export type Today = {
  day: string;
  overdue: TodayTasks;
  dueToday: TodayTasks;
  newLeads: TodayLeads;
  noNextStep: TodayLeads;
  rotting: TodayLeads;
  inbox: number;
};

export type Queue = { kind: string; waiting: number; running: number; failed: number };
export type Health = {
  version: string;
  /** Such as "linux x86_64". */
  system: string;
  schemaVersion: number;
  sqliteVersion: string;
  databaseBytes: number;
  /** What waits beside the database to be written into it. */
  journalBytes: number;
  filesBytes: number;
  records: { leads: number; contacts: number; documents: number };
  queues: Queue[];
  lastBackupAt: number | null;
  lastCheckAt: number | null;
  /** All of it and the last log lines as text, without a word about anybody. */
  report: string;
};
