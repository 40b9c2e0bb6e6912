//! What can be done with many records, one record at a time: whether it can be, and the draft.

use anteroom_replica::{
    registry::WITHDRAWN,
    store::{Draft, Found},
    value::Value,
};
use anteroom_wire::{
    error::{CommandError, ErrorCode},
    id::{ContactId, FieldId, LeadId, MemberId, RowId, StageId, TagId},
};
use rusqlite::Connection;

use crate::{
    commands::{self, bulk::BulkAct, contacts, fields, leads},
    desk::Desk,
    fault::{Fault, Outcome},
    table::{
        bulk::BulkReason,
        custom::{self, CustomFieldRow},
        lead::LeadState,
        stage::{Stage, Stages},
        tag, workspace,
    },
};

pub(crate) type Act = BulkAct;

/// Fields of a contact that can be given to many.
const CONTACT_FIELDS: [&str; 7] =
    ["name", "company", "job_title", "city", "is_company", "email", "phone"];

/// Returns the command by whose name an act is known: that of the same act on one record.
pub(crate) fn command_name(act: &Act) -> &'static str {
    match act {
        Act::Edit { .. } => "field_edit",
        Act::Assign { .. } => "lead_assign",
        Act::Tag { on: true, .. } => "lead_tag",
        Act::Tag { on: false, .. } => "lead_untag",
        Act::Move { .. } => "lead_move",
        Act::Archive { on: true } => "lead_archive",
        Act::Archive { on: false } => "lead_unarchive",
        Act::Trash => "trash",
        Act::Restore => "restore",
    }
}

/// Refuses what makes no sense for any record: a stage that is not there, a value that no record
/// can have.
pub(super) fn check(desk: &Desk, db: &Connection, root: &str, act: &Act) -> Outcome<()> {
    match Actor::new(desk, db, root, act)?.ready {
        Ready::Gone(reason) => Err(Fault::not_found(match reason {
            BulkReason::TagGone => "tag",
            BulkReason::FieldGone => "field",
            _ => "stage",
        })),
        _ => Ok(()),
    }
}

/// Does one act with one record after the other.
pub(super) struct Actor<'a> {
    desk: &'a Desk,
    root: &'a str,
    ready: Ready<'a>,
}

