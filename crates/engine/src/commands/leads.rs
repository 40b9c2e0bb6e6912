//! Leads: making, reading, moving, putting aside, editing, trashing.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{ContactId, LeadId, MemberId, RowId},
};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Changed, RecordId, calls, changed, contacts, facts, id, tasks};
use crate::{
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        call::{self, Call},
        contact::PointKind,
        custom::CustomValue,
        document::{self, DocumentInfo},
        lead::{self, Beside, LeadState},
        note::{self, Note},
        stage::{Stage, Stages},
        tag::TagMark,
        task::{self, Task},
    },
};

/// A lead as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Lead {
    /// The lead.
    pub id: String,
    /// Whose inquiry it is.
    pub contact: contacts::Contact,
    /// The matter or deal.
    pub title: Option<String>,
    /// Where it stands.
    pub state: LeadState,
    /// The stage within that state.
    pub stage_id: String,
    /// Since when it has stood in that stage, ms UTC.
    pub state_at: i64,
    /// Whether that is longer than the stage allows.
    pub is_rotting: bool,
    /// Who put it there.
    pub state_by: Option<String>,
    /// Why it was lost.
    pub lost_reason: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// What it may be worth, in minor units.
    pub value_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: String,
    /// The member responsible.
    pub owner_id: Option<String>,
    /// Their name.
    pub owner_name: Option<String>,
    /// When it came in, ms UTC.
    pub received_at: i64,
    /// Its files, oldest first.
    pub documents: Vec<DocumentInfo>,
    /// Its notes, newest first.
    pub notes: Vec<Note>,
    /// The calls with it, latest first.
    pub calls: Vec<Call>,
    /// What is to be done for it: open tasks by day, then done ones.
    pub tasks: Vec<Task>,
    /// The words it is marked with.
    pub tags: Vec<TagMark>,
    /// What it has in the fields that the team made up.
    pub custom: Vec<CustomValue>,
    /// Whether it was put aside.
    pub archived: bool,
    /// Whether it is in the trash.
    pub deleted: bool,
}

/// A new lead, with a new contact unless one is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateLead {
    /// What the contact is called; not needed if `contact_id` is given.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their phone number.
    pub phone: Option<String>,
    /// The matter or deal.
    pub title: Option<String>,
    /// Where it came from.
    pub source: Option<String>,
    /// A contact that is in the book.
    pub contact_id: Option<String>,
}

/// A lead was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeadCreated {
    /// The lead.
    pub id: String,
    /// Its contact.
    pub contact_id: String,
    /// The undo group.
    pub group: Option<String>,
}

/// Where to move leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MoveLeads {
    /// The leads, 1 to 200.
    pub ids: Vec<String>,
    /// The stage, or the word of a state for the stage that it always has.
    pub stage: String,
    /// Why, for leads that are lost.
    pub lost_reason: Option<String>,
}

/// Leads to be put aside, or to be taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ArchiveLeads {
    /// The leads, 1 to 200.
    pub ids: Vec<String>,
    /// Whether they are put aside.
    pub archived: bool,
}

/// A table whose rows people edit, trash and restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says itself")]
pub enum RecordKind {
    Lead,
    Contact,
    ContactPoint,
    Note,
    Document,
    Task,
    Call,
    Fact,
    Questionnaire,
    Product,
}

/// One cell's new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EditField {
    /// What the record is.
    pub root: RecordKind,
    /// The record.
    pub id: String,
    /// The field's name in the catalogue; `value` of a point or fact, `text` of a note or call,
    /// `title`, `due_on` or `owner` of a task.
    pub field: String,
    /// The value as text: an amount in minor units, a member's id for `owner`; empty clears.
    pub value: Option<String>,
}

/// Records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecordIds {
    /// What they are.
    pub root: RecordKind,
    /// Which.
    pub ids: Vec<String>,
}

pub(crate) fn lead_create(engine: &Engine, request: CreateLead) -> Outcome<LeadCreated> {
    let desk = engine.desk()?;
    let contact = request.contact_id.as_deref().map(|text| id(text, "contact")).transpose()?;
    let ((lead, contact), group) = desk.commit("lead_create", |draft| {
        let contact = match contact {
            Some(contact) => contacts::existing(draft.db(), contact)?,
            None => contacts::draft_contact(draft, &request.name, None)?,
        };
        let points = [(PointKind::Email, &request.email), (PointKind::Phone, &request.phone)];
        for (kind, value) in points {
            if let Some(value) = text(value.as_deref()) {
                contacts::draft_point(draft, contact, kind, &value, None)?;
            }
        }
        let lead = LeadId::from_bytes(draft.new_id());
        let now = draft.now_ms();
        draft.insert(
            "lead",
            RowId::from_bytes(lead.to_bytes()),
            &[
                ("contact_id", contact.to_bytes().into()),
                ("title", text(request.title.as_deref()).into()),
                ("source", text(request.source.as_deref()).into()),
                ("state", LeadState::Pending.as_str().into()),
                ("state_at", now.into()),
                ("state_by", desk.identity.member.to_bytes().into()),
                ("owner_id", desk.identity.member.to_bytes().into()),
                ("received_at", now.into()),
            ],
        );
        Ok((lead, contact))
    })?;
    Ok(LeadCreated {
        id: lead.to_string(),
        contact_id: contact.to_string(),
        group: group.map(|group| group.to_string()),
    })
}

