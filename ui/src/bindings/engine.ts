// Written by `cargo test` from the table of commands. Do not edit.

export type AcceptAll = { 
/**
 * How sure everything about the person must be, 50 to 100.
 */
over: number, };

export type AddBalance = { 
/**
 * Whose.
 */
contactId: string, 
/**
 * What they had spent, in minor units.
 */
amountMinor: number | null, 
/**
 * ISO 4217 code; empty means the workspace's.
 */
currency: string | null, 
/**
 * How often they had ordered.
 */
orders: number | null, 
/**
 * How often they had come.
 */
visits: number | null, 
/**
 * When they last ordered, ms UTC.
 */
lastOrderAt: number | null, 
/**
 * When they last came, ms UTC.
 */
lastVisitAt: number | null, 
/**
 * As of when, ms UTC; empty means now.
 */
asOf: number | null, 
/**
 * Where it comes from.
 */
source: string | null, };

export type AddBytes = { 
/**
 * What it is called.
 */
fileName: string, 
/**
 * Its bytes in base64.
 */
base64: string, };

export type AddDocument = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * Where the file lies.
 */
path: string, };

export type AddDocumentBytes = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * What the file is called.
 */
fileName: string, 
/**
 * Its bytes in base64.
 */
base64: string, };

export type AddFact = { 
/**
 * About whom.
 */
contactId: string, 
/**
 * What is known.
 */
fact: NewFact, };

export type AddInteraction = { 
/**
 * Who did it.
 */
contactId: string, 
/**
 * The lead that it was about.
 */
leadId: string | null, 
/**
 * What it was: visit, meeting, view, or a word of the team's own.
 */
kind: string, 
/**
 * When, ms UTC; empty means now.
 */
happenedAt: number | null, 
/**
 * What is to be said of it.
 */
note: string | null, 
/**
 * What it was worth, in minor units.
 */
amountMinor: number | null, 
/**
 * ISO 4217 code; empty means the workspace's.
 */
currency: string | null, };

export type AddNote = { 
/**
 * What it is about.
 */
leadId: string, 
/**
 * What it says.
 */
text: string, };

export type AddPaths = { 
/**
 * Files, or folders whose files are meant; at most 10,000 files.
 */
paths: Array<string>, };

export type AddPoint = { 
/**
 * Whose it is.
 */
contactId: string, 
/**
 * What it is.
 */
kind: PointKind, 
/**
 * The address or number.
 */
value: string, 
/**
 * Work, home, or the like.
 */
label: string | null, };

export type AddRelationship = { 
/**
 * The one.
 */
contactId: string, 
/**
 * The other.
 */
otherId: string, 
/**
 * What the one is to the other.
 */
kind: RelationshipKind, 
/**
 * The same in the team's words.
 */
label: string | null, };

export type AddTask = { 
/**
 * The lead it is for.
 */
leadId: string, 
/**
 * What is to be done.
 */
title: string, 
/**
 * Until which day, such as `2026-11-20`.
 */
dueOn: string | null, 
/**
 * The member who is to do it; empty means whoever adds it.
 */
ownerId: string | null, };

export type AllAccepted = { 
/**
 * The leads.
 */
accepted: Array<string>, 
/**
 * Drafts that a person still has to look at.
 */
left: number, 
/**
 * The undo group.
 */
group: string | null, };

export type Alternative = { 
/**
 * The value.
 */
value: string, 
/**
 * How likely, 0 to 100.
 */
confidence: number, };

export type Answer = { 
/**
 * The question.
 */
questionId: string, 
/**
 * The answer, as its question's kind says.
 */
value: string, 
/**
 * Who wrote it down.
 */
answeredBy: string | null, 
/**
 * When, ms UTC.
 */
answeredAt: number | null, };

export type AppStatus = { 
/**
 * How far it has come.
 */
phase: Phase, 
/**
 * The program's version.
 */
version: string, 
/**
 * The person's locale, BCP 47.
 */
locale: string, 
/**
 * Whether a usable keychain was found.
 */
keychain: boolean, 
/**
 * How the workspace can be opened.
 */
slots: Array<Slot>, 
/**
 * The workspace, when it is open.
 */
workspace: Workspace | null, };

export type ArchiveLeads = { 
/**
 * The leads, 1 to 200.
 */
ids: Array<string>, 
/**
 * Whether they are put aside.
 */
archived: boolean, };

export type AskAudience = { 
/**
 * The rule over contacts in its text form.
 */
rule: string, 
/**
 * The segment that it is of; those picked by hand for it count.
 */
segmentId: string | null, 
/**
 * Contacts that are in by hand, beside those that are saved.
 */
include: Array<string>, 
/**
 * Contacts that are out by hand, beside those that are saved.
 */
exclude: Array<string>, 
/**
 * How many members to show, at most 50.
 */
sample: number, 
/**
 * Which members: the same number shows the same ones.
 */
seed: number, };

export type AskWhy = { 
/**
 * The rule over contacts in its text form.
 */
rule: string, 
/**
 * The segment that it is of; those picked by hand for it count.
 */
segmentId: string | null, 
/**
 * The contact.
 */
contactId: string, };

export type Audience = AudienceFound | RuleFaulty;

export type AudienceFound = { 
/**
 * Always true.
 */
ok: true, 
/**
 * How many contacts are in, those picked by hand among them.
 */
count: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * How long finding and counting took, in microseconds.
 */
tookUs: number, 
/**
 * How many each node of the rule's tree finds on its own, parents before their parts.
 */
nodes: Array<AudienceNode>, 
/**
 * Some members, in no order.
 */
sample: Array<AudienceMember>, 
/**
 * How many are in by hand alone.
 */
included: number, 
/**
 * How many the rule finds that are out by hand.
 */
excluded: number, };

export type AudienceMember = { 
/**
 * The contact.
 */
contact: ContactRow, 
/**
 * What it ordered and did in all.
 */
figures: Figures, };

export type AudienceNode = { 
/**
 * The places of the parts that lead to it from the root; relations have no parts here.
 */
path: Array<number>, 
/**
 * How many.
 */
count: number, };

export type Axis = "fit" | "engagement";

export type BackupInfo = { 
/**
 * Its file's name.
 */
fileName: string, 
/**
 * Where it lies.
 */
path: string, 
/**
 * Its size in bytes.
 */
sizeBytes: number, 
/**
 * When it was made, ms UTC.
 */
createdAt: number, };

export type BaselineName = "rules" | "share";

export type Belongings = { leads: number, notes: number, tasks: number, documents: number, orders: number, interactions: number, balances: number, points: number, facts: number, relationships: number, };

export type BulkAct = { "kind": "edit", 
/**
 * The field's name in the catalogue, or the id of one that the team made up. A field of
 * the contact may be edited through its leads.
 */
field: string, 
/**
 * The value as text, as `field_edit` takes it; empty clears.
 */
value: string | null, } | { "kind": "assign", 
/**
 * The member; empty for nobody.
 */
ownerId: string | null, } | { "kind": "tag", 
/**
 * The tag.
 */
tagId: string, 
/**
 * Whether they have it from now on.
 */
on: boolean, } | { "kind": "move", 
/**
 * The stage, or the word of a state for the stage that it always has.
 */
stageId: string, 
/**
 * Why, for leads that are lost; those that are lost already keep theirs.
 */
lostReason: string | null, } | { "kind": "archive", 
/**
 * Whether they are put aside.
 */
on: boolean, } | { "kind": "trash" } | { "kind": "restore" };

export type BulkFailure = { 
/**
 * The reason.
 */
reason: BulkReason, 
/**
 * More of it in words, for a value that does not fit; else empty.
 */
why: string, 
/**
 * How many records.
 */
count: number, 
/**
 * The ids of the first of them, at most 20.
 */
examples: Array<string>, };

export type BulkMatching = { 
/**
 * What they are.
 */
root: Root, 
/**
 * The rule in its text form; empty means all.
 */
rule: string, 
/**
 * Of which records.
 */
scope: Scope, 
/**
 * Records that are left out, at most 10,000.
 */
except: Array<string>, };

export type BulkReason = "gone" | "in_trash" | "lost_reason_required" | "stage_gone" | "tag_gone" | "field_gone" | "changed_since" | "invalid";

export type BulkReport = { 
/**
 * The work; while it is running, also the id of its job.
 */
id: string, 
/**
 * The command by whose name its undo step is known.
 */
command: string, 
/**
 * Where it stands. A little of it is done at once, and is `done` in the answer already.
 */
state: BulkState, 
/**
 * The undo group of all that was done; empty if nothing changed.
 */
group: string | null, 
/**
 * How many records it is done with.
 */
total: number, 
/**
 * How many it was done with so far, those that could not be changed among them.
 */
done: number, 
/**
 * How many it changed; the others were like that already.
 */
changed: number, 
/**
 * How many could not be changed.
 */
failed: number, 
/**
 * Why, the commonest reason first.
 */
failures: Array<BulkFailure>, 
/**
 * Cells that an undo left alone because they were edited since.
 */
keptLater: number, 
/**
 * When it was asked for, ms UTC.
 */
startedAt: number, 
/**
 * When it came to its end.
 */
endedAt: number | null, };

export type BulkState = "running" | "done" | "cancelled" | "failed";

export type BulkTarget = BulkMatching | BulkThese;

export type BulkThese = { 
/**
 * What they are.
 */
root: Root, 
/**
 * Which, 1 to 10,000.
 */
ids: Array<string>, };

export type Call = { 
/**
 * The call.
 */
id: string, 
/**
 * Who called whom.
 */
direction: CallDirection, 
/**
 * What became of it.
 */
outcome: CallOutcome, 
/**
 * What was said.
 */
text: string | null, 
/**
 * Who of the desk it was.
 */
authorName: string, 
/**
 * When, ms UTC.
 */
calledAt: number, };

export type CallDirection = "in" | "out";

export type CallOutcome = "reached" | "no_answer" | "voicemail" | "busy" | "wrong_number";

export type CancelImport = { 
/**
 * The import.
 */
id: string, 
/**
 * Whether what is taken in by then stays; else it is undone.
 */
keep: boolean, };

export type Catalogue = { 
/**
 * The root.
 */
root: Root, 
/**
 * Its fields.
 */
fields: Array<FieldInfo>, 
/**
 * Its relations to other records.
 */
relations: Array<RelationInfo>, };

export type Changed = { 
/**
 * The undo group; empty if nothing changed that could be undone.
 */
group: string | null, 
/**
 * The records it made or changed.
 */
ids: Array<string>, };

export type CheckRule = { 
/**
 * What it is asked of.
 */
root: Root, 
/**
 * The text.
 */
text: string, };

export type ChooseValue = { 
/**
 * The field.
 */
field: string, 
/**
 * The contact whose value it is to be.
 */
from: string, };

export type CloseList = { 
/**
 * The list.
 */
handle: number, };

export type ColumnDates = { 
/**
 * The column.
 */
column: number, 
/**
 * The order.
 */
order: DateOrder, };

export type ColumnDecimals = { 
/**
 * The column.
 */
column: number, 
/**
 * What stands before the fraction.
 */
decimal: DecimalMark, };

export type ColumnMapping = { 
/**
 * The column, counted from 0.
 */
column: number, 
/**
 * The field, by its name in the import's `fields`; empty leaves the column out.
 */
field: string | null, };

export type CommandError = { 
/**
 * What kind of failure this is.
 */
code: ErrorCode, 
/**
 * What the window's sentence is filled with; never personal data that a log would keep.
 */
params: { [key in string]: string }, 
/**
 * What happened, in English, lower case, no full stop.
 */
message: string, 
/**
 * What was kept or left untouched.
 */
kept: string | null, 
/**
 * What the person can do, most useful first.
 */
next: Array<NextStep>, 
/**
 * The field of the request that is at fault.
 */
field: string | null, 
/**
 * Whether the same call may succeed later.
 */
retryable: boolean, };

