//! The inbox: files on their way to becoming leads.

use std::path::PathBuf;

use anteroom_wire::{
    error::CommandError,
    id::{IntakeId, RowId},
};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, Ids, Nothing, RecordId, changed, documents, facts::NewFact, id, leads};
use crate::{
    engine::Engine,
    fault::{Fault, Outcome},
    intake::{
        self, accept,
        duplicates::{self, Duplicate},
        facts::{Facts, FoundField, HiddenText},
        queue::{self, Lines},
        watch::{self, WatchedFolder},
    },
    table::{
        document::{self, DocumentKind, Grade},
        intake::{self as table, IntakeRow, IntakeStatus},
    },
};

/// A file on its way in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntakeItem {
    /// The line; once stored, also the id of its draft lead.
    pub id: String,
    /// What the file was called.
    pub file_name: String,
    /// Its size in bytes; 0 until it was looked at.
    pub size_bytes: i64,
    /// What it is, by its content.
    pub kind: Option<DocumentKind>,
    /// Where it stands.
    pub status: IntakeStatus,
    /// How well it could be read.
    pub grade: Option<Grade>,
    /// What went wrong, if something did.
    pub problem: Option<CommandError>,
    /// What was found in it.
    pub fields: Vec<FoundField>,
    /// Who it may be.
    pub duplicates: Vec<Duplicate>,
    /// Whether there is text in it that a reader of the page would not see.
    pub has_hidden: bool,
    /// When it came, ms UTC.
    pub received_at: i64,
    /// Its document, once its bytes are stored.
    pub document_id: Option<String>,
    /// The lead it became, once accepted.
    pub lead_id: Option<String>,
}

/// A file on its way in, with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntakeDetail {
    /// The line.
    #[serde(flatten)]
    pub item: IntakeItem,
    /// Its text, if it was read.
    pub text: Option<String>,
    /// Its pages, where it has pages.
    pub pages: Option<i64>,
    /// A name taken from the file's name, when the text has none.
    pub name_hint: Option<String>,
    /// Text that a reader of the page would not see; it is left out of everything else.
    pub hidden: Vec<HiddenText>,
}

/// What is in the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntakeQueue {
    /// The newest lines.
    pub items: Vec<IntakeItem>,
    /// How many wait to be stored.
    pub waiting: i64,
    /// How many are being read.
    pub reading: i64,
    /// How many a person has to look at.
    pub review: i64,
    /// How many were not taken in.
    pub refused: i64,
}

/// Files by their place on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddPaths {
    /// Files, or folders whose files are meant; at most 10,000 files.
    pub paths: Vec<String>,
}

/// A file that was pasted, or came from a browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddBytes {
    /// What it is called.
    pub file_name: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// A person's word on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmIntake {
    /// The draft.
    pub id: String,
    /// What the person is called; not needed with `contact_id`.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their phone number.
    pub phone: Option<String>,
    /// The matter or deal.
    pub title: Option<String>,
    /// Where they live. This and the next two fill in what a known contact lacks.
    pub city: Option<String>,
    /// The company they work for.
    pub company: Option<String>,
    /// What they are there.
    pub job_title: Option<String>,
    /// Their pages in the web.
    #[serde(default)]
    pub links: Vec<String>,
    /// What else is known of them: jobs, degrees, skills, languages.
    #[serde(default)]
    pub facts: Vec<NewFact>,
    /// The member responsible; empty means whoever confirms.
    pub owner_id: Option<String>,
    /// The contact in the book that it is.
    pub contact_id: Option<String>,
}

/// Which drafts leave no doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AcceptAll {
    /// How sure everything about the person must be, 50 to 100.
    pub over: u8,
}

/// Drafts became leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AllAccepted {
    /// The leads.
    pub accepted: Vec<String>,
    /// Drafts that a person still has to look at.
    pub left: usize,
    /// The undo group.
    pub group: Option<String>,
}

