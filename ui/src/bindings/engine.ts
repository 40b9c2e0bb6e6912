// The contract between the Rust command table and the UI (this file stands where the generated
// ui/src/bindings/engine.ts will stand; it will be replaced by the generated one with the same names).
// All ids are hyphenated lower-case UUID strings. Times are ms since 1970 UTC. Money is integer minor units.

export type ErrorCode =
  | "internal" | "not_found" | "invalid" | "rule_invalid" | "locked" | "wrong_passphrase" | "wrong_recovery_code"
  | "no_workspace" | "workspace_exists" | "no_keychain" | "folder_in_use" | "newer_file" | "damaged_file" | "disk_full"
  | "too_large" | "unsupported_type" | "unreadable_file" | "undo_impossible" | "nothing_to_undo" | "nothing_to_redo"
  | "handle_expired" | "state_reason_required" | "forbidden" | "cancelled" | "unknown_command" | "passphrase_weak" | "clipboard_empty";
export type NextStep = "retry" | "unlock" | "use_recovery_code" | "restore_backup" | "choose_file" | "free_space"
  | "close_other_program" | "update_program" | "clear_filter" | "fix_field" | "reopen_list" | "set_passphrase";
/** message is an English sentence for logs and the CLI; the window shows t(`error.${code}`, params). */
export type CommandError = { code: ErrorCode; params: Record<string, string>; message: string; kept: string | null;
  next: NextStep[]; field: string | null; retryable: boolean };

export type Profile = "law" | "sales";
export type AppStatus = {
  phase: "empty" | "locked" | "ready";
  version: string; locale: string;               // locale: sanitised BCP 47, from the core
  keychain: boolean;                             // a usable OS keychain was found
  slots: ("keychain" | "passphrase" | "recovery")[]; // how the workspace can be opened (empty in phase "empty")
  workspace: Workspace | null;                   // only when ready
};
export type Workspace = { id: string; name: string; profile: Profile; timezone: string; currency: string;
  memberId: string; memberName: string; deviceId: string; sample: boolean /* sample data is loaded */ };
export type CreateWorkspace = { name: string; profile: Profile; memberName: string; timezone: string; currency: string;
  passphrase: string | null; sample: boolean };
export type WorkspaceCreated = { recoveryCode: string; status: AppStatus };
export type SecurityStatus = { keychain: boolean; passphrase: boolean; recoveryCode: boolean; idleLockMinutes: number | null;
  kdf: string /* "Argon2id, 64 MiB, 3 passes" */; cipher: string };
export type BackupInfo = { fileName: string; path: string; sizeBytes: number; createdAt: number };
export type Integrity = { database: string /* "ok" or what was found */; stateDigest: string; contentDigest: string;
  stateMatches: boolean; contentMatches: boolean; auditMatches: boolean };

export type LeadState = "PENDING" | "REACHED_OUT" | "QUALIFIED" | "WON" | "LOST";
export type Root = "lead" | "contact";
export type Scope = "live" | "trash";
export type SortKey = { field: string; descending: boolean };
export type LeadRow = { id: string; contactId: string; name: string; title: string | null; state: LeadState; stateAt: number;
  email: string | null; phone: string | null; source: string | null; valueMinor: number | null; currency: string;
  ownerId: string | null; ownerName: string | null; receivedAt: number; documentCount: number; noteCount: number };
export type ContactRow = { id: string; name: string; company: string | null; email: string | null; phone: string | null;
  city: string | null; leadCount: number; createdAt: number };
export type ListRow = ({ root: "lead" } & LeadRow) | ({ root: "contact" } & ContactRow);
/** rule: the text form, "" = everything. limit: rows of the first window (1..=200). */
export type ListOpen = { root: Root; scope: Scope; rule: string; sort: SortKey[]; limit: number };
export type ListOpened = { handle: number; rule: string /* canonical text */; window: ListWindow };
export type ListWindow = { offset: number; total: number; rows: ListRow[] };
export type ListPage = { rows: ListRow[]; total: number; next: string | null };

export type FieldType = "text" | "choice" | "integer" | "money" | "date" | "time" | "flag" | "email" | "phone";
export type FieldInfo = { name: string; label: string /* i18n key suffix: field.<root>.<name> */; type: FieldType; operators: string[];
  choices: string[]; sortable: boolean; editable: boolean; personal: boolean; description: string };