export type ComparedField = { 
/**
 * The field, as `contact_merge` takes it.
 */
field: string, 
/**
 * What the team calls it; of a built-in one its name in rules.
 */
label: string, 
/**
 * What the one has.
 */
a: string | null, 
/**
 * What the other has.
 */
b: string | null, 
/**
 * Whether that is the same.
 */
same: boolean, };

export type Comparison = { 
/**
 * What can be chosen, field by field.
 */
fields: Array<ComparedField>, 
/**
 * The contact that stays when they are merged; its values are proposed.
 */
kept: string, 
/**
 * What belongs to the other and will be the first's.
 */
moved: Belongings, };

export type ConfirmIntake = { 
/**
 * The draft.
 */
id: string, 
/**
 * What the person is called; not needed with `contact_id`.
 */
name: string, 
/**
 * Their e-mail address.
 */
email: string | null, 
/**
 * Their phone number.
 */
phone: string | null, 
/**
 * The matter or deal.
 */
title: string | null, 
/**
 * Where they live. This and the next two fill in what a known contact lacks.
 */
city: string | null, 
/**
 * The company they work for.
 */
company: string | null, 
/**
 * What they are there.
 */
jobTitle: string | null, 
/**
 * Their pages in the web.
 */
links: Array<string>, 
/**
 * What else is known of them: jobs, degrees, skills, languages.
 */
facts: Array<NewFact>, 
/**
 * The member responsible; empty means whoever confirms.
 */
ownerId: string | null, 
/**
 * The contact in the book that it is.
 */
contactId: string | null, };

export type Contact = { 
/**
 * The contact.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Whether it is an organisation.
 */
isCompany: boolean, 
/**
 * The company that a person works for.
 */
company: string | null, 
/**
 * What they do there.
 */
jobTitle: string | null, 
/**
 * Where it is.
 */
city: string | null, 
/**
 * How to reach it.
 */
points: Array<ContactPoint>, 
/**
 * What else is known: jobs, degrees, skills, languages.
 */
facts: Array<Fact>, 
/**
 * Its leads, newest first.
 */
leads: Array<LeadRow>, 
/**
 * What it has in the fields that the team made up.
 */
custom: Array<CustomValue>, 
/**
 * When it was entered, ms UTC.
 */
createdAt: number, 
/**
 * Whether it is in the trash.
 */
deleted: boolean, };

export type ContactPoint = { 
/**
 * The point.
 */
id: string, 
/**
 * What it is.
 */
kind: PointKind, 
/**
 * As it was written.
 */
value: string, 
/**
 * Work, home, or the like.
 */
label: string | null, 
/**
 * Whether it is the first to be used.
 */
primary: boolean, };

export type ContactRow = { 
/**
 * The contact.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The company that a person works for.
 */
company: string | null, 
/**
 * Its first e-mail address.
 */
email: string | null, 
/**
 * Its first phone number.
 */
phone: string | null, 
/**
 * Where it is.
 */
city: string | null, 
/**
 * How many leads it has.
 */
leadCount: number, 
/**
 * The score of its current lead, 0 to 100; empty while there is none.
 */
score: number | null, 
/**
 * What it ordered and did in all, spent in the workspace's currency; empty outside of lists.
 */
figures: Figures | null, 
/**
 * What it has in the fields that the team made up.
 */
custom: Array<CustomValue>, 
/**
 * When it was entered, ms UTC.
 */
createdAt: number, };

export type Counted = { 
/**
 * How many.
 */
count: number, };

export type Counts = { 
/**
 * Drafts to look at.
 */
inbox: number, 
/**
 * Leads, those in the archive left out.
 */
leads: number, 
/**
 * Contacts.
 */
contacts: number, 
/**
 * Leads in the archive.
 */
archive: number, 
/**
 * Leads and contacts in the trash.
 */
trash: number, };

export type CreateContact = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its e-mail address.
 */
email: string | null, 
/**
 * Its phone number.
 */
phone: string | null, 
/**
 * The company that a person works for.
 */
company: string | null, };

export type CreateLead = { 
/**
 * What the contact is called; not needed if `contact_id` is given.
 */
name: string, 
/**
 * Their e-mail address.
 */
email: string | null, 
/**
 * Their phone number.
 */
phone: string | null, 
/**
 * The matter or deal.
 */
title: string | null, 
/**
 * Where it came from.
 */
source: string | null, 
/**
 * A contact that is in the book.
 */
contactId: string | null, };

export type CreateOrder = { 
/**
 * Whose it is.
 */
contactId: string, 
/**
 * Its number in the team's books.
 */
number: string | null, 
/**
 * When it was placed, ms UTC; empty means now.
 */
placedAt: number | null, 
/**
 * What is asked for in all, in minor units; empty means the sum of its lines.
 */
amountMinor: number | null, 
/**
 * ISO 4217 code; empty means the workspace's.
 */
currency: string | null, 
/**
 * What is to be said of it.
 */
note: string | null, 
/**
 * For what, at most 200.
 */
lines: Array<NewLine>, 
/**
 * The order that this one stands for from now on, which is voided.
 */
replaces: string | null, };

export type CreateWorkspace = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for.
 */
profile: Profile, 
/**
 * The first member's name.
 */
memberName: string, 
/**
 * IANA time zone.
 */
timezone: string, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * A passphrase; needed where no keychain is.
 */
passphrase: string | null, 
/**
 * Whether to put sample data in.
 */
sample: boolean, };

export type CustomField = { 
/**
 * The field.
 */
id: string, 
/**
 * Whose it is.
 */
root: "lead" | "contact", 
/**
 * What it is called.
 */
name: string, 
/**
 * What rules and sorts call it.
 */
ruleName: string, 
/**
 * What it holds.
 */
kind: CustomKind, 
/**
 * What can be chosen, for a choice.
 */
options: Array<string>, 
/**
 * Whether it should not be left empty; a value in it cannot be taken out.
 */
required: boolean, 
/**
 * Whether one is told when another record has the same value.
 */
unique: boolean, 
/**
 * Whether pages leave it out.
 */
hidden: boolean, };

export type CustomKind = "text" | "number" | "money" | "date" | "flag" | "choice" | "url";

export type CustomValue = { 
/**
 * The field.
 */
fieldId: string, 
/**
 * The value, as its field's kind says.
 */
value: string, 
/**
 * The currency of an amount.
 */
currency: string | null, };

export type Customer = { 
/**
 * The contact; of one that was merged away, its survivor.
 */
contactId: string, 
/**
 * All there is, opening balances included.
 */
total: Figures, 
/**
 * The last 30, 90 and 365 days, without opening balances.
 */
recent: Array<Recent>, 
/**
 * What it did, by what it was.
 */
done: Array<Done>, 
/**
 * What was known of it in total before.
 */
balances: Array<OpeningBalance>, 
/**
 * What it is to others, and others to it.
 */
relationships: Array<Relationship>, };

export type DateOrder = "dmy" | "mdy" | "ymd";

export type DecimalMark = "," | ".";

export type DefaultView = { 
/**
 * The list.
 */
root: Root, 
/**
 * The view; empty means none.
 */
id: string | null, };

export type DocumentInfo = { 
/**
 * The document.
 */
id: string, 
/**
 * What the file was called.
 */
fileName: string, 
/**
 * What it is, by its content.
 */
kind: DocumentKind, 
/**
 * Its size in bytes.
 */
sizeBytes: number, 
/**
 * Its pages, where it has pages and they were counted.
 */
pages: number | null, 
/**
 * How well it could be read; empty until it was.
 */
grade: Grade | null, 
/**
 * When it was added, ms UTC.
 */
addedAt: number, };

export type DocumentKind = "pdf" | "docx" | "txt" | "doc" | "rtf" | "odt";

export type DocumentText = { 
/**
 * The text; empty if it could not be read.
 */
text: string, 
/**
 * Its pages, where it has pages.
 */
pages: number | null, 
/**
 * How well it could be read.
 */
grade: Grade | null, };

export type DomainEvent = { 
/**
 * What it made stale.
 */
tags: Array<Tag>, 
/**
 * Which records changed; empty if too many.
 */
ids: Array<string>, };

export type Done = { 
/**
 * What.
 */
kind: string, 
/**
 * How often.
 */
count: number, 
/**
 * When last, ms UTC.
 */
lastAt: number, };

export type DroppedFile = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its size in bytes; of a folder, that of the files in it.
 */
sizeBytes: number, 
/**
 * Whether it would be taken in.
 */
accepted: boolean, 
/**
 * What it is, by its content.
 */
kind: DocumentKind | null, };

export type Due = "overdue" | "today" | "later" | "someday" | "done";

export type Duplicate = { 
/**
 * A contact in the book.
 */
contactId: string | null, 
/**
 * Another draft in the inbox, that came earlier.
 */
intakeId: string | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * Why, strongest first.
 */
reasons: Array<DuplicateReason>, 
/**
 * How much alike, 0 to 100.
 */
likeness: number, };

export type DuplicatePair = { 
/**
 * The one.
 */
a: ContactRow, 
/**
 * The other.
 */
b: ContactRow, 
/**
 * What speaks for it, strongest first.
 */
reasons: Array<PairReason>, 
/**
 * How sure it is, 0 to 100.
 */
score: number, };

export type DuplicateReason = "same_file" | "same_email" | "same_phone" | "similar_name";

export type Duplicates = { 
/**
 * How many pairs there are.
 */
total: number, 
/**
 * Some of them.
 */
pairs: Array<DuplicatePair>, 
/**
 * The cursor of the next part; empty after the last.
 */
next: string | null, };

export type EditField = { 
/**
 * What the record is.
 */
root: RecordKind, 
/**
 * The record.
 */
id: string, 
/**
 * The field's name in the catalogue; `value` of a point or fact, `text` of a note or call,
 * `title`, `due_on` or `owner` of a task.
 */
field: string, 
/**
 * The value as text: an amount in minor units, a member's id for `owner`; empty clears.
 */
value: string | null, };

export type ErrorCode = "internal" | "not_found" | "invalid" | "rule_invalid" | "locked" | "wrong_passphrase" | "wrong_recovery_code" | "no_workspace" | "workspace_exists" | "no_keychain" | "folder_in_use" | "newer_file" | "damaged_file" | "disk_full" | "too_large" | "unsupported_type" | "unreadable_file" | "undo_impossible" | "nothing_to_undo" | "nothing_to_redo" | "handle_expired" | "state_reason_required" | "forbidden" | "cancelled" | "unknown_command" | "passphrase_weak" | "clipboard_empty";

export type ExcludeFields = { 
/**
 * Their words: all of them, those left out before as well.
 */
fields: Array<string>, };

export type ExportFormat = "csv" | "json";

export type ExportList = { 
/**
 * What it is of.
 */
root: Root, 
/**
 * Which records it shows.
 */
scope: Scope, 
/**
 * The rule in its text form; empty means all.
 */
rule: string, 
/**
 * The order.
 */
sort: Array<SortKey>, 
/**
 * The columns, by the names of fields in the catalogue; none means all that there are.
 */
columns: Array<string>, 
/**
 * The kind of file.
 */
format: ExportFormat, };

export type ExportTo = { 
/**
 * What.
 */
what: ExportWhat, 
/**
 * The file to write; one that is there is replaced.
 */
path: string, };

export type ExportWhat = { "kind": "list" } & ExportList;

export type Fact = { 
/**
 * The fact.
 */
id: string, 
/**
 * What kind.
 */
kind: FactKind, 
/**
 * The employer, the degree, the skill.
 */
value: string, 
/**
 * The title held, the school, how well.
 */
detail: string | null, 
/**
 * Since when, as the source says it.
 */
since: string | null, 
/**
 * Until when, as the source says it.
 */
until: string | null, 
/**
 * The document that says so; empty if a person does.
 */
documentId: string | null, 
/**
 * What that file is called.
 */
documentName: string | null, 
/**
 * Who confirmed it.
 */
authorName: string, 
/**
 * When, ms UTC.
 */
createdAt: number, };