/// An act with all that it names looked up.
enum Ready<'a> {
    /// Cells of the record itself.
    Cells(Vec<(&'static str, Value)>),
    /// A field of the contact, the record itself or the lead's.
    Contact(&'a str, Option<String>),
    /// A field that the team made up.
    Custom(CustomFieldRow, Option<String>),
    /// Put aside, or taken up again.
    Archive(bool),
    /// A tag on or off.
    Tag(TagId, bool),
    /// Another stage.
    Move(Stages, StageId, Option<String>),
    /// Into the trash, or out of it.
    Mark(bool),
    /// What it names was removed.
    Gone(BulkReason),
}

/// Why one record is left as it is.
pub(super) type Refusal = (BulkReason, String);

impl<'a> Actor<'a> {
    pub(super) fn new(
        desk: &'a Desk,
        db: &Connection,
        root: &'a str,
        act: &'a Act,
    ) -> Outcome<Self> {
        let is_lead = root == "lead";
        let ready = match act {
            Act::Edit { field, value } => {
                let value = leads::text(value.as_deref());
                edit(desk, db, (root, field.as_str()), value)?
            }
            Act::Trash => Ready::Mark(true),
            Act::Restore => Ready::Mark(false),
            _ if !is_lead => return Err(Fault::invalid("act", "is for leads only")),
            Act::Assign { owner_id } => Ready::Cells(vec![owner(db, owner_id.as_deref())?]),
            Act::Archive { on } => Ready::Archive(*on),
            Act::Tag { tag_id, on } => {
                let tag: TagId = commands::id(tag_id, "tag")?;
                match tag::by_id(db, tag)? {
                    Some(_) => Ready::Tag(tag, *on),
                    None => Ready::Gone(BulkReason::TagGone),
                }
            }
            Act::Move { stage_id, lost_reason } => {
                let stages = Stages::read(db)?;
                match leads::named_stage(&stages, stage_id).map(|stage| stage.id) {
                    Ok(stage) => Ready::Move(stages, stage, leads::text(lost_reason.as_deref())),
                    Err(_) => Ready::Gone(BulkReason::StageGone),
                }
            }
        };
        Ok(Self { desk, root, ready })
    }

    /// Drafts the act on a record. Returns the record, unless there is none at that place, and
    /// whether it changes, or why it does not.
    pub(super) fn act_on(
        &self,
        draft: &mut Draft<'_>,
        row: u32,
    ) -> Outcome<(Option<RowId>, Result<bool, Refusal>)> {
        let refused = |reason| Err((reason, String::new()));
        let Some(found) = draft.find_at(self.root, row.into())? else {
            return Ok((None, refused(BulkReason::Gone)));
        };
        let id = found.id();
        let is_draft = self.root == "lead" && found.get("draft").as_int() == Some(1);
        let done = match (found.mark(), &self.ready) {
            (WITHDRAWN, _) => refused(BulkReason::Gone),
            _ if is_draft => refused(BulkReason::Gone),
            (mark, Ready::Mark(deleted)) if (mark != 0) == *deleted => Ok(false),
            (0, _) | (_, Ready::Mark(_)) => self.try_on(draft, found)?,
            _ => refused(BulkReason::InTrash),
        };
        Ok((Some(id), done))
    }

    fn try_on(&self, draft: &mut Draft<'_>, found: Found) -> Outcome<Result<bool, Refusal>> {
        if let Ready::Gone(reason) = &self.ready {
            return Ok(Err((*reason, String::new())));
        }
        match draft.attempt(|draft| self.draft_on(draft, found)) {
            Ok(((), changes)) => Ok(Ok(changes)),
            Err(fault) if fault.is_refusal() => Ok(Err(refusal(fault.into()))),
            Err(Fault::Said(error)) if error.code == ErrorCode::StateReasonRequired => {
                Ok(Err((BulkReason::LostReasonRequired, String::new())))
            }
            Err(fault) => Err(fault),
        }
    }

    fn draft_on(&self, draft: &mut Draft<'_>, found: Found) -> Outcome<()> {
        match &self.ready {
            Ready::Cells(cells) => draft.change(found, cells),
            Ready::Mark(deleted) => draft.change_mark(found, *deleted),
            Ready::Archive(on) => {
                // One that was never put aside has nothing there, which is not the same cell.
                if (found.get("archived").as_int().unwrap_or(0) != 0) != *on {
                    draft.change(found, &[("archived", (*on).into())]);
                }
            }
            Ready::Contact(field, value) => {
                contacts::edit(draft, self.contact(&found)?, field, value.clone())?;
            }
            Ready::Custom(field, value) => {
                let record = if field.root == "contact" {
                    RowId::from_bytes(self.contact(&found)?.to_bytes())
                } else {
                    found.id()
                };
                fields::set(draft, self.desk, field, record, value.as_deref())?;
            }
            Ready::Tag(tag, on) => draft_tag(draft, &found, *tag, *on)?,
            Ready::Move(stages, stage, reason) => {
                if let Some(stage) = stages.find(*stage) {
                    self.draft_move(draft, found, (stages, stage), reason.as_deref())?;
                }
            }
            Ready::Gone(_) => {}
        }
        Ok(())
    }

    /// A lead that is lost already keeps its reason where none is given.
    fn draft_move(
        &self,
        draft: &mut Draft<'_>,
        found: Found,
        (stages, stage): (&Stages, &Stage),
        reason: Option<&str>,
    ) -> Outcome<()> {
        let state = LeadState::parse(found.get("state").as_text().unwrap_or_default());
        let now = stages.of_lead(state, found.get("stage_id").as_id().map(StageId::from_bytes));
        let before = found.get("lost_reason").as_text();
        let kept = before.filter(|_| state == LeadState::Lost);
        let reason = reason.or(kept).filter(|_| stage.state == LeadState::Lost);
        if stage.state == LeadState::Lost && reason.is_none() {
            return Err(leads::no_reason());
        }
        if now.id != stage.id || before != reason {
            let reason = reason.map(str::to_owned);
            let cells = leads::stage_cells(self.desk, stage, reason, draft.now_ms());
            draft.change(found, &cells);
        }
        Ok(())
    }

    /// Returns the contact of a record: a lead's, or itself.
    fn contact(&self, found: &Found) -> Outcome<ContactId> {
        let id = match self.root {
            "lead" => found.get("contact_id").as_id(),
            _ => Some(found.id().to_bytes()),
        };
        id.map(ContactId::from_bytes).ok_or_else(|| Fault::not_found("contact"))
    }
}

/// Looks up the field that is to be edited.
fn edit<'a>(
    desk: &Desk,
    db: &Connection,
    (root, field): (&str, &'a str),
    value: Option<String>,
) -> Outcome<Ready<'a>> {
    if let Ok(id) = field.parse::<FieldId>() {
        let known = custom::all(db)?.into_iter().find(|known| known.id == id);
        let Some(known) = known else { return Ok(Ready::Gone(BulkReason::FieldGone)) };
        if root == "contact" && known.root != root {
            return Err(leads::unknown_field(field));
        }
        fields::check_value(&known, value.as_deref())?;
        return Ok(Ready::Custom(known, value));
    }
    match (root, field) {
        ("lead", "title") => Ok(Ready::Cells(vec![("title", value.into())])),
        ("lead", "source") => Ok(Ready::Cells(vec![("source", value.into())])),
        ("lead", "value") => Ok(Ready::Cells(leads::value_cells(desk, value.as_deref())?.into())),
        ("lead", "owner") => Ok(Ready::Cells(vec![owner(db, value.as_deref())?])),
        (_, field) if CONTACT_FIELDS.contains(&field) => Ok(Ready::Contact(field, value)),
        _ => Err(leads::unknown_field(field)),
    }
}

fn owner(db: &Connection, text: Option<&str>) -> Outcome<(&'static str, Value)> {
    let member: Option<MemberId> = text.map(|text| commands::id(text, "member")).transpose()?;
    if let Some(member) = member {
        workspace::member_name(db, member)?.ok_or_else(|| Fault::not_found("member"))?;
    }
    Ok(("owner_id", member.map(MemberId::to_bytes).into()))
}

fn draft_tag(draft: &mut Draft<'_>, lead: &Found, tag: TagId, on: bool) -> Outcome<()> {
    let lead = LeadId::from_bytes(lead.id().to_bytes());
    let row = tag::lead_tag_row(lead, tag);
    match draft.find("lead_tag", row)? {
        Some(found) if (found.mark() == 0) == on => {}
        Some(found) => draft.change_mark(found, !on),
        None if on => {
            let cells = [("lead_id", lead.to_bytes().into()), ("tag_id", tag.to_bytes().into())];
            draft.ensure("lead_tag", row, &cells);
        }
        None => {}
    }
    Ok(())
}

/// Returns the reason that an error gives.
fn refusal(error: CommandError) -> Refusal {
    if error.code == ErrorCode::NotFound {
        return (BulkReason::Gone, error.params.get("what").cloned().unwrap_or_default());
    }
    let why = match (error.params.get("field"), error.params.get("why")) {
        (Some(field), Some(why)) => format!("{field}: {why}"),
        _ => error.message,
    };
    (BulkReason::Invalid, why)
}
