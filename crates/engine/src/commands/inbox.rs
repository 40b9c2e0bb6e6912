//! The inbox: files on their way to becoming leads.

use std::path::PathBuf;

use anteroom_wire::{
    error::CommandError,
    id::{ContactId, IntakeId, RowId},
};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, Ids, Nothing, RecordId, changed, contacts, documents, id, leads};
use crate::{
    engine::Engine,
    events::Tag,
    fault::{Fault, Outcome},
    intake::{
        self,
        duplicates::{self, Duplicate},
        facts::{FactField, Facts, FoundField},
    },
    table::{
        contact::PointKind,
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
    /// The contact in the book that it is.
    pub contact_id: Option<String>,
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
    let line = intake::line(&desk, id(&request.id, "file in the inbox")?)?;
    let text = match line.document {
        Some(document) => desk.read(|db| document::text(db, document))?,
        None => None,
    };
    let pages = line.pages;
    let name_hint = Facts::parse(line.facts.as_deref()).name_hint;
    let duplicates = duplicates::all(&desk, &line)?;
    Ok(IntakeDetail { item: item(line, duplicates), text, pages, name_hint })
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
    let known: Option<ContactId> =
        request.contact_id.as_deref().map(|text| id(text, "contact")).transpose()?;
    let ((line, contact), group) = desk.commit("intake_confirm", |draft| {
        let line = draft_in_review(draft.db(), &request.id)?;
        let contact = match known {
            Some(contact) => contacts::existing(draft.db(), contact)?,
            None => contacts::draft_contact(draft, &request.name, None)?,
        };
        let points = [(PointKind::Email, &request.email), (PointKind::Phone, &request.phone)];
        for (kind, value) in points {
            if let Some(value) = leads::text(value.as_deref()) {
                contacts::draft_point(draft, contact, kind, &value, None)?;
            }
        }
        let now = draft.now_ms();
        draft.update(
            "lead",
            RowId::from_bytes(line.id.to_bytes()),
            &[
                ("contact_id", contact.to_bytes().into()),
                ("title", leads::text(request.title.as_deref()).into()),
                ("draft", false.into()),
                ("state", "PENDING".into()),
                ("state_at", now.into()),
                ("state_by", desk.identity.member.to_bytes().into()),
            ],
        );
        Ok((line, contact))
    })?;
    Ok(IntakeConfirmed {
        lead_id: line.id.to_string(),
        contact_id: contact.to_string(),
        group: group.map(|group| group.to_string()),
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

pub(crate) fn intake_retry(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    intake::retry(&*engine.desk()?, id(&request.id, "file in the inbox")?)?;
    Ok(changed(None, vec![request.id]))
}

pub(crate) fn intake_dismiss(engine: &Engine, request: Ids) -> Outcome<Changed> {
    let desk = engine.desk()?;
    for text in &request.ids {
        let line = intake::line(&desk, id(text, "file in the inbox")?)?;
        if !matches!(line.status, IntakeStatus::Refused | IntakeStatus::Failed) {
            return Err(Fault::invalid("ids", "only refused files are dismissed"));
        }
        desk.local("intake_dismiss", |draft| table::remove(draft.db(), line.id))?;
    }
    desk.tell(&[Tag::Intake]);
    Ok(changed(None, request.ids))
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
    let mut fields = facts.fields;
    let order = |field: FactField| match field {
        FactField::Name => 0,
        FactField::Email => 1,
        FactField::Phone => 2,
    };
    fields.sort_by_key(|found| order(found.field));
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
        received_at: line.received_at,
        document_id: line.document.map(|document| document.to_string()),
        lead_id: accepted.then(|| line.id.to_string()),
    }
}