export type FactField = "name" | "email" | "phone" | "city" | "link" | "employer" | "job_title" | "since" | "until" | "degree" | "school" | "year" | "skill" | "language";

export type FactKind = "job" | "degree" | "skill" | "language" | "other";

export type FieldInfo = { 
/**
 * Its name in rules.
 */
name: string, 
/**
 * Other names that are understood.
 */
aliases: Array<string>, 
/**
 * What it holds: text, choice, integer, money, date, time, flag, email, phone, long_text.
 */
type: string, 
/**
 * How it can be compared, in words.
 */
operators: Array<string>, 
/**
 * The values of a choice.
 */
choices: Array<string>, 
/**
 * Which field it is, of those that the team made up; its name is then the description.
 */
customId: string | null, 
/**
 * Whether lists can be sorted by it.
 */
sortable: boolean, 
/**
 * Whether it can be edited in a list.
 */
editable: boolean, 
/**
 * Whether it says something about a person.
 */
personal: boolean, 
/**
 * What it is, in a sentence.
 */
description: string, };

export type FieldValue = { 
/**
 * The value, as it is written in a rule's text.
 */
value: string, 
/**
 * How often it is there; of a segment, how many it has.
 */
count: number, };

export type Figures = { 
/**
 * What was spent, by currency.
 */
spend: Array<Spend>, 
/**
 * How many orders.
 */
orderCount: number, 
/**
 * How many visits.
 */
numVisits: number, 
/**
 * The last order, ms UTC.
 */
lastOrderAt: number | null, 
/**
 * The last visit, ms UTC.
 */
lastVisitAt: number | null, };

export type Find = { 
/**
 * Words, or beginnings of words, in any order; a typo is forgiven.
 */
text: string, 
/**
 * Hits of the answer, 1 to 50.
 */
limit: number, };

export type FixValue = { 
/**
 * The import.
 */
id: string, 
/**
 * The column.
 */
column: number, 
/**
 * The value, as the report shows it.
 */
value: string, 
/**
 * What is read instead; empty leaves the cell blank.
 */
replacement: string, };

export type FolderPath = { 
/**
 * Where it is.
 */
path: string, };

export type FoundField = { 
/**
 * Which field.
 */
field: FactField, 
/**
 * Which entry of its kind: the fields of one job or one degree share it.
 */
entry: number, 
/**
 * The value, as it will be stored.
 */
value: string, 
/**
 * How likely, 0 to 100.
 */
confidence: number, 
/**
 * Where it begins in the text, in UTF-16 units; empty if it is not from the text.
 */
start: number | null, 
/**
 * Where it ends.
 */
end: number | null, 
/**
 * Runners-up, likeliest first.
 */
alternatives: Array<Alternative>, };

export type FoundRecord = { 
/**
 * What it is.
 */
root: Root, 
/**
 * Which.
 */
id: string, 
/**
 * What the contact is called.
 */
name: string, 
/**
 * What tells it from others: a lead's title, or the contact's company or address.
 */
detail: string | null, 
/**
 * Where the words were found: name, title, company, email, other.
 */
field: string, };

export type FoundRecords = { 
/**
 * Leads, and contacts that have none.
 */
hits: Array<FoundRecord>, };

export type GiveFeedback = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * Whether it is right.
 */
good: boolean, 
/**
 * Why.
 */
note: string | null, };

export type Grade = "good" | "low" | "image_only" | "locked";

export type Group = { 
/**
 * The value as rules write it; empty for records without one.
 */
value: string | null, 
/**
 * The stage, where they are parted by it.
 */
stageId: string | null, 
/**
 * Their list, like any other open one.
 */
handle: number, 
/**
 * What leads among them are worth together, in minor units of the workspace's currency.
 */
worthMinor: number, 
/**
 * How many of them have a worth in another currency, which is not added.
 */
worthElsewhere: number, 
/**
 * The first of them.
 */
window: ListWindow, };

export type GroupsOpened = { 
/**
 * The rule's canonical text.
 */
rule: string, 
/**
 * How many records they have together.
 */
total: number, 
/**
 * One list for each value, in the field's order; records without a value come last. Stages
 * and states are there without records too.
 */
groups: Array<Group>, };

export type Health = { 
/**
 * The program's version.
 */
version: string, 
/**
 * Operating system and processor, such as "linux x86_64".
 */
system: string, 
/**
 * How many migrations the database has.
 */
schemaVersion: number, 
/**
 * The version of SQLite in it.
 */
sqliteVersion: string, 
/**
 * Bytes of the database.
 */
databaseBytes: number, 
/**
 * Bytes that wait beside it to be written into it.
 */
journalBytes: number, 
/**
 * Bytes of the sealed files.
 */
filesBytes: number, 
/**
 * How much is in it.
 */
records: Records, 
/**
 * What waits to be done.
 */
queues: Array<Queue>, 
/**
 * When the newest backup was written, ms UTC.
 */
lastBackupAt: number | null, 
/**
 * When the whole database was last checked, ms UTC.
 */
lastCheckAt: number | null, 
/**
 * All of it and the last lines of the log, as text.
 */
report: string, };

export type HiddenReason = "invisible" | "same_colour" | "tiny" | "off_page" | "hidden_layer" | "hidden_run" | "comment" | "tracked_deletion" | "tag_characters" | "zero_width";

export type HiddenText = { 
/**
 * Why it is not seen.
 */
reason: HiddenReason, 
/**
 * What it says, its beginning if it is long.
 */
text: string, 
/**
 * The page, from 1, where there are pages.
 */
page: number | null, 
/**
 * How many characters there are in all, spaces not counted.
 */
count: number, };

export type HistoryEntry = { 
/**
 * The entry; what `history_restore` takes.
 */
id: string, 
/**
 * When, ms UTC.
 */
at: number, 
/**
 * Who.
 */
who: string, 
/**
 * On which device.
 */
device: string, 
/**
 * By which command.
 */
command: string, 
/**
 * In which table.
 */
table: string, 
/**
 * To which record.
 */
recordId: string, 
/**
 * Which field; empty for the making of the record.
 */
field: string | null, 
/**
 * The value before.
 */
old: string | null, 
/**
 * The value after.
 */
new: string | null, 
/**
 * Whether the value before can be put back.
 */
restorable: boolean, };

export type Hit = { 
/**
 * What it is of.
 */
kind: HitKind, 
/**
 * The document or note.
 */
id: string, 
/**
 * Its lead; of a file in the inbox, its line.
 */
leadId: string, 
/**
 * Whether it is still in the inbox.
 */
inbox: boolean, 
/**
 * What the lead's contact is called.
 */
leadName: string | null, 
/**
 * The file's name, or who wrote the note.
 */
title: string, 
/**
 * Where the words stand, with what is around them.
 */
snippet: Array<Piece>, 
/**
 * When the file came or the note was written, ms UTC.
 */
at: number, };

export type HitKind = "document" | "note";

export type Ids = { 
/**
 * Their ids.
 */
ids: Array<string>, };

export type Import = { 
/**
 * It; while a job works on it, also the job's id.
 */
id: string, 
/**
 * What the file was called.
 */
name: string, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * What kind of file it is.
 */
kind: ImportKind, 
/**
 * Its encoding.
 */
encoding: string, 
/**
 * What parts its cells.
 */
delimiter: string, 
/**
 * Whether its first row names the columns.
 */
header: boolean, 
/**
 * The sheets of a workbook.
 */
sheets: Array<string>, 
/**
 * The sheet that is taken in.
 */
sheet: string | null, 
/**
 * What its rows are.
 */
target: ImportTarget, 
/**
 * Its columns.
 */
columns: Array<ImportColumn>, 
/**
 * Where columns can go.
 */
fields: Array<ImportField>, 
/**
 * The field by which a record is recognised.
 */
key: string | null, 
/**
 * The fields that can be the key.
 */
keys: Array<string>, 
/**
 * What becomes of records that are here already.
 */
policy: ImportPolicy, 
/**
 * Whether this is how the last file of the same columns was taken in.
 */
remembered: boolean, 
/**
 * Where it stands.
 */
state: ImportState, 
/**
 * How many rows it has, once it was read to its end.
 */
rows: number | null, 
/**
 * How many rows the job has come through.
 */
done: number, 
/**
 * What would come of it, or came of it.
 */
report: ImportReport | null, 
/**
 * The undo group of what is in; empty before it starts.
 */
group: string | null, 
/**
 * Why it was given up.
 */
message: string | null, };

export type ImportAct = "create" | "update" | "conflict";

export type ImportCell = { 
/**
 * The field's name.
 */
field: string, 
/**
 * What is there.
 */
from: string | null, 
/**
 * What the file has.
 */
to: string | null, };

export type ImportCellKind = "text" | "number" | "decimal" | "date" | "flag" | "email" | "phone";

export type ImportChange = { 
/**
 * The line of the file, counted from 1.
 */
line: number, 
/**
 * What becomes of it.
 */
act: ImportAct, 
/**
 * What the record is called.
 */
name: string, 
/**
 * The record that is here.
 */
recordId: string | null, 
/**
 * The cells that change.
 */
cells: Array<ImportCell>, };

export type ImportColumn = { 
/**
 * Its place, counted from 0.
 */
index: number, 
/**
 * What the file calls it; empty without a header.
 */
name: string, 
/**
 * The first cells that are not blank, at most 5.
 */
samples: Array<string>, 
/**
 * What its cells seem to be.
 */
kind: ImportCellKind, 
/**
 * How many of the rows that were looked at have nothing in it.
 */
empty: number, 
/**
 * Where it goes.
 */
field: string | null, 
/**
 * Where it should go, going by its name and cells.
 */
suggested: string | null, 
/**
 * What has to be answered before it can be read; empty for a column that is left out.
 */
question: ImportQuestion | null, };

export type ImportField = { 
/**
 * Its name; the id of a field that the team made up.
 */
name: string, 
/**
 * What it is called in English, or by the team.
 */
label: string, 
/**
 * Whether a new record must have it.
 */
required: boolean, 
/**
 * What it takes.
 */
kind: ImportCellKind, };

export type ImportKind = "csv" | "xlsx";

export type ImportPolicy = "update" | "fill_blanks" | "skip";

export type ImportProblem = "required" | "not_a_date" | "not_a_number" | "not_an_email" | "not_a_phone" | "not_a_flag" | "not_a_choice" | "not_a_currency" | "out_of_range" | "too_long" | "ragged" | "quote" | "encoding" | "control" | "repeated" | "duplicate_key" | "key_conflict" | "exists" | "no_contact";

export type ImportQuestion = { 
/**
 * What is asked.
 */
kind: ImportQuestionKind, 
/**
 * Cells that can be read either way.
 */
samples: Array<string>, };

export type ImportQuestionKind = "date_order" | "decimal";

export type ImportReason = { 
/**
 * The column at fault, if it is one.
 */
column: number | null, 
/**
 * The reason.
 */
kind: ImportProblem, 
/**
 * The same in words.
 */
message: string, 
/**
 * The value at fault, shortened; empty where every row has another.
 */
value: string | null, 
/**
 * How many rows.
 */
rows: number, 
/**
 * The first of them.
 */
line: number, };

export type ImportReport = { 
/**
 * Rows that are new records.
 */
create: number, 
/**
 * Rows that change a record.
 */
update: number, 
/**
 * Rows whose record is like that already.
 */
unchanged: number, 
/**
 * Rows that are passed over.
 */
skip: number, 
/**
 * Rows that contradict another row or a record.
 */
conflict: number, 
/**
 * Rows that do not read.
 */
failed: number, 
/**
 * What becomes of the first rows, at most 100.
 */
changes: Array<ImportChange>, 
/**
 * Why rows are not taken in, the commonest reason first.
 */
reasons: Array<ImportReason>, };