/// A draft became a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntakeConfirmed {
    /// The lead.
    pub lead_id: String,
    /// Its contact.
    pub contact_id: String,
    /// The undo group.
    pub group: Option<String>,
}

/// Drafts to be sent to the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RejectIntake {
    /// The drafts.
    pub ids: Vec<String>,
    /// Why.
    pub reason: Option<String>,
}

/// How many lines something was done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// How many.
    pub count: usize,
}

/// A folder on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FolderPath {
    /// Where it is.
    pub path: String,
}

/// Less sure than this is not sure at all.
const OVER_MIN: u8 = 50;

/// Lines sent to a window at once; the counts cover all of them.
const LINES_MAX: usize = 500;

pub(crate) fn intake_queue(engine: &Engine, _: Nothing) -> Outcome<IntakeQueue> {
    engine.desk()?.read(|db| {
        let [waiting, reading, review, refused] = table::counts(db)?;
        let mut items = Vec::new();
        for line in table::open_lines(db, LINES_MAX)? {
            let duplicates = duplicates::exact(db, &line)?;
            items.push(item(line, duplicates));
        }
        Ok(IntakeQueue { items, waiting, reading, review, refused })
    })
}

pub(crate) fn intake_get(engine: &Engine, request: RecordId) -> Outcome<IntakeDetail> {
    let desk = engine.desk()?;
    let line = queue::line(&desk, id(&request.id, "file in the inbox")?)?;
    let text = match line.document {
        Some(document) => desk.read(|db| document::text(db, document))?,
        None => None,
    };
    let pages = line.pages;
    let Facts { name_hint, hidden, .. } = Facts::parse(line.facts.as_deref());
    let duplicates = duplicates::all(&desk, &line)?;
    Ok(IntakeDetail { item: item(line, duplicates), text, pages, name_hint, hidden })
}

pub(crate) fn intake_add_paths(engine: &Engine, request: AddPaths) -> Outcome<Changed> {
    let paths: Vec<PathBuf> = request.paths.into_iter().map(PathBuf::from).collect();
    let (lines, group) = intake::add_paths(&*engine.desk()?, &paths)?;
    Ok(changed(Some(group), lines.iter().map(ToString::to_string).collect()))
}

pub(crate) fn intake_add_bytes(engine: &Engine, request: AddBytes) -> Outcome<Changed> {
    let bytes = documents::decode(&request.base64)?;
    let (line, group) = intake::add_bytes(&*engine.desk()?, &request.file_name, &bytes)?;
    Ok(changed(Some(group), vec![line.to_string()]))
}

pub(crate) fn intake_confirm(engine: &Engine, request: ConfirmIntake) -> Outcome<IntakeConfirmed> {
    let desk = engine.desk()?;
    let ((line, contact), group) = desk.commit("intake_confirm", |draft| {
        let line = draft_in_review(draft.db(), &request.id)?;
        let contact = accept::accept(draft, &desk, &line, &request)?;
        Ok((line, contact))
    })?;
    Ok(IntakeConfirmed {
        lead_id: line.id.to_string(),
        contact_id: contact.to_string(),
        group: group.map(|group| group.to_string()),
    })
}

pub(crate) fn intake_accept_all(engine: &Engine, request: AcceptAll) -> Outcome<AllAccepted> {
    if !(OVER_MIN..=100).contains(&request.over) {
        return Err(Fault::invalid("over", format!("must be {OVER_MIN} to 100")));
    }
    let done = accept::accept_all(&*engine.desk()?, request.over)?;
    Ok(AllAccepted {
        accepted: done.accepted.iter().map(ToString::to_string).collect(),
        left: done.left,
        group: done.group.map(|group| group.to_string()),
    })
}

