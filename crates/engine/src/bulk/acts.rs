//! What can be done with many records, one record at a time: whether it can be, and the draft.

use std::collections::HashMap;

use anteroom_replica::{
    registry::WITHDRAWN,
    store::{Attempt, Draft, Found, Since},
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
        bulk::{self as table, BulkReason, BulkRow},
        contact::PointKind,
        custom::{self, CustomFieldRow},
        lead::LeadState,
        stage::{Stage, Stages},
        tag, workspace,
    },
};

pub(crate) type Act = BulkAct;

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
    match ready(desk, db, root, act)? {
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
    /// What was changed since the work was asked for is left alone.
    since: Since,
    ready: Ready,
    /// The contacts that were come by, where the act is on contacts: several leads may be one
    /// person's, and what is drafted is not yet there to be seen.
    contacts: HashMap<ContactId, Result<bool, Refusal>>,
}

/// An act with all that it names looked up.
enum Ready {
    /// Cells of the record itself.
    Cells(Vec<(&'static str, Value)>),
    /// A cell of the contact, the record itself or the lead's.
    Contact((&'static str, Value)),
    /// The address or number that lists show of the contact.
    Point(PointKind, Option<String>),
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
        bulk: &'a BulkRow,
        act: &Act,
    ) -> Outcome<Self> {
        let since = Since { moment: bulk.since, before: table::groups_up_to(db, bulk.id)? };
        let ready = ready(desk, db, &bulk.root, act)?;
        Ok(Self { desk, root: &bulk.root, since, ready, contacts: HashMap::new() })
    }

    /// Drafts the act on a record. Returns the record, unless there is none at that place, and
    /// whether it changes, or why it does not.
    pub(super) fn act_on(
        &mut self,
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

    fn try_on(&mut self, draft: &mut Draft<'_>, found: Found) -> Outcome<Result<bool, Refusal>> {
        if let Ready::Gone(reason) = &self.ready {
            return Ok(Err((*reason, String::new())));
        }
        let contact = match self.ready.is_of_contact().then(|| self.contact(draft.db(), &found)) {
            Some(Ok(contact)) => Some(contact),
            Some(Err(fault)) => return settled(Err(fault)),
            None => None,
        };
        if let Some(known) = contact.and_then(|contact| self.contacts.get(&contact)) {
            return Ok(known.clone());
        }
        let tried = draft.attempt(&self.since, |draft| self.draft_on(draft, found, contact));
        let done = settled(tried)?;
        if let Some(contact) = contact {
            self.contacts.insert(contact, done.clone().map(|_| false));
        }
        Ok(done)
    }

    fn draft_on(
        &self,
        draft: &mut Draft<'_>,
        found: Found,
        contact: Option<ContactId>,
    ) -> Outcome<()> {
        match (&self.ready, contact) {
            (Ready::Cells(cells), _) => draft.change(found, cells),
            (Ready::Mark(deleted), _) => draft.change_mark(found, *deleted),
            (Ready::Archive(on), _) => {
                // One that was never put aside has nothing there, which is not the same cell.
                if (found.get("archived").as_int().unwrap_or(0) != 0) != *on {
                    draft.change(found, &[("archived", (*on).into())]);
                }
            }
            (Ready::Contact(cell), Some(contact)) => {
                draft.update("contact", row_of(contact), std::slice::from_ref(cell));
            }
            (Ready::Point(kind, value), Some(contact)) => {
                contacts::edit_first(draft, contact, *kind, value.clone())?;
            }
            (Ready::Custom(field, value), contact) => {
                let own = ("lead_id", found.id());
                let whose = contact.map_or(own, |contact| ("contact_id", row_of(contact)));
                fields::draft_value(draft, self.desk, field, whose, value.as_deref())?;
            }
            (Ready::Tag(tag, on), _) => draft_tag(draft, &found, *tag, *on)?,
            (Ready::Move(stages, stage, reason), _) => {
                if let Some(stage) = stages.find(*stage) {
                    self.draft_move(draft, found, (stages, stage), reason.as_deref())?;
                }
            }
            (Ready::Contact(_) | Ready::Point(..) | Ready::Gone(_), _) => {}
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

    /// Returns the contact of a record: a lead's, or itself; of one that was merged away its
    /// survivor.
    fn contact(&self, db: &Connection, found: &Found) -> Outcome<ContactId> {
        let id = match self.root {
            "lead" => found.get("contact_id").as_id(),
            _ => Some(found.id().to_bytes()),
        };
        let id = id.map(ContactId::from_bytes).ok_or_else(|| Fault::not_found("contact"))?;
        contacts::existing(db, id)
    }
}

impl Ready {
    fn is_of_contact(&self) -> bool {
        match self {
            Self::Contact(_) | Self::Point(..) => true,
            Self::Custom(field, _) => field.root == "contact",
            _ => false,
        }
    }
}

/// Looks up what an act names.
fn ready(desk: &Desk, db: &Connection, root: &str, act: &Act) -> Outcome<Ready> {
    let is_lead = root == "lead";
    Ok(match act {
        Act::Edit { field, value } => edit(desk, db, (root, field), leads::text(value.as_deref()))?,
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
    })
}

/// Looks up the field that is to be edited.
fn edit(
    desk: &Desk,
    db: &Connection,
    (root, field): (&str, &str),
    value: Option<String>,
) -> Outcome<Ready> {
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
        _ => match contacts::first_kind(field) {
            Some(kind) => {
                contacts::check_point(kind, value.as_deref())?;
                Ok(Ready::Point(kind, value))
            }
            None => contacts::cell(field, value).map(Ready::Contact),
        },
    }
}

fn owner(db: &Connection, text: Option<&str>) -> Outcome<(&'static str, Value)> {
    let member: Option<MemberId> = text.map(|text| commands::id(text, "member")).transpose()?;
    if let Some(member) = member {
        workspace::member_name(db, member)?.ok_or_else(|| Fault::not_found("member"))?;
    }
    Ok(("owner_id", member.map(MemberId::to_bytes).into()))
}

fn row_of(contact: ContactId) -> RowId {
    RowId::from_bytes(contact.to_bytes())
}

fn draft_tag(draft: &mut Draft<'_>, lead: &Found, tag: TagId, on: bool) -> Outcome<()> {
    let lead = LeadId::from_bytes(lead.id().to_bytes());
    let row = tag::lead_tag_row(lead, tag);
    match draft.find("lead_tag", row)? {
        Some(found) if (found.mark() == 0) == on => {}
        Some(found) => draft.change_mark(found, !on),
        None if on => {
            let cells = [("lead_id", lead.to_bytes().into()), ("tag_id", tag.to_bytes().into())];
            draft.insert("lead_tag", row, &cells);
        }
        None => {}
    }
    Ok(())
}

/// Returns what an attempt came to, or why the record is left as it is.
fn settled(tried: Outcome<Attempt>) -> Outcome<Result<bool, Refusal>> {
    let refused = |reason| Ok(Err((reason, String::new())));
    match tried {
        Ok(Attempt::Changes) => Ok(Ok(true)),
        Ok(Attempt::Same) => Ok(Ok(false)),
        Ok(Attempt::ChangedSince) => refused(BulkReason::ChangedSince),
        Err(fault) if fault.is_refusal() => Ok(Err(refusal(fault.into()))),
        Err(Fault::Said(error)) if error.code == ErrorCode::StateReasonRequired => {
            refused(BulkReason::LostReasonRequired)
        }
        Err(fault) => Err(fault),
    }
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