export type ImportRow = { 
/**
 * The import.
 */
id: string, 
/**
 * What the file was called.
 */
name: string, 
/**
 * What its rows are.
 */
target: ImportTarget, 
/**
 * Where it stands.
 */
state: ImportState, 
/**
 * How many rows the file has, once it was read to its end.
 */
rows: number | null, 
/**
 * How many of them the job has come through.
 */
done: number, 
/**
 * When the file was opened, ms UTC.
 */
at: number, 
/**
 * The undo group of what is in; empty before it starts.
 */
group: string | null, };

export type ImportState = "open" | "checking" | "checked" | "running" | "paused" | "done" | "cancelled" | "failed";

export type ImportTarget = "contact" | "lead" | "order" | "product" | "interaction";

export type IntakeConfirmed = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * Its contact.
 */
contactId: string, 
/**
 * The undo group.
 */
group: string | null, };

export type IntakeDetail = { 
/**
 * Its text, if it was read.
 */
text: string | null, 
/**
 * Its pages, where it has pages.
 */
pages: number | null, 
/**
 * A name taken from the file's name, when the text has none.
 */
nameHint: string | null, 
/**
 * Text that a reader of the page would not see; it is left out of everything else.
 */
hidden: Array<HiddenText>, 
/**
 * The line; once stored, also the id of its draft lead.
 */
id: string, 
/**
 * What the file was called.
 */
fileName: string, 
/**
 * Its size in bytes; 0 until it was looked at.
 */
sizeBytes: number, 
/**
 * What it is, by its content.
 */
kind: DocumentKind | null, 
/**
 * Where it stands.
 */
status: IntakeStatus, 
/**
 * How well it could be read.
 */
grade: Grade | null, 
/**
 * What went wrong, if something did.
 */
problem: CommandError | null, 
/**
 * What was found in it.
 */
fields: Array<FoundField>, 
/**
 * Who it may be.
 */
duplicates: Array<Duplicate>, 
/**
 * Whether there is text in it that a reader of the page would not see.
 */
hasHidden: boolean, 
/**
 * When it came, ms UTC.
 */
receivedAt: number, 
/**
 * Its document, once its bytes are stored.
 */
documentId: string | null, 
/**
 * The lead it became, once accepted.
 */
leadId: string | null, };

export type IntakeItem = { 
/**
 * The line; once stored, also the id of its draft lead.
 */
id: string, 
/**
 * What the file was called.
 */
fileName: string, 
/**
 * Its size in bytes; 0 until it was looked at.
 */
sizeBytes: number, 
/**
 * What it is, by its content.
 */
kind: DocumentKind | null, 
/**
 * Where it stands.
 */
status: IntakeStatus, 
/**
 * How well it could be read.
 */
grade: Grade | null, 
/**
 * What went wrong, if something did.
 */
problem: CommandError | null, 
/**
 * What was found in it.
 */
fields: Array<FoundField>, 
/**
 * Who it may be.
 */
duplicates: Array<Duplicate>, 
/**
 * Whether there is text in it that a reader of the page would not see.
 */
hasHidden: boolean, 
/**
 * When it came, ms UTC.
 */
receivedAt: number, 
/**
 * Its document, once its bytes are stored.
 */
documentId: string | null, 
/**
 * The lead it became, once accepted.
 */
leadId: string | null, };

export type IntakeQueue = { 
/**
 * The newest lines.
 */
items: Array<IntakeItem>, 
/**
 * How many wait to be stored.
 */
waiting: number, 
/**
 * How many are being read.
 */
reading: number, 
/**
 * How many a person has to look at.
 */
review: number, 
/**
 * How many were not taken in.
 */
refused: number, };

export type IntakeStatus = "waiting" | "reading" | "review" | "refused" | "failed" | "accepted" | "rejected";

export type Integrity = { 
/**
 * `ok`, or what the database's own check found.
 */
database: string, 
/**
 * Compares replicas.
 */
stateDigest: string, 
/**
 * Compares what people see.
 */
contentDigest: string, 
/**
 * Whether the state digest, computed again, is the stored one.
 */
stateMatches: boolean, 
/**
 * Whether the content digest, computed again, is the stored one.
 */
contentMatches: boolean, 
/**
 * Whether the audit chain is whole.
 */
auditMatches: boolean, };

export type Interaction = { 
/**
 * It.
 */
id: string, 
/**
 * Who did it.
 */
contactId: string | null, 
/**
 * What they are called.
 */
contactName: string | null, 
/**
 * The lead that it was about.
 */
leadId: string | null, 
/**
 * What it was: visit, meeting, view, or a word of the team's own.
 */
kind: string, 
/**
 * When, ms UTC.
 */
happenedAt: number, 
/**
 * What is to be said of it.
 */
note: string | null, 
/**
 * What it was worth, in minor units; in no total.
 */
amountMinor: number | null, 
/**
 * ISO 4217 code.
 */
currency: string | null, 
/**
 * Whether it no longer counts.
 */
voided: boolean, };

export type JobInfo = { 
/**
 * The job.
 */
id: string, 
/**
 * What it does.
 */
kind: string, 
/**
 * Where it stands.
 */
state: JobState, 
/**
 * How often it was begun; 0 once it has come to its end.
 */
attempts: number, 
/**
 * Why it was given up.
 */
error: string | null, 
/**
 * When it was given up, stopped, or came to its end, ms UTC, where that is known.
 */
endedAt: number | null, 
/**
 * How far it is, where that can be told.
 */
progress: JobProgress | null, };

export type JobProgress = { 
/**
 * The command that it carries out, or takes back.
 */
command: string, 
/**
 * Whether it takes something back, or does it again.
 */
undoing: boolean, 
/**
 * How many records are done, those that could not be changed among them.
 */
done: number, 
/**
 * How many there are; 0 while a file is read to its end for the first time.
 */
total: number, 
/**
 * How many could not be changed.
 */
failed: number, 
/**
 * Why, the commonest reason first.
 */
failures: Array<BulkFailure>, 
/**
 * Records a second since it was last taken up, until it ended; 0 before that.
 */
perSecond: number, 
/**
 * Whether it can be cancelled: an undo under way is finished.
 */
cancellable: boolean, };

export type JobStarted = { 
/**
 * The job, as the list of jobs knows it.
 */
job: string, };

export type JobState = "waiting" | "running" | "failed" | "done" | "cancelled";

export type Lead = { 
/**
 * The lead.
 */
id: string, 
/**
 * Whose inquiry it is.
 */
contact: Contact, 
/**
 * The matter or deal.
 */
title: string | null, 
/**
 * Where it stands.
 */
state: LeadState, 
/**
 * The stage within that state.
 */
stageId: string, 
/**
 * Since when it has stood in that stage, ms UTC.
 */
stateAt: number, 
/**
 * Whether that is longer than the stage allows.
 */
isRotting: boolean, 
/**
 * Who put it there.
 */
stateBy: string | null, 
/**
 * Why it was lost.
 */
lostReason: string | null, 
/**
 * Where it came from.
 */
source: string | null, 
/**
 * What it may be worth, in minor units.
 */
valueMinor: number | null, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * The member responsible.
 */
ownerId: string | null, 
/**
 * Their name.
 */
ownerName: string | null, 
/**
 * When it came in, ms UTC.
 */
receivedAt: number, 
/**
 * Its files, oldest first.
 */
documents: Array<DocumentInfo>, 
/**
 * Its notes, newest first.
 */
notes: Array<Note>, 
/**
 * The calls with it, latest first.
 */
calls: Array<Call>, 
/**
 * What is to be done for it: open tasks by day, then done ones.
 */
tasks: Array<Task>, 
/**
 * The words it is marked with.
 */
tags: Array<TagMark>, 
/**
 * What it has in the fields that the team made up.
 */
custom: Array<CustomValue>, 
/**
 * Whether it was put aside.
 */
archived: boolean, 
/**
 * Whether it is in the trash.
 */
deleted: boolean, };

export type LeadCreated = { 
/**
 * The lead.
 */
id: string, 
/**
 * Its contact.
 */
contactId: string, 
/**
 * The undo group.
 */
group: string | null, };

export type LeadRow = { 
/**
 * The lead.
 */
id: string, 
/**
 * Whose inquiry it is.
 */
contactId: string, 
/**
 * What the contact is called.
 */
name: string, 
/**
 * The matter or deal.
 */
title: string | null, 
/**
 * Where it stands.
 */
state: LeadState, 
/**
 * The stage within that state.
 */
stageId: string, 
/**
 * Since when it has stood in that stage, ms UTC.
 */
stateAt: number, 
/**
 * Whether that is longer than the stage allows.
 */
isRotting: boolean, 
/**
 * What is to be done next; empty if no task is open.
 */
nextStep: LeadStep | null, 
/**
 * The words it is marked with.
 */
tags: Array<TagMark>, 
/**
 * What it has in the fields that the team made up.
 */
custom: Array<CustomValue>, 
/**
 * Whether it was put aside.
 */
archived: boolean, 
/**
 * 0 to 100 by the published rules, or what a person set; empty while there are none.
 */
score: number | null, 
/**
 * `A1` to `C3` by the published rules.
 */
grade: string | null, 
/**
 * The chance to win it in thousandths, by what is learned; empty while none is published.
 */
likely: number | null, 
/**
 * The contact's first e-mail address.
 */
email: string | null, 
/**
 * The contact's first phone number.
 */
phone: string | null, 
/**
 * Where the lead came from.
 */
source: string | null, 
/**
 * What it may be worth, in minor units of `currency`.
 */
valueMinor: number | null, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * The member responsible.
 */
ownerId: string | null, 
/**
 * Their name.
 */
ownerName: string | null, 
/**
 * When it came in, ms UTC.
 */
receivedAt: number, 
/**
 * How many files it has.
 */
documentCount: number, 
/**
 * How many notes it has.
 */
noteCount: number, };

export type LeadState = "PENDING" | "REACHED_OUT" | "QUALIFIED" | "WON" | "LOST";

export type LeadStep = { 
/**
 * The task.
 */
taskId: string, 
/**
 * What is to be done.
 */
title: string, 
/**
 * Until which day, such as `2026-11-20`.
 */
dueOn: string | null, 
/**
 * How that stands against today, in the workspace's time zone.
 */
due: Due, };

export type Learned = { 
/**
 * Leads that were won.
 */
won: number, 
/**
 * Leads that were lost.
 */
lost: number, 
/**
 * How many of each are needed.
 */
needed: number, 
/**
 * Where it stands.
 */
state: LearnedState, 
/**
 * Whether leads show it.
 */
published: boolean, 
/**
 * What was trained last.
 */
model: LearnedModel | null, 
/**
 * What it may learn from.
 */
fields: Array<LearnedField>, };

export type LearnedBaseline = { 
/**
 * What it is.
 */
name: BaselineName, 
/**
 * Its mean loss on leads that nothing was learned from.
 */
logLoss: number, 
/**
 * Its AUC there.
 */
auc: number, };

export type LearnedCandidate = { 
/**
 * Which.
 */
name: ModelKind, 
/**
 * Its mean loss on leads that it did not learn from.
 */
logLoss: number, 
/**
 * Its AUC there.
 */
auc: number, 
/**
 * How long it trains.
 */
ms: number, 
/**
 * Whether it was taken.
 */
chosen: boolean, };

export type LearnedDecile = { 
/**
 * The mean chance that was predicted, 0 to 1.
 */
predicted: number, 
/**
 * The share that was won.
 */
observed: number, 
/**
 * How many leads.
 */
leads: number, };

export type LearnedField = { 
/**
 * Its word.
 */
name: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * Whether the team left it out.
 */
excluded: boolean, };