pub(crate) fn lead_get(engine: &Engine, request: RecordId) -> Outcome<Lead> {
    let lead: LeadId = id(&request.id, "lead")?;
    let desk = engine.desk()?;
    desk.read(|db| {
        let beside = beside(&desk, db)?;
        let facts = lead::by_id(db, lead, &beside)?.ok_or_else(|| Fault::not_found("lead"))?;
        let contact = contacts::read(&desk, db, id(&facts.row.contact_id, "contact")?)?;
        Ok(Lead {
            id: facts.row.id,
            contact,
            title: facts.row.title,
            state: facts.row.state,
            stage_id: facts.row.stage_id,
            state_at: facts.row.state_at,
            is_rotting: facts.row.is_rotting,
            state_by: facts.state_by,
            lost_reason: facts.lost_reason,
            source: facts.row.source,
            value_minor: facts.row.value_minor,
            currency: facts.row.currency,
            owner_id: facts.row.owner_id,
            owner_name: facts.row.owner_name,
            received_at: facts.row.received_at,
            documents: document::of_lead(db, lead)?,
            notes: note::of_lead(db, lead)?,
            calls: call::of_lead(db, lead)?,
            tasks: task::of_lead(db, lead, beside.today)?,
            tags: facts.row.tags,
            custom: facts.row.custom,
            archived: facts.row.archived,
            deleted: facts.deleted,
        })
    })
}

pub(crate) fn lead_move(engine: &Engine, request: MoveLeads) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let leads = lead_ids(&request.ids)?;
    let reason = text(request.lost_reason.as_deref());
    let ((), group) = desk.commit("lead_move", |draft| {
        let stages = Stages::read(draft.db())?;
        let stage = named_stage(&stages, &request.stage)?;
        let reason = reason.filter(|_| stage.state == LeadState::Lost);
        if stage.state == LeadState::Lost && reason.is_none() {
            return Err(no_reason());
        }
        for lead in leads {
            let stands = lead::existing(draft.db(), lead)?;
            let now = stages.of_lead(stands.state, stands.stage);
            if now.id != stage.id || stands.lost_reason != reason {
                let cells = stage_cells(&desk, stage, reason.clone(), draft.now_ms());
                draft.update("lead", RowId::from_bytes(lead.to_bytes()), &cells);
            }
        }
        Ok(())
    })?;
    Ok(changed(group, request.ids))
}

pub(crate) fn lead_archive(engine: &Engine, request: ArchiveLeads) -> Outcome<Changed> {
    let leads = lead_ids(&request.ids)?;
    let name = if request.archived { "lead_archive" } else { "lead_unarchive" };
    let ((), group) = engine.desk()?.commit(name, |draft| {
        for lead in leads {
            if lead::existing(draft.db(), lead)?.archived != request.archived {
                let row = RowId::from_bytes(lead.to_bytes());
                draft.update("lead", row, &[("archived", request.archived.into())]);
            }
        }
        Ok(())
    })?;
    Ok(changed(group, request.ids))
}

pub(crate) fn field_edit(engine: &Engine, request: EditField) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let row: RowId = id(&request.id, "record")?;
    let value = text(request.value.as_deref());
    let ((), group) = desk.commit("field_edit", |draft| match request.root {
        RecordKind::Lead => edit_lead(draft, &desk, row, &request.field, value),
        RecordKind::Contact => {
            contacts::edit(draft, ContactId::from_bytes(row.to_bytes()), &request.field, value)
        }
        RecordKind::ContactPoint => contacts::edit_point(draft, row, &request.field, value),
        RecordKind::Note => {
            // A note keeps its line breaks and the blanks within.
            super::notes::edit(draft, row, &request.field, request.value.as_deref())
        }
        RecordKind::Task => tasks::edit(draft, row, &request.field, value),
        RecordKind::Call => calls::edit(draft, row, &request.field, value),
        RecordKind::Fact => facts::edit(draft, row, &request.field, value),
        RecordKind::Document | RecordKind::Questionnaire | RecordKind::Product => {
            Err(unknown_field(&request.field))
        }
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn trash(engine: &Engine, request: RecordIds) -> Outcome<Changed> {
    mark(engine, "trash", request, |draft, table, row| draft.delete(table, row))
}

pub(crate) fn restore(engine: &Engine, request: RecordIds) -> Outcome<Changed> {
    mark(engine, "restore", request, |draft, table, row| draft.undelete(table, row))
}

/// Trims a text; an empty one is none.
pub(crate) fn text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

/// A field that is not edited this way.
pub(crate) fn unknown_field(field: &str) -> Fault {
    Fault::invalid(field, "cannot be edited")
}

impl RecordKind {
    /// Returns the table's name.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Contact => "contact",
            Self::ContactPoint => "contact_point",
            Self::Note => "note",
            Self::Document => "document",
            Self::Task => "task",
            Self::Call => "call",
            Self::Fact => "fact",
            Self::Questionnaire => "questionnaire",
            Self::Product => "product",
        }
    }
}