export type RelationInfo = { name: string; root: string; description: string };
export type Catalogue = { root: Root; fields: FieldInfo[]; relations: RelationInfo[] };
/** ok: canonical text and its clauses as chips (top-level AND parts), else the problem with its place in the text. */
export type RuleChecked =
  | { ok: true; text: string; clauses: { text: string; field: string | null; operator: string | null; value: string | null }[]; count: number }
  | { ok: false; message: string; start: number; end: number; suggestions: string[] };

export type ContactPoint = { id: string; kind: "email" | "phone" | "address" | "link"; value: string; label: string | null; primary: boolean };
export type Contact = { id: string; name: string; isCompany: boolean; company: string | null; jobTitle: string | null; city: string | null;
  points: ContactPoint[]; leads: LeadRow[]; createdAt: number; deleted: boolean };
export type Note = { id: string; text: string; authorName: string; createdAt: number; editedAt: number | null };
export type DocumentKind = "pdf" | "docx" | "txt" | "doc" | "rtf" | "odt";
export type Grade = "good" | "low" | "image_only" | "locked";
export type DocumentInfo = { id: string; fileName: string; kind: DocumentKind; sizeBytes: number; pages: number | null; grade: Grade | null; addedAt: number };
export type Lead = { id: string; contact: Contact; title: string | null; state: LeadState; stateAt: number; stateBy: string | null; lostReason: string | null;
  source: string | null; valueMinor: number | null; currency: string; ownerId: string | null; ownerName: string | null; receivedAt: number;
  documents: DocumentInfo[]; notes: Note[]; deleted: boolean };
export type HistoryEntry = { id: string; at: number; who: string; device: string; command: string; table: string; recordId: string; field: string | null;
  old: string | null; new: string | null; restorable: boolean };
/** The inverse of what was done can be asked for with undo({group}). */
export type Changed = { group: string | null; ids: string[] };
export type EditField = { root: Root | "contact_point" | "note"; id: string; field: string; value: string | null };
export type CreateLead = { name: string; email: string | null; phone: string | null; title: string | null; source: string | null; contactId: string | null };
export type MoveLeads = { ids: string[]; state: LeadState; reason: string | null };

export type IntakeStatus = "waiting" | "reading" | "review" | "refused" | "failed" | "locked" | "accepted" | "rejected";
export type Alternative = { value: string; confidence: number /* 0..100 */ };
/** start/end: UTF-16 offsets into IntakeDetail.text, null when typed or from the file name. */
export type FoundField = { field: "name" | "email" | "phone"; value: string; confidence: number; start: number | null; end: number | null; alternatives: Alternative[] };
export type DuplicateReason = "same_file" | "same_email" | "same_phone" | "similar_name";
/** Exactly one of contactId (already in the book) and intakeId (another draft in the queue) is set. */
export type Duplicate = { contactId: string | null; intakeId: string | null; name: string; reasons: DuplicateReason[]; likeness: number /* 0..100 */; detail: string | null };
export type IntakeItem = { id: string; fileName: string; sizeBytes: number; kind: DocumentKind | null; status: IntakeStatus; grade: Grade | null;
  problem: CommandError | null; fields: FoundField[]; duplicates: Duplicate[]; receivedAt: number; leadId: string | null };
export type IntakeDetail = IntakeItem & { text: string | null; pages: number | null; documentId: string | null };
export type IntakeQueue = { items: IntakeItem[]; waiting: number; reading: number; review: number; refused: number };
export type ConfirmIntake = { id: string; name: string; email: string | null; phone: string | null; title: string | null; contactId: string | null /* same person */ };
export type IntakeConfirmed = { leadId: string; contactId: string; group: string };
export type DroppedFile = { name: string; sizeBytes: number; accepted: boolean; kind: DocumentKind | null };

export type UndoEntry = { group: string; command: string; count: number; at: number; undone: boolean; possible: boolean; why: string | null };
export type UndoState = { canUndo: boolean; canRedo: boolean; undoCommand: string | null; redoCommand: string | null; entries: UndoEntry[] };
export type Undone = { group: string; command: string; count: number; keptLater: number /* cells edited since, left alone */ };
export type JobInfo = { id: string; kind: string; state: "waiting" | "running" | "paused" | "failed"; done: number; total: number | null; ratePerSecond: number | null; error: string | null };
export type Counts = { inbox: number; leads: number; contacts: number; trash: number };
/** Free-form view settings of this machine ("ui.theme", "ui.leads.columns", …), JSON values. */
export type Settings = { values: Record<string, unknown> };