export type LearnedModel = { 
/**
 * When it was trained, ms UTC.
 */
at: number, 
/**
 * Which kind of the four.
 */
kind: ModelKind, 
/**
 * Why this one.
 */
why: ModelReason, 
/**
 * The chance that a won lead is above a lost one, on the newest fifth.
 */
auc: number, 
/**
 * The mean of −ln of the probability given to what happened, there.
 */
logLoss: number, 
/**
 * The mean squared difference of probability and outcome, there.
 */
brier: number, 
/**
 * The mean difference of predicted and actual share over the deciles, there.
 */
ece: number, 
/**
 * What it has to beat: the calibrated rules, or the share of wins.
 */
baseline: LearnedBaseline, 
/**
 * Predicted and actual share, from the least likely tenth to the likeliest.
 */
deciles: Array<LearnedDecile>, 
/**
 * What was tried, the simplest first.
 */
candidates: Array<LearnedCandidate>, 
/**
 * What it reads, the weightiest first.
 */
fields: Array<LearnedWeight>, 
/**
 * Fields that may give the outcome away.
 */
suspects: Array<LearnedSuspect>, 
/**
 * Whether nothing beat the rules, so that it cannot be published.
 */
worseThanRules: boolean, };

export type LearnedReason = { 
/**
 * The field; its word in rules where it has one.
 */
label: string, 
/**
 * What the lead has there; empty if nothing.
 */
value: string | null, 
/**
 * What it adds, in thousandths of a logit.
 */
points: number, };

export type LearnedScore = { 
/**
 * The chance in thousandths.
 */
permille: number, 
/**
 * How that compares with the leads that were learned from.
 */
band: LikelyBand, 
/**
 * The logit of the average lead, in thousandths.
 */
base: number, 
/**
 * That of this one: the average lead's and all reasons, exactly.
 */
logit: number, 
/**
 * What makes it more or less likely than the average lead, the strongest first.
 */
reasons: Array<LearnedReason>, };

export type LearnedState = "too_few" | "ready" | "training" | "trained";

export type LearnedSuspect = { 
/**
 * Its word.
 */
field: string, 
/**
 * Why, in a sentence.
 */
why: string, };

export type LearnedWeight = { 
/**
 * Its word; `rules` is the rules' score.
 */
name: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * How far it moves a lead on average, in logits.
 */
weight: number, };

export type LikelyBand = "high" | "middle" | "low";

export type LineAxis = "fit" | "engagement" | "total";

export type LineKind = "rule" | "decay" | "cap" | "floor" | "override";

export type ListOpened = { 
/**
 * Its handle.
 */
handle: number, 
/**
 * The rule's canonical text.
 */
rule: string, 
/**
 * Its first window.
 */
window: ListWindow, };

export type ListPage = { 
/**
 * The records.
 */
rows: Array<ListRow>, 
/**
 * How many records match.
 */
total: number, 
/**
 * The cursor of the next page; empty after the last.
 */
next: string | null, };

export type ListRow = { "root": "lead" } & LeadRow | { "root": "contact" } & ContactRow | { "root": "order" } & OrderRow | { "root": "interaction" } & Interaction | { "root": "product" } & Product;

export type ListWindow = { 
/**
 * The place of its first record.
 */
offset: number, 
/**
 * How many records the list has.
 */
total: number, 
/**
 * The records.
 */
rows: Array<ListRow>, };

export type LocateRow = { 
/**
 * The list.
 */
handle: number, 
/**
 * The record.
 */
id: string, };

export type Located = { 
/**
 * Its place; empty if it is not in the list.
 */
index: number | null, };

export type LogCall = { 
/**
 * With whose lead.
 */
leadId: string, 
/**
 * Who called whom.
 */
direction: CallDirection, 
/**
 * What became of it.
 */
outcome: CallOutcome, 
/**
 * What was said.
 */
text: string | null, 
/**
 * When, ms UTC; empty means now.
 */
calledAt: number | null, };

export type MarkTasks = { 
/**
 * The tasks.
 */
ids: Array<string>, 
/**
 * Whether they are done.
 */
done: boolean, };

export type Member = { 
/**
 * The member.
 */
id: string, 
/**
 * What they are called.
 */
name: string, };

export type MergeContacts = { 
/**
 * The one.
 */
a: string, 
/**
 * The other.
 */
b: string, 
/**
 * Which values stand; of the other fields those of the contact that stays, or the only ones.
 */
choose: Array<ChooseValue>, };

export type MergedContact = { 
/**
 * The contact; what `contact_unmerge` takes.
 */
id: string, 
/**
 * What it was called.
 */
name: string, 
/**
 * When it was merged, ms UTC; 0 if that is not known.
 */
at: number, };

export type ModelKind = "rules" | "linear" | "stumps" | "trees";

export type ModelReason = "too_few" | "no_columns" | "rules_hold" | "simplest";

export type ModelVersion = { 
/**
 * The version.
 */
id: string, 
/**
 * Its number.
 */
number: number, 
/**
 * When it was published, ms UTC.
 */
at: number, 
/**
 * Who published it.
 */
byName: string | null, 
/**
 * What was different.
 */
note: string | null, };

export type MoveField = { 
/**
 * The field.
 */
id: string, 
/**
 * The field of the same kind of record that it is to stand before; empty means last.
 */
before: string | null, };

export type MoveLeads = { 
/**
 * The leads, 1 to 200.
 */
ids: Array<string>, 
/**
 * The stage, or the word of a state for the stage that it always has.
 */
stage: string, 
/**
 * Why, for leads that are lost.
 */
lostReason: string | null, };

export type MoveStage = { 
/**
 * The stage.
 */
id: string, 
/**
 * The stage of the same state that it is to stand before; empty means last.
 */
before: string | null, };

export type MoveView = { 
/**
 * The view.
 */
id: string, 
/**
 * The view that it is to stand before, shared as it is or one's own as it is; empty means
 * last.
 */
before: string | null, };

export type NewFact = { 
/**
 * What kind.
 */
kind: FactKind, 
/**
 * The employer, the degree, the skill.
 */
value: string, 
/**
 * The title held, the school, how well.
 */
detail: string | null, 
/**
 * Since when, as the source says it.
 */
since: string | null, 
/**
 * Until when, as the source says it.
 */
until: string | null, };

export type NewLine = { 
/**
 * The product, if it is one of the list.
 */
productId: string | null, 
/**
 * What it is called; empty means as the product is.
 */
title: string | null, 
/**
 * How many.
 */
quantity: number, 
/**
 * What one costs, in minor units; empty means what the product costs.
 */
priceMinor: number | null, };

export type NextStep = "retry" | "unlock" | "use_recovery_code" | "restore_backup" | "choose_file" | "free_space" | "close_other_program" | "update_program" | "clear_filter" | "fix_field" | "reopen_list" | "set_passphrase";

export type Note = { 
/**
 * The note.
 */
id: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Who wrote it.
 */
authorName: string, 
/**
 * When, ms UTC.
 */
createdAt: number, 
/**
 * When it was last edited, if it was.
 */
editedAt: number | null, };

export type Nothing = Record<symbol, never>;

export type OpenGroups = { 
/**
 * What they are of.
 */
root: Root, 
/**
 * Which records they show.
 */
scope: Scope, 
/**
 * The rule in its text form; empty means all.
 */
rule: string, 
/**
 * The field whose values part them; one that lists can be sorted by.
 */
by: string, 
/**
 * The order within each.
 */
sort: Array<SortKey>, 
/**
 * Records of each first window, 1 to 200.
 */
limit: number, };

export type OpenImport = { 
/**
 * Where it lies. It is copied, sealed, into the workspace, and not touched any more.
 */
path: string, };

export type OpenImportBytes = { 
/**
 * What the file is called.
 */
name: string, 
/**
 * Its bytes in base64.
 */
base64: string, };

export type OpenList = { 
/**
 * What it is of.
 */
root: Root, 
/**
 * Which records it shows.
 */
scope: Scope, 
/**
 * The rule in its text form; empty means all.
 */
rule: string, 
/**
 * The order, first key first; ties go by when a record came to this machine.
 */
sort: Array<SortKey>, 
/**
 * Records of the first window, 1 to 200.
 */
limit: number, };

export type OpeningBalance = { 
/**
 * It.
 */
id: string, 
/**
 * What they had spent, in minor units.
 */
amountMinor: number | null, 
/**
 * ISO 4217 code.
 */
currency: string | null, 
/**
 * How often they had ordered.
 */
orders: number | null, 
/**
 * How often they had come.
 */
visits: number | null, 
/**
 * When they last ordered, ms UTC.
 */
lastOrderAt: number | null, 
/**
 * When they last came, ms UTC.
 */
lastVisitAt: number | null, 
/**
 * As of when, ms UTC.
 */
asOf: number, 
/**
 * Where it comes from.
 */
source: string | null, };

export type Order = { 
/**
 * What lists show of it.
 */
row: OrderRow, 
/**
 * What is to be said of it.
 */
note: string | null, 
/**
 * Who entered it.
 */
authorName: string | null, 
/**
 * For what.
 */
lines: Array<OrderLine>, 
/**
 * Why it no longer counts, if somebody said so.
 */
void: OrderVoid | null, };

export type OrderLine = { 
/**
 * The line.
 */
id: string, 
/**
 * The product, if it is one of the list.
 */
productId: string | null, 
/**
 * What it was called then.
 */
title: string, 
/**
 * How many.
 */
quantity: number, 
/**
 * What one cost, in minor units of the order's currency.
 */
priceMinor: number, };

export type OrderRow = { 
/**
 * The order.
 */
id: string, 
/**
 * Whose it is.
 */
contactId: string | null, 
/**
 * What they are called.
 */
contactName: string | null, 
/**
 * Its number in the team's books.
 */
number: string | null, 
/**
 * When it was placed, ms UTC.
 */
placedAt: number, 
/**
 * What was asked for in all, in minor units.
 */
amountMinor: number, 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * What its first line is about.
 */
title: string | null, 
/**
 * How many lines it has.
 */
lines: number, 
/**
 * Whether it no longer counts.
 */
voided: boolean, };

export type OrderVoid = { 
/**
 * Why.
 */
reason: string, 
/**
 * Who said so.
 */
authorName: string | null, 
/**
 * When, ms UTC.
 */
voidedAt: number, };

export type OverrideScore = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * 0 to 100.
 */
total: number, 
/**
 * Why.
 */
reason: string, 
/**
 * Through which day, such as `2026-11-20`; empty means until it is ended.
 */
until: string | null, };

export type PairIds = { 
/**
 * The one.
 */
a: string, 
/**
 * The other.
 */
b: string, };

export type PairReason = { 
/**
 * What they share.
 */
kind: PairReasonKind, 
/**
 * The address, the number, the company, or how alike the names are in percent.
 */
value: string, };

export type PairReasonKind = "email" | "phone" | "name_and_company" | "similar_name";

export type Phase = "empty" | "locked" | "ready";

export type Pick = "include" | "exclude";

export type PickMembers = { 
/**
 * The segment.
 */
segmentId: string, 
/**
 * The contacts, 1 to 1,000.
 */
contactIds: Array<string>, 
/**
 * In or out; empty leaves them to the rule.
 */
pick: Pick | null, };

export type Piece = { 
/**
 * The piece.
 */
text: string, 
/**
 * Whether it is what was searched.
 */
hit: boolean, };

export type PointKind = "email" | "phone" | "address" | "link";

export type PreviewScores = { 
/**
 * The rules.
 */
model: ScoreModel, };

export type Product = { 
/**
 * The product.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its number in the team's own list.
 */
sku: string | null, 
/**
 * What kind of thing it is.
 */
category: string | null, 
/**
 * What it is, in words.
 */
description: string | null, 
/**
 * What one costs, in minor units.
 */
priceMinor: number | null, 
/**
 * ISO 4217 code.
 */
currency: string | null, 
/**
 * Whether it is no longer sold.
 */
archived: boolean, 
/**
 * When it was entered, ms UTC.
 */
createdAt: number, 
/**
 * Whether it is in the trash.
 */
deleted: boolean, };

export type Profile = "law" | "sales";

export type PublishScores = { 
/**
 * What is different.
 */
note: string | null, };

export type PublishedModel = { 
/**
 * The version.
 */
id: string, 
/**
 * Its number.
 */
number: number, 
/**
 * When it was published, ms UTC.
 */
at: number, 
/**
 * Who published it.
 */
byName: string | null, 
/**
 * What is different.
 */
note: string | null, 
/**
 * The rules.
 */
model: ScoreModel, };