fn mark(
    engine: &Engine,
    name: &'static str,
    request: RecordIds,
    mark: impl Fn(&mut Draft<'_>, &str, RowId),
) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let rows: Vec<RowId> =
        request.ids.iter().map(|text| id(text, "record")).collect::<Outcome<_>>()?;
    let ((), group) = desk.commit(name, |draft| {
        rows.into_iter().for_each(|row| mark(draft, request.root.table(), row));
        Ok(())
    })?;
    Ok(changed(group, request.ids))
}

/// Leads changed at once by one call: more is bulk work, with its own progress.
const LEADS_MAX: usize = 200;

/// Reads the ids of leads that one call may change.
pub(crate) fn lead_ids(ids: &[String]) -> Outcome<Vec<LeadId>> {
    if !(1..=LEADS_MAX).contains(&ids.len()) {
        return Err(Fault::invalid("ids", format!("must be 1 to {LEADS_MAX}")));
    }
    ids.iter().map(|text| id(text, "lead")).collect()
}

/// Reads what lines of leads need besides their rows.
pub(crate) fn beside(desk: &Desk, db: &Connection) -> Outcome<Beside> {
    let (now_ms, today) = (desk.clock.now_ms(), tasks::this_day(desk));
    Ok(Beside { stages: Stages::read(db)?, now_ms, today, board: desk.scoring.board() })
}

/// Finds a stage by its id, or by the word of its state.
pub(crate) fn named_stage<'a>(stages: &'a Stages, text: &str) -> Outcome<&'a Stage> {
    if let Some(state) = LeadState::ALL.into_iter().find(|state| state.as_str() == text) {
        return Ok(stages.built_in(state));
    }
    stages.find(id(text, "stage")?).ok_or_else(|| Fault::not_found("stage"))
}

pub(crate) fn no_reason() -> Fault {
    CommandError::new(ErrorCode::StateReasonRequired, "a lead is marked lost with a reason")
        .field("lostReason")
        .kept("nothing was changed")
        .next(NextStep::FixField)
        .into()
}

/// Returns the cells of a lead that comes into a stage.
pub(crate) fn stage_cells(
    desk: &Desk,
    stage: &Stage,
    reason: Option<String>,
    now_ms: i64,
) -> [(&'static str, Value); 5] {
    let id = (!stage.built_in).then(|| stage.id.to_bytes());
    [
        ("stage_id", id.map_or(Value::Null, Value::from)),
        ("state", stage.state.as_str().into()),
        ("state_at", now_ms.into()),
        ("state_by", desk.identity.member.to_bytes().into()),
        ("lost_reason", reason.into()),
    ]
}

fn edit_lead(
    draft: &mut Draft<'_>,
    desk: &Desk,
    row: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    let lead = LeadId::from_bytes(row.to_bytes());
    let stands = lead::existing(draft.db(), lead)?;
    match field {
        "title" | "source" => draft.update("lead", row, &[(field, value.into())]),
        "value" => draft.update("lead", row, &value_cells(desk, value.as_deref())?),
        "owner" => {
            let owner: Option<MemberId> =
                value.as_deref().map(|text| id(text, "member")).transpose()?;
            let owner = owner.map(MemberId::to_bytes);
            draft.update("lead", row, &[("owner_id", owner.map_or(Value::Null, Value::from))]);
        }
        _ => {
            let contact = stands.contact.ok_or_else(|| Fault::not_found("contact"))?;
            contacts::edit(draft, contact, field, value)?;
        }
    }
    Ok(())
}

/// Returns the cells of a lead's value, given as text in minor units.
pub(crate) fn value_cells(desk: &Desk, text: Option<&str>) -> Outcome<[(&'static str, Value); 2]> {
    let minor = text.map(minor_units).transpose()?;
    let currency = minor.map(|_| desk.currency.code().to_owned());
    Ok([("value_minor", minor.into()), ("currency", currency.into())])
}

fn minor_units(text: &str) -> Outcome<i64> {
    text.parse().map_err(|_| Fault::invalid("value", "is not a whole number of minor units"))
}
