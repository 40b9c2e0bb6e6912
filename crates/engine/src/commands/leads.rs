//! Leads: making, reading, moving, editing, trashing.

use anteroom_replica::{store::Draft, value::Value};
use anteroom_wire::{
    error::{CommandError, ErrorCode, NextStep},
    id::{ContactId, LeadId, MemberId, RowId},
};
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
        document::{self, DocumentInfo},
        lead::{self, LeadState},
        note::{self, Note},
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
    /// Since when, ms UTC.
    pub state_at: i64,
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
    /// The leads.
    pub ids: Vec<String>,
    /// The state.
    pub state: LeadState,
    /// Why, for leads that are lost.
    pub reason: Option<String>,
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
    let today = tasks::today(&desk);
    desk.read(|db| {
        let facts = lead::by_id(db, lead)?.ok_or_else(|| Fault::not_found("lead"))?;
        let contact = contacts::read(db, id(&facts.row.contact_id, "contact")?)?;
        Ok(Lead {
            id: facts.row.id,
            contact,
            title: facts.row.title,
            state: facts.row.state,
            state_at: facts.row.state_at,
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
            tasks: task::of_lead(db, lead, today)?,
            deleted: facts.deleted,
        })
    })
}

pub(crate) fn lead_move(engine: &Engine, request: MoveLeads) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let reason = text(request.reason.as_deref());
    if request.state == LeadState::Lost && reason.is_none() {
        let error = CommandError::new(
            ErrorCode::StateReasonRequired,
            "a lead is marked lost with a reason",
        );
        return Err(error
            .field("reason")
            .kept("nothing was changed")
            .next(NextStep::FixField)
            .into());
    }
    let leads: Vec<LeadId> =
        request.ids.iter().map(|text| id(text, "lead")).collect::<Outcome<_>>()?;
    let ((), group) = desk.commit("lead_move", |draft| {
        for lead in leads {
            let facts = lead::by_id(draft.db(), lead)?.ok_or_else(|| Fault::not_found("lead"))?;
            if facts.row.state != request.state || facts.lost_reason != reason {
                draft_state(draft, &desk, lead, request.state, reason.clone());
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
        RecordKind::Document | RecordKind::Questionnaire => Err(unknown_field(&request.field)),
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

fn draft_state(
    draft: &mut Draft<'_>,
    desk: &Desk,
    lead: LeadId,
    state: LeadState,
    reason: Option<String>,
) {
    let now = draft.now_ms();
    let reason = if state == LeadState::Lost { reason } else { None };
    draft.update(
        "lead",
        RowId::from_bytes(lead.to_bytes()),
        &[
            ("state", state.as_str().into()),
            ("state_at", now.into()),
            ("state_by", desk.identity.member.to_bytes().into()),
            ("lost_reason", reason.into()),
        ],
    );
}

fn edit_lead(
    draft: &mut Draft<'_>,
    desk: &Desk,
    row: RowId,
    field: &str,
    value: Option<String>,
) -> Outcome<()> {
    let lead = LeadId::from_bytes(row.to_bytes());
    let facts = lead::by_id(draft.db(), lead)?.ok_or_else(|| Fault::not_found("lead"))?;
    match field {
        "title" | "source" => draft.update("lead", row, &[(field, value.into())]),
        "value" => {
            let minor = value.as_deref().map(minor_units).transpose()?;
            let currency = minor.map(|_| desk.currency.code().to_owned());
            let cells = [("value_minor", minor.into()), ("currency", currency.into())];
            draft.update("lead", row, &cells);
        }
        "owner" => {
            let owner: Option<MemberId> =
                value.as_deref().map(|text| id(text, "member")).transpose()?;
            let owner = owner.map(MemberId::to_bytes);
            draft.update("lead", row, &[("owner_id", owner.map_or(Value::Null, Value::from))]);
        }
        _ => {
            let contact: ContactId = id(&facts.row.contact_id, "contact")?;
            contacts::edit(draft, contact, field, value)?;
        }
    }
    Ok(())
}

fn minor_units(text: &str) -> Outcome<i64> {
    text.parse().map_err(|_| Fault::invalid("value", "is not a whole number of minor units"))
}