export type Question = { 
/**
 * The question.
 */
id: string, 
/**
 * What is asked.
 */
label: string, 
/**
 * What kind of answer it takes.
 */
kind: QuestionKind, 
/**
 * What can be chosen, for a choice.
 */
options: Array<string>, 
/**
 * Whether it should not be left open.
 */
required: boolean, 
/**
 * When it is shown; always if empty.
 */
shownIf: ShownIf | null, };

export type QuestionKind = "text" | "long_text" | "number" | "date" | "yes_no" | "choice" | "choices";

export type Questionnaire = { 
/**
 * The questionnaire.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The practice area or product it is for; leads whose title names it are offered it.
 */
topic: string | null, 
/**
 * Its questions in order.
 */
questions: Array<Question>, };

export type Queue = { 
/**
 * What they do.
 */
kind: string, 
/**
 * How many wait.
 */
waiting: number, 
/**
 * How many are being done.
 */
running: number, 
/**
 * How many were given up.
 */
failed: number, };

export type ReadCatalogue = { 
/**
 * The root.
 */
root: Root, };

export type ReadDuplicates = { 
/**
 * How many pairs, 1 to 200.
 */
limit: number, 
/**
 * Where the part before ended.
 */
cursor: string | null, };

export type ReadFieldValues = { 
/**
 * Whose field it is.
 */
root: Root, 
/**
 * The field.
 */
field: string, 
/**
 * How they begin; empty means all.
 */
beginning: string, };

export type ReadFields = { 
/**
 * Whose fields; empty means all.
 */
root: Root | null, };

export type ReadHistory = { 
/**
 * What the record is.
 */
root: Root, 
/**
 * The record. A lead's history has its contact's, notes' and documents' in it.
 */
id: string, 
/**
 * How many entries, 1 to 500.
 */
limit: number, };

export type ReadOfContact = { 
/**
 * The contact.
 */
contactId: string, 
/**
 * How many, 1 to 1,000.
 */
limit: number, };

export type ReadPage = { 
/**
 * What it is of.
 */
root: Root, 
/**
 * Which records it shows.
 */
scope: Scope, 
/**
 * The rule in its text form.
 */
rule: string, 
/**
 * The order.
 */
sort: Array<SortKey>, 
/**
 * Records of the page, 1 to 200.
 */
limit: number, 
/**
 * Where the page before ended.
 */
cursor: string | null, };

export type ReadRule = { 
/**
 * What it is asked of.
 */
root: Root, 
/**
 * Its text, unless there is JSON.
 */
text: string | null, 
/**
 * The tree as JSON; `{"rules":[…],"logicalOperator":"AND"}` is read too.
 */
json: unknown, };

export type ReadTasks = { 
/**
 * How many, 1 to 1,000.
 */
limit: number, };

export type ReadViews = { 
/**
 * What the views are of; empty means all.
 */
root: Root | null, };

export type ReadWindow = { 
/**
 * The list.
 */
handle: number, 
/**
 * The place of the first record.
 */
offset: number, 
/**
 * How many records, 1 to 200.
 */
limit: number, };

export type Recent = { 
/**
 * How many days.
 */
days: number, 
/**
 * The figures.
 */
figures: Figures, };

export type RecordId = { 
/**
 * Its id.
 */
id: string, };

export type RecordIds = { 
/**
 * What they are.
 */
root: RecordKind, 
/**
 * Which.
 */
ids: Array<string>, };

export type RecordKind = "lead" | "contact" | "contact_point" | "note" | "document" | "task" | "call" | "fact" | "questionnaire" | "product";

export type Records = { 
/**
 * Leads.
 */
leads: number, 
/**
 * Contacts.
 */
contacts: number, 
/**
 * Files.
 */
documents: number, };

export type RecoveryCodeShown = { 
/**
 * The code.
 */
recoveryCode: string, };

export type RejectIntake = { 
/**
 * The drafts.
 */
ids: Array<string>, 
/**
 * Why.
 */
reason: string | null, };

export type RelationInfo = { 
/**
 * Its name in rules.
 */
name: string, 
/**
 * What it is, in a sentence.
 */
description: string, };

export type Relationship = { 
/**
 * It.
 */
id: string, 
/**
 * Whether the contact that was asked about is the kind to the other; else the other to it.
 */
forward: boolean, 
/**
 * What the one is to the other.
 */
kind: RelationshipKind, 
/**
 * The same in the team's words.
 */
label: string | null, 
/**
 * The other.
 */
otherId: string, 
/**
 * What the other is called.
 */
otherName: string, 
/**
 * Whether the other is an organisation.
 */
otherIsCompany: boolean, };

export type RelationshipKind = "employee" | "owner" | "member" | "client" | "spouse" | "parent" | "sibling" | "referrer" | "other";

export type RestoreBackup = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * The passphrase the workspace had.
 */
passphrase: string | null, 
/**
 * Or its recovery code.
 */
recoveryCode: string | null, };

export type Root = "lead" | "contact" | "order" | "interaction" | "product";

export type RuleChecked = RuleMeant | RuleFaulty;

export type RuleClause = { 
/**
 * Its text.
 */
text: string, 
/**
 * Its field, if it is a plain comparison.
 */
field: string | null, 
/**
 * Its operator.
 */
operator: string | null, 
/**
 * Its value.
 */
value: string | null, };

export type RuleFaulty = { 
/**
 * Always false.
 */
ok: false, 
/**
 * What is wrong, in a sentence.
 */
message: string, 
/**
 * Where it begins, in UTF-16 units.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What could stand there.
 */
suggestions: Array<string>, };

export type RuleForms = { 
/**
 * Always true.
 */
ok: true, 
/**
 * The canonical text, which names segments.
 */
text: string, 
/**
 * The canonical tree, which knows segments by their ids.
 */
json: unknown, 
/**
 * The message that stood beside the rules in JSON.
 */
message: string | null, };

export type RuleMeant = { 
/**
 * Always true.
 */
ok: true, 
/**
 * The canonical text.
 */
text: string, 
/**
 * Its parts.
 */
clauses: Array<RuleClause>, 
/**
 * How many records match.
 */
count: number, };

export type RuleRead = RuleForms | RuleFaulty;

export type SaveDocument = { 
/**
 * The document.
 */
id: string, 
/**
 * The file to write; one that is there is replaced.
 */
path: string, };

export type SaveDraft = { 
/**
 * The rules.
 */
model: ScoreModel, };

export type SaveFailed = { 
/**
 * The import.
 */
id: string, 
/**
 * The file to write; one that is there is replaced.
 */
path: string, };

export type SaveField = { 
/**
 * The field; empty for a new one.
 */
id: string | null, 
/**
 * Whose it is; an old one keeps whose it was.
 */
root: "lead" | "contact", 
/**
 * What it is called, at most 60 characters. Rules know it by this name.
 */
name: string, 
/**
 * What it holds; an old one keeps what it held.
 */
kind: CustomKind, 
/**
 * What can be chosen, 1 to 100, for a choice.
 */
options: Array<string>, 
/**
 * Whether it should not be left empty.
 */
required: boolean, 
/**
 * Whether one is told when another record has the same value.
 */
unique: boolean, 
/**
 * Whether pages leave it out.
 */
hidden: boolean, };

export type SaveProduct = { 
/**
 * The product; empty for a new one.
 */
id: string | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its number in the team's own list.
 */
sku: string | null, 
/**
 * What kind of thing it is.
 */
category: string | null, 
/**
 * What it is, in words.
 */
description: string | null, 
/**
 * What one costs, in minor units.
 */
priceMinor: number | null, 
/**
 * ISO 4217 code; empty means the workspace's.
 */
currency: string | null, 
/**
 * Whether it is no longer sold.
 */
archived: boolean, };

export type SaveQuestionnaire = { 
/**
 * The questionnaire; empty for a new one.
 */
id: string | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * The practice area or product it is for.
 */
topic: string | null, 
/**
 * Its questions in order. One that is new has an id of the caller's choosing that is no id
 * of a record, such as `new-1`; conditions may name it.
 */
questions: Array<Question>, };

export type SaveSegment = { 
/**
 * The segment; empty for a new one.
 */
id: string | null, 
/**
 * What it is called, at most 60 characters.
 */
name: string, 
/**
 * What it is for.
 */
description: string | null, 
/**
 * The rule in its text form.
 */
rule: string, };

export type SaveStage = { 
/**
 * The stage; empty for a new one.
 */
id: string | null, 
/**
 * What it is called, at most 60 characters. Only a built-in one may have no name.
 */
name: string | null, 
/**
 * The state it belongs to; only asked of a new one, and never changed.
 */
state: LeadState | null, 
/**
 * After how many days a lead in it is rotting, 1 to 3,650; empty means never. Leads that are
 * won or lost do not rot.
 */
rottingDays: number | null, };

export type SaveTag = { 
/**
 * The tag; empty for a new one.
 */
id: string | null, 
/**
 * The word, at most 60 characters.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, };

export type SaveView = { 
/**
 * The view; empty for a new one.
 */
id: string | null, 
/**
 * What it is of; an old one keeps what it was made for.
 */
root: Root, 
/**
 * What it is called, at most 60 characters.
 */
name: string, 
/**
 * The rule in its text form.
 */
rule: string, 
/**
 * The order, first key first.
 */
sort: Array<SortKey>, 
/**
 * The columns in order; empty means the usual ones.
 */
columns: Array<ViewColumn>, 
/**
 * How it shows its records.
 */
layout: ViewLayout, 
/**
 * The field by which heads or columns of cards are made; not needed for a list.
 */
groupBy: string | null, 
/**
 * Whether it stands among the tabs.
 */
pinned: boolean, 
/**
 * Whether it is one's own and stays on this machine. Such a view is not undone.
 */
private: boolean, };

export type SaveWarning = "name_taken" | "value_taken";

export type Saved = { 
/**
 * It.
 */
id: string, 
/**
 * The undo group; empty if nothing changed that could be undone.
 */
group: string | null, 
/**
 * What one may want to know about it.
 */
warning: SaveWarning | null, };

export type Scope = "live" | "archive" | "trash";

export type Score = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * 0 to 100; what all lines sum to.
 */
total: number, 
/**
 * A to C by fit, 1 to 3 by engagement: `A1` is best, `C3` last. Empty without rules.
 */
grade: string | null, 
/**
 * Points of the axis, caps taken off.
 */
fit: number, 
/**
 * Points of the axis, caps taken off.
 */
engagement: number, 
/**
 * The number of the published rules; empty where none are published, or others are tried.
 */
version: number | null, 
/**
 * Where each point comes from and goes.
 */
lines: Array<ScoreLine>, 
/**
 * What a person set instead.
 */
override: ScoreOverride | null, 
/**
 * What people said of it.
 */
feedback: ScoreFeedback | null, 
/**
 * What is learned from leads that ended; empty while no learned score is published.
 */
learned: LearnedScore | null, };

export type ScoreAxis = { 
/**
 * Which.
 */
axis: Axis, 
/**
 * Its most points, 1 to 100; its least are 0.
 */
cap: number, 
/**
 * Its groups.
 */
groups: Array<ScoreGroup>, };

export type ScoreCause = "model" | "facts" | "time" | "override";

export type ScoreChange = { 
/**
 * When, ms UTC.
 */
at: number, 
/**
 * The total before; empty for the first.
 */
from: number | null, 
/**
 * The total afterwards; empty if it has none any more.
 */
to: number | null, 
/**
 * Why.
 */
cause: ScoreCause, 
/**
 * The command that changed facts, or the number of the rules.
 */
detail: string | null, };

export type ScoreFeedback = { 
/**
 * Whether it is right.
 */
good: boolean, 
/**
 * Why.
 */
note: string | null, 
/**
 * Who said so.
 */
byName: string | null, 
/**
 * When, ms UTC.
 */
at: number, };