export type Tag = "Workspace" | "Security" | "Leads" | "Contacts" | "Notes" | "Documents" | "Intake" | "Undo" | "Jobs" | "Settings" | "Backups";
/** Sent after commit, coalesced. origin = the call id of the command that caused it, if any. */
export type DomainEvent = { tags: Tag[]; ids: string[]; origin: string | null };

export type Nothing = Record<string, never>;
export type Commands = {
  app_status: [Nothing, AppStatus];
  create_workspace: [CreateWorkspace, WorkspaceCreated];
  unlock: [{ passphrase: string | null; recoveryCode: string | null }, AppStatus];
  lock: [Nothing, AppStatus];
  note_activity: [Nothing, Nothing];                       // resets the idle lock; at most every 20 s
  security_status: [Nothing, SecurityStatus];
  set_passphrase: [{ current: string | null; passphrase: string }, SecurityStatus];
  renew_recovery_code: [Nothing, { recoveryCode: string }];
  set_idle_lock: [{ minutes: number | null }, SecurityStatus];
  backup_now: [Nothing, BackupInfo];
  backup_list: [Nothing, BackupInfo[]];
  backup_restore: [{ path: string; passphrase: string | null; recoveryCode: string | null }, AppStatus]; // phase "empty" only
  check_integrity: [Nothing, Integrity];
  sample_add: [Nothing, Changed];
  sample_remove: [Nothing, Changed];
  settings_get: [Nothing, Settings];
  settings_set: [{ key: string; value: unknown }, Settings];

  counts: [Nothing, Counts];
  list_open: [ListOpen, ListOpened];
  list_window: [{ handle: number; offset: number; limit: number }, ListWindow];
  list_locate: [{ handle: number; id: string }, { index: number | null }];
  list_close: [{ handle: number }, Nothing];
  list_page: [{ root: Root; scope: Scope; rule: string; sort: SortKey[]; limit: number; cursor: string | null }, ListPage];
  catalogue: [{ root: Root }, Catalogue];
  rule_check: [{ root: Root; text: string }, RuleChecked];

  lead_create: [CreateLead, { id: string; contactId: string; group: string }];
  lead_get: [{ id: string }, Lead];
  lead_move: [MoveLeads, Changed];
  contact_get: [{ id: string }, Contact];
  contact_create: [{ name: string; email: string | null; phone: string | null; company: string | null }, Changed];
  point_add: [{ contactId: string; kind: ContactPoint["kind"]; value: string; label: string | null }, Changed];
  field_edit: [EditField, Changed];                        // one cell of a lead, contact, point or note, by its catalogue name
  trash: [{ root: Root | "note" | "document" | "contact_point"; ids: string[] }, Changed];
  restore: [{ root: Root | "note" | "document" | "contact_point"; ids: string[] }, Changed];
  note_add: [{ leadId: string; text: string }, Changed];
  history: [{ root: Root; id: string; limit: number }, HistoryEntry[]];
  history_restore: [{ id: string }, Changed];              // restore this value
  document_text: [{ id: string }, { text: string; pages: number | null; grade: Grade | null }];
  document_save: [{ id: string; path: string }, Nothing];  // the person's own copy, outside the data folder
  document_add: [{ leadId: string; path: string }, Changed];

  intake_queue: [Nothing, IntakeQueue];
  intake_get: [{ id: string }, IntakeDetail];
  intake_add_paths: [{ paths: string[] }, Changed];        // a folder's files are taken too; at most 10,000 at once
  intake_add_bytes: [{ fileName: string; base64: string }, Changed];
  intake_confirm: [ConfirmIntake, IntakeConfirmed];
  intake_reject: [{ ids: string[]; reason: string | null }, Changed];
  intake_retry: [{ id: string }, Changed];
  intake_dismiss: [{ ids: string[] }, Changed];            // refused and failed lines leave the queue

  undo: [{ group: string | null }, Undone];                // null = the newest
  redo: [Nothing, Undone];
  undo_state: [Nothing, UndoState];
  job_list: [Nothing, JobInfo[]];
  job_cancel: [{ id: string }, Nothing];
};
/** Commands that answer with raw bytes instead of JSON. */
export type BytesCommands = { document_bytes: { id: string } };

// What a query provides and a mutation invalidates is generated into ui/src/bindings/tags.ts:
//   export const provides: { [K in keyof Commands]?: readonly Tag[] }
//   export const invalidates: { [K in keyof Commands]?: readonly Tag[] }