pub(crate) fn intake_reject(engine: &Engine, request: RejectIntake) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let reason = leads::text(request.reason.as_deref());
    let ((), group) = desk.commit("intake_reject", |draft| {
        for text in &request.ids {
            let line = draft_in_review(draft.db(), text)?;
            let row = RowId::from_bytes(line.id.to_bytes());
            if let Some(reason) = &reason {
                let now = draft.now_ms();
                draft.update(
                    "lead",
                    row,
                    &[
                        ("state", "LOST".into()),
                        ("state_at", now.into()),
                        ("state_by", desk.identity.member.to_bytes().into()),
                        ("lost_reason", reason.as_str().into()),
                    ],
                );
            }
            draft.delete("lead", row);
        }
        Ok(())
    })?;
    Ok(changed(group, request.ids))
}

pub(crate) fn intake_cancel(engine: &Engine, request: Ids) -> Outcome<Counted> {
    let count = queue::cancel(&*engine.desk()?, lines(&request)?)?;
    Ok(Counted { count })
}

pub(crate) fn intake_retry(engine: &Engine, request: Ids) -> Outcome<Counted> {
    let count = queue::retry(&*engine.desk()?, lines(&request)?)?;
    Ok(Counted { count })
}

pub(crate) fn intake_dismiss(engine: &Engine, request: Ids) -> Outcome<Counted> {
    let count = queue::dismiss(&*engine.desk()?, lines(&request)?)?;
    Ok(Counted { count })
}

pub(crate) fn watch_list(engine: &Engine, _: Nothing) -> Outcome<Vec<WatchedFolder>> {
    watch::folders(&*engine.desk()?)
}

pub(crate) fn watch_add(engine: &Engine, request: FolderPath) -> Outcome<Vec<WatchedFolder>> {
    let desk = engine.desk()?;
    watch::add(&desk, &request.path)?;
    watch::folders(&desk)
}

pub(crate) fn watch_remove(engine: &Engine, request: FolderPath) -> Outcome<Vec<WatchedFolder>> {
    let desk = engine.desk()?;
    watch::remove(&desk, &request.path)?;
    watch::folders(&desk)
}

/// No ids mean all lines for which it makes sense.
fn lines(request: &Ids) -> Outcome<Lines> {
    if request.ids.is_empty() {
        return Ok(Lines::All);
    }
    let ids = request.ids.iter().map(|text| id(text, "file in the inbox"));
    Ok(Lines::These(ids.collect::<Outcome<_>>()?))
}

/// Reads a draft that waits for a person's word, under the writer's lock.
fn draft_in_review(db: &Connection, text: &str) -> Outcome<IntakeRow> {
    let line: IntakeId = id(text, "file in the inbox")?;
    let line = table::by_id(db, line)?.ok_or_else(|| Fault::not_found("file in the inbox"))?;
    match line.status {
        IntakeStatus::Review => Ok(line),
        IntakeStatus::Waiting | IntakeStatus::Reading => {
            Err(Fault::invalid("id", "the file is still being read"))
        }
        _ => Err(Fault::not_found("draft in the inbox")),
    }
}

fn item(line: IntakeRow, duplicates: Vec<Duplicate>) -> IntakeItem {
    let facts = Facts::parse(line.facts.as_deref());
    let accepted = line.status == IntakeStatus::Accepted;
    // Fields go in the order in which a person reads them.
    let has_hidden = !facts.hidden.is_empty();
    let mut fields = facts.fields;
    fields.sort_by_key(|found| (found.field.family(), found.entry));
    IntakeItem {
        id: line.id.to_string(),
        file_name: line.file_name,
        size_bytes: line.size_bytes,
        kind: line.kind.as_deref().and_then(DocumentKind::parse),
        status: line.status,
        grade: line.grade.as_deref().and_then(Grade::parse),
        problem: line.problem,
        fields,
        duplicates,
        has_hidden,
        received_at: line.received_at,
        document_id: line.document.map(|document| document.to_string()),
        lead_id: accepted.then(|| line.id.to_string()),
    }
}