export type ScoreGrades = { 
/**
 * A and B; the others are C.
 */
fit: [number, number], 
/**
 * 1 and 2; the others are 3.
 */
engagement: [number, number], };

export type ScoreGroup = { 
/**
 * A word of the model's own that stays the same while the group is edited.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its most points either way, 1 to 100.
 */
cap: number, 
/**
 * After how many days what a rule found is worth half; empty means that it does not fade.
 */
halfLifeDays: number | null, 
/**
 * For how many days what a rule found counts at all; never beside a half-life.
 */
withinDays: number | null, 
/**
 * Its rules.
 */
rules: Array<ScoreRule>, };

export type ScoreLine = { 
/**
 * Where it counts.
 */
axis: LineAxis, 
/**
 * The name of the group; empty for lines of a whole axis, or of the total.
 */
group: string | null, 
/**
 * What it is.
 */
kind: LineKind, 
/**
 * What the rule is called; empty for lines that have no name of their own.
 */
label: string | null, 
/**
 * The rule in its text form.
 */
rule: string | null, 
/**
 * What it adds.
 */
points: number, 
/**
 * For a line that fades: how many days ago what the rule found happened.
 */
ageDays: number | null, };

export type ScoreModel = { 
/**
 * Each of the two axes once.
 */
axes: Array<ScoreAxis>, 
/**
 * From how many points on is which grade.
 */
grades: ScoreGrades, };

export type ScoreModels = { 
/**
 * Those that count.
 */
published: PublishedModel | null, 
/**
 * Those that somebody is writing on this machine.
 */
draft: ScoreModel | null, 
/**
 * All that were published, newest first.
 */
versions: Array<ModelVersion>, 
/**
 * Rules to begin with, those of the workspace's profile first.
 */
packs: Array<ScorePack>, };

export type ScoreMover = { 
/**
 * The lead.
 */
lead: LeadRow, 
/**
 * What it has.
 */
before: number, 
/**
 * What it would have.
 */
after: number, };

export type ScoreOverride = { 
/**
 * 0 to 100.
 */
total: number, 
/**
 * Why.
 */
reason: string, 
/**
 * Through which day, such as `2026-11-20`; empty means until it is ended.
 */
until: string | null, 
/**
 * Who set it.
 */
byName: string | null, 
/**
 * When, ms UTC.
 */
at: number, };

export type ScorePack = { 
/**
 * Its word.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * Whom it is for.
 */
description: string, 
/**
 * How many rules it has.
 */
rules: number, };

export type ScorePreview = { 
/**
 * Leads in use.
 */
leads: number, 
/**
 * How many of them have 0 to 4 points, 5 to 9 and so on, and 100; all zero without rules.
 */
before: Array<number>, 
/**
 * The same by the rules that are tried.
 */
after: Array<number>, 
/**
 * How many leads would have another total.
 */
changed: number, 
/**
 * How many a higher one.
 */
up: number, 
/**
 * How many a lower one.
 */
down: number, 
/**
 * The ten that would rise most, then the ten that would fall most.
 */
movers: Array<ScoreMover>, 
/**
 * How long it took.
 */
tookMs: number, };

export type ScoreRule = { 
/**
 * A word of the model's own that stays the same while the rule is edited.
 */
id: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * What must hold: a rule about leads in its text form. It may not ask for a score.
 */
rule: string, 
/**
 * What that is worth, -100 to 100, not 0.
 */
points: number, };

export type SearchText = { 
/**
 * Words, as typed: all of them must be there, the last one may be just its beginning.
 */
words: string, 
/**
 * Only in these; empty means everywhere.
 */
kinds: Array<HitKind>, 
/**
 * How many of each kind, 1 to 200.
 */
limit: number, };

export type SecurityStatus = { 
/**
 * Whether the keychain opens it.
 */
keychain: boolean, 
/**
 * Whether a passphrase opens it.
 */
passphrase: boolean, 
/**
 * Whether a recovery code opens it.
 */
recoveryCode: boolean, 
/**
 * After how many minutes without anybody it locks itself.
 */
idleLockMinutes: number | null, 
/**
 * How a passphrase is made slow to guess, in words.
 */
kdf: string, 
/**
 * With what everything is encrypted, in words.
 */
cipher: string, };

export type Segment = { 
/**
 * As in the list of all.
 */
row: SegmentRow, 
/**
 * The rule as JSON.
 */
json: unknown, 
/**
 * Who was picked by hand, by name.
 */
picks: Array<SegmentPick>, 
/**
 * What names it.
 */
usedBy: Array<SegmentUse>, };

export type SegmentPick = { 
/**
 * The contact.
 */
contactId: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * In or out.
 */
pick: Pick, };

export type SegmentRow = { 
/**
 * The segment.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * What it is for.
 */
description: string | null, 
/**
 * The rule in its text form.
 */
rule: string, 
/**
 * How many contacts are in it; empty while its rule does not work.
 */
count: number | null, 
/**
 * How many were put in by hand.
 */
included: number, 
/**
 * How many were kept out by hand.
 */
excluded: number, 
/**
 * How many segments and views name it.
 */
usedBy: number, 
/**
 * When it was last saved, ms UTC.
 */
updatedAt: number, 
/**
 * Why its rule does not work any more; it is kept as it is.
 */
problem: string | null, };

export type SegmentUse = { 
/**
 * What it is.
 */
kind: SegmentUseKind, 
/**
 * It.
 */
id: string, 
/**
 * What it is called.
 */
name: string, };

export type SegmentUseKind = "segment" | "view";

export type SetAnswer = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * The question.
 */
questionId: string, 
/**
 * The answer, as the question's kind says; empty takes it back.
 */
value: string | null, };

export type SetCustomValue = { 
/**
 * The field.
 */
fieldId: string, 
/**
 * The lead or contact.
 */
recordId: string, 
/**
 * The value, as the field's kind says: an amount in minor units; empty takes it out.
 */
value: string | null, };

export type SetIdleLock = { 
/**
 * Minutes, or never.
 */
minutes: number | null, };

export type SetImport = { 
/**
 * The import.
 */
id: string, 
/**
 * What its rows are; the mapping is suggested anew.
 */
target?: ImportTarget, 
/**
 * The sheet of a workbook; its columns are looked at anew.
 */
sheet?: string, 
/**
 * The encoding, by a name such as `windows-1252`; the columns are looked at anew.
 */
encoding?: string, 
/**
 * What parts cells, one character; the columns are looked at anew.
 */
delimiter?: string, 
/**
 * Whether the first row names the columns.
 */
header?: boolean, 
/**
 * Where columns go; those that are not named stay where they were.
 */
mapping?: Array<ColumnMapping>, 
/**
 * The field by which a record is recognised; null makes each row a new record.
 */
key?: string | null, 
/**
 * What becomes of records that are here already.
 */
policy?: ImportPolicy, 
/**
 * In which order dates are written.
 */
dates?: Array<ColumnDates>, 
/**
 * How fractions are written.
 */
decimals?: Array<ColumnDecimals>, };

export type SetPassphrase = { 
/**
 * The one that is set, if one is.
 */
current: string | null, 
/**
 * The new one.
 */
passphrase: string, };

export type SetSetting = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its value.
 */
value: unknown, };

export type Settings = { 
/**
 * JSON values by key.
 */
values: Record<string, unknown>, };

export type ShownIf = { 
/**
 * The other question.
 */
questionId: string, 
/**
 * Its answer; of several chosen, one of them.
 */
value: string, };

export type Slot = "keychain" | "passphrase" | "recovery";

export type SortKey = { 
/**
 * A sortable field of the catalogue.
 */
field: string, 
/**
 * Largest first. Records without a value come last either way.
 */
descending: boolean, };

export type Spend = { 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * How much, in minor units.
 */
amountMinor: number, };

export type StageInfo = { 
/**
 * The stage.
 */
id: string, 
/**
 * What it is called; a built-in one without a name is called by its state.
 */
name: string | null, 
/**
 * What rules call it: its name, or the English word for its state.
 */
word: string, 
/**
 * The state that a lead in it has.
 */
state: LeadState, 
/**
 * Whether it is the one that the state always has.
 */
builtIn: boolean, 
/**
 * Its place among all stages, from 0.
 */
position: number, 
/**
 * After how many days a lead that stands in it is rotting.
 */
rottingDays: number | null, 
/**
 * How many leads stand in it, those in the archive and in the trash left out.
 */
leads: number, };

export type StartBulk = { 
/**
 * With which records.
 */
target: BulkTarget, 
/**
 * What is done.
 */
act: BulkAct, };

export type Tag = "Workspace" | "Security" | "Leads" | "Contacts" | "Notes" | "Tasks" | "Questionnaires" | "Stages" | "Tags" | "Views" | "Fields" | "Documents" | "Products" | "Orders" | "Interactions" | "Segments" | "Duplicates" | "Scores" | "Imports" | "Intake" | "Undo" | "Jobs" | "Settings" | "Backups";

export type TagColour = "grey" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "violet";

export type TagInfo = { 
/**
 * The tag.
 */
id: string, 
/**
 * The word.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, 
/**
 * How many leads are marked with it, those in the archive too, not those in the trash.
 */
leads: number, };

export type TagLeads = { 
/**
 * The leads, 1 to 200.
 */
ids: Array<string>, 
/**
 * The tag.
 */
tag: string, 
/**
 * Whether they have it from now on.
 */
on: boolean, };

export type TagMark = { 
/**
 * The tag.
 */
id: string, 
/**
 * The word.
 */
name: string, 
/**
 * Its colour.
 */
colour: TagColour, };

export type Task = { 
/**
 * The task.
 */
id: string, 
/**
 * The lead it is for.
 */
leadId: string, 
/**
 * What the lead's contact is called.
 */
leadName: string, 
/**
 * What is to be done.
 */
title: string, 
/**
 * Until which day, such as `2026-11-20`.
 */
dueOn: string | null, 
/**
 * How that stands against today, in the workspace's time zone.
 */
due: Due, 
/**
 * When it was done, ms UTC.
 */
doneAt: number | null, 
/**
 * Who did it.
 */
doneBy: string | null, 
/**
 * The member who is to do it.
 */
ownerId: string | null, 
/**
 * Their name.
 */
ownerName: string | null, 
/**
 * When it was written down, ms UTC.
 */
createdAt: number, };

export type Today = { 
/**
 * The day, such as `2026-11-20`.
 */
day: string, 
/**
 * Open tasks whose day is past.
 */
overdue: TodayTasks, 
/**
 * Open tasks of this day.
 */
dueToday: TodayTasks, 
/**
 * Leads that came in yesterday or today.
 */
newLeads: TodayLeads, 
/**
 * Leads still to be worked on for which nothing is to be done.
 */
noNextStep: TodayLeads, 
/**
 * Leads that have stood still for longer than their stage allows.
 */
rotting: TodayLeads, 
/**
 * Drafts in the inbox that wait for a person's word.
 */
inbox: number, };

export type TodayLeads = { 
/**
 * How many.
 */
count: number, 
/**
 * The first of them.
 */
rows: Array<LeadRow>, 
/**
 * The rule that lists all of them.
 */
rule: string, 
/**
 * The order in which they come.
 */
sort: Array<SortKey>, };

export type TodayTasks = { 
/**
 * How many.
 */
count: number, 
/**
 * The first of them, the most pressing first.
 */
rows: Array<Task>, 
/**
 * The rule of the leads that have one of them next.
 */
rule: string, };

export type TryScore = { 
/**
 * The lead.
 */
leadId: string, 
/**
 * The rules.
 */
model: ScoreModel, };

export type Undo = { 
/**
 * The group; empty means the newest.
 */
group: string | null, };

export type UndoBar = "undone" | "too_old" | "changed_since";

export type UndoEntry = { 
/**
 * The group.
 */
group: string, 
/**
 * Its command.
 */
command: string, 
/**
 * What the first records that it changed are called, at most 3; a task or note goes by the
 * lead that it is for.
 */
names: Array<string>, 
/**
 * How many records it changed.
 */
count: number, 
/**
 * When, ms UTC.
 */
at: number, 
/**
 * Whether it has been undone.
 */
undone: boolean, 
/**
 * Whether it can be undone.
 */
possible: boolean, 
/**
 * Why not.
 */
why: UndoBar | null, };

export type UndoState = { 
/**
 * Whether there is anything to undo.
 */
canUndo: boolean, 
/**
 * Whether there is anything to redo.
 */
canRedo: boolean, 
/**
 * The command that undo would take back.
 */
undoCommand: string | null, 
/**
 * The command that redo would do again.
 */
redoCommand: string | null, };

export type Undone = { 
/**
 * The group that was undone, or done again.
 */
group: string, 
/**
 * Its command.
 */
command: string, 
/**
 * How many records changed.
 */
count: number, 
/**
 * Cells that were edited since and were left as they are.
 */
keptLater: number, 
/**
 * The job that does it, if it is too much to be done at once; `count` is then how many
 * records it is going to look at.
 */
job: string | null, };

export type Unlock = { 
/**
 * The passphrase.
 */
passphrase: string | null, 
/**
 * The recovery code.
 */
recoveryCode: string | null, };

export type UnlockDocument = { 
/**
 * The document.
 */
id: string, 
/**
 * Its password. It is not kept.
 */
password: string, };

export type UsePack = { 
/**
 * The pack.
 */
pack: string, };

export type View = { 
/**
 * The view.
 */
id: string, 
/**
 * What it is of.
 */
root: Root, 
/**
 * What it is called.
 */
name: string, 
/**
 * The rule in its text form.
 */
rule: string, 
/**
 * The order, first key first.
 */
sort: Array<SortKey>, 
/**
 * The columns in order; empty means the usual ones.
 */
columns: Array<ViewColumn>, 
/**
 * How it shows its records.
 */
layout: ViewLayout, 
/**
 * The field by which heads or columns of cards are made.
 */
groupBy: string | null, 
/**
 * Whether it stands among the tabs.
 */
pinned: boolean, 
/**
 * Whether it is one's own and stays on this machine.
 */
private: boolean, 
/**
 * Whether the list opens with it on this machine.
 */
default: boolean, 
/**
 * Why its rule, order or fields are not understood any more; it is kept as it is.
 */
problem: string | null, };

export type ViewColumn = { 
/**
 * A field of the catalogue.
 */
field: string, 
/**
 * How wide it is, 40 to 2,000 pixels; empty means as wide as it likes.
 */
width: number | null, };

export type ViewLayout = "list" | "grouped" | "board";

export type VoidOrder = { 
/**
 * The order.
 */
id: string, 
/**
 * Why.
 */
reason: string, };

export type WatchedFolder = { 
/**
 * Where it is.
 */
path: string, 
/**
 * Whether it can be read just now.
 */
reachable: boolean, };

export type Why = { 
/**
 * Whether the contact is in.
 */
inside: boolean, 
/**
 * What decided.
 */
by: WhyBy, 
/**
 * The rule, part by part.
 */
clause: WhyClause, };

export type WhyBy = "rule" | "include" | "exclude";

export type WhyClause = { 
/**
 * The part in canonical text; empty for everything.
 */
text: string, 
/**
 * Whether it holds.
 */
holds: boolean, 
/**
 * What the contact has there (“4 orders”, “France”); empty if nothing.
 */
value: string | null, 
/**
 * Its own parts.
 */
parts: Array<WhyClause>, };

export type Workspace = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What it is for.
 */
profile: Profile, 
/**
 * The IANA time zone in which its days begin.
 */
timezone: string, 
/**
 * The ISO 4217 code of its amounts.
 */
currency: string, 
/**
 * The member at this machine.
 */
memberId: string, 
/**
 * Their name.
 */
memberName: string, 
/**
 * This machine.
 */
deviceId: string, 
/**
 * Whether sample data is in it.
 */
sample: boolean, };

export type WorkspaceCreated = { 
/**
 * The recovery code, shown this once.
 */
recoveryCode: string, 
/**
 * The state after it.
 */
status: AppStatus, };

export type Commands = {
  app_status: [Nothing, AppStatus];
  create_workspace: [CreateWorkspace, WorkspaceCreated];
  unlock: [Unlock, AppStatus];
  lock: [Nothing, AppStatus];
  note_activity: [Nothing, Nothing];
  security_status: [Nothing, SecurityStatus];
  set_passphrase: [SetPassphrase, SecurityStatus];
  renew_recovery_code: [Nothing, RecoveryCodeShown];
  set_idle_lock: [SetIdleLock, SecurityStatus];
  backup_now: [Nothing, BackupInfo];
  backup_list: [Nothing, Array<BackupInfo>];
  backup_restore: [RestoreBackup, AppStatus];
  check_integrity: [Nothing, Integrity];
  health: [Nothing, Health];
  sample_add: [Nothing, Changed];
  sample_remove: [Nothing, Changed];
  settings_get: [Nothing, Settings];
  settings_set: [SetSetting, Settings];
  counts: [Nothing, Counts];
  member_list: [Nothing, Array<Member>];
  list_open: [OpenList, ListOpened];
  groups_open: [OpenGroups, GroupsOpened];
  list_window: [ReadWindow, ListWindow];
  list_locate: [LocateRow, Located];
  list_close: [CloseList, Nothing];
  list_page: [ReadPage, ListPage];
  find: [Find, FoundRecords];
  catalogue: [ReadCatalogue, Catalogue];
  rule_check: [CheckRule, RuleChecked];
  rule_read: [ReadRule, RuleRead];
  field_values: [ReadFieldValues, Array<FieldValue>];
  segment_list: [Nothing, Array<SegmentRow>];
  segment_get: [RecordId, Segment];
  segment_save: [SaveSegment, Saved];
  segment_copy: [RecordId, Saved];
  segment_delete: [RecordId, Changed];
  segment_pick: [PickMembers, Changed];
  audience: [AskAudience, Audience];
  audience_why: [AskWhy, Why];
  duplicate_list: [ReadDuplicates, Duplicates];
  duplicate_compare: [PairIds, Comparison];
  duplicate_dismiss: [PairIds, Changed];
  contact_merge: [MergeContacts, Changed];
  contact_unmerge: [RecordId, Changed];
  contact_merged: [RecordId, Array<MergedContact>];
  lead_create: [CreateLead, LeadCreated];
  lead_get: [RecordId, Lead];
  lead_move: [MoveLeads, Changed];
  lead_archive: [ArchiveLeads, Changed];
  stage_list: [Nothing, Array<StageInfo>];
  stage_save: [SaveStage, Saved];
  stage_move: [MoveStage, Changed];
  stage_delete: [RecordId, Changed];
  tag_list: [Nothing, Array<TagInfo>];
  tag_save: [SaveTag, Saved];
  tag_delete: [RecordId, Changed];
  lead_tag: [TagLeads, Changed];
  view_list: [ReadViews, Array<View>];
  view_save: [SaveView, Saved];
  view_move: [MoveView, Changed];
  view_delete: [RecordId, Changed];
  view_default: [DefaultView, Nothing];
  custom_field_list: [ReadFields, Array<CustomField>];
  custom_field_save: [SaveField, Saved];
  custom_field_move: [MoveField, Changed];
  custom_field_delete: [RecordId, Changed];
  custom_value_set: [SetCustomValue, Saved];
  today: [Nothing, Today];
  contact_get: [RecordId, Contact];
  contact_create: [CreateContact, Changed];
  point_add: [AddPoint, Changed];
  customer_get: [RecordId, Customer];
  balance_add: [AddBalance, Changed];
  balance_void: [RecordId, Changed];
  relationship_add: [AddRelationship, Changed];
  relationship_remove: [RecordId, Changed];
  product_list: [Nothing, Array<Product>];
  product_save: [SaveProduct, Saved];
  order_get: [RecordId, Order];
  order_list: [ReadOfContact, Array<OrderRow>];
  order_create: [CreateOrder, Changed];
  order_void: [VoidOrder, Changed];
  interaction_list: [ReadOfContact, Array<Interaction>];
  interaction_add: [AddInteraction, Changed];
  interaction_void: [RecordId, Changed];
  score_get: [RecordId, Score];
  score_model_get: [Nothing, ScoreModels];
  score_draft_save: [SaveDraft, Nothing];
  score_draft_discard: [Nothing, Nothing];
  score_pack_use: [UsePack, ScoreModels];
  score_try: [TryScore, Score];
  score_preview: [PreviewScores, ScorePreview];
  score_publish: [PublishScores, Saved];
  score_revert: [RecordId, Saved];
  score_history: [RecordId, Array<ScoreChange>];
  score_override: [OverrideScore, Changed];
  score_override_end: [RecordId, Changed];
  score_feedback: [GiveFeedback, Changed];
  learned_get: [Nothing, Learned];
  learned_train: [Nothing, JobStarted];
  learned_exclude: [ExcludeFields, Changed];
  learned_publish: [Nothing, Changed];
  learned_withdraw: [Nothing, Changed];
  field_edit: [EditField, Changed];
  trash: [RecordIds, Changed];
  restore: [RecordIds, Changed];
  note_add: [AddNote, Changed];
  call_log: [LogCall, Changed];
  task_list: [ReadTasks, Array<Task>];
  task_add: [AddTask, Changed];
  task_mark: [MarkTasks, Changed];
  fact_add: [AddFact, Changed];
  questionnaire_list: [Nothing, Array<Questionnaire>];
  questionnaire_save: [SaveQuestionnaire, Changed];
  answer_list: [RecordId, Array<Answer>];
  answer_set: [SetAnswer, Changed];
  search_text: [SearchText, Array<Hit>];
  history: [ReadHistory, Array<HistoryEntry>];
  history_restore: [RecordId, Changed];
  document_list: [RecordId, Array<DocumentInfo>];
  document_text: [RecordId, DocumentText];
  document_unlock: [UnlockDocument, DocumentText];
  document_save: [SaveDocument, Nothing];
  document_add: [AddDocument, Changed];
  document_add_bytes: [AddDocumentBytes, Changed];
  intake_queue: [Nothing, IntakeQueue];
  intake_get: [RecordId, IntakeDetail];
  intake_add_paths: [AddPaths, Changed];
  intake_add_bytes: [AddBytes, Changed];
  intake_confirm: [ConfirmIntake, IntakeConfirmed];
  intake_accept_all: [AcceptAll, AllAccepted];
  intake_reject: [RejectIntake, Changed];
  intake_cancel: [Ids, Counted];
  intake_retry: [Ids, Counted];
  intake_dismiss: [Ids, Counted];
  watch_list: [Nothing, Array<WatchedFolder>];
  watch_add: [FolderPath, Array<WatchedFolder>];
  watch_remove: [FolderPath, Array<WatchedFolder>];
  undo: [Undo, Undone];
  redo: [Nothing, Undone];
  undo_state: [Nothing, UndoState];
  undo_list: [Nothing, Array<UndoEntry>];
  bulk_start: [StartBulk, BulkReport];
  bulk_report: [RecordId, BulkReport];
  import_open: [OpenImport, Import];
  import_open_bytes: [OpenImportBytes, Import];
  import_get: [RecordId, Import];
  import_list: [Nothing, Array<ImportRow>];
  import_set: [SetImport, Import];
  import_check: [RecordId, Import];
  import_fix: [FixValue, Import];
  import_start: [RecordId, Import];
  import_pause: [RecordId, Import];
  import_resume: [RecordId, Import];
  import_cancel: [CancelImport, Import];
  import_forget: [RecordId, Nothing];
  import_failed_save: [SaveFailed, Nothing];
  export_save: [ExportTo, JobStarted];
  job_list: [Nothing, Array<JobInfo>];
  job_cancel: [RecordId, Changed];
};

export type BytesCommands = {
  document_bytes: RecordId;
  import_failed: RecordId;
  export_bytes: ExportWhat;
};
