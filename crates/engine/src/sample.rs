//! Believable data: the sample that a new user can look around in, and any number of leads for
//! benchmarks. All of it is invented, seeded, and the same every time.

mod customers;
mod documents;
mod people;
mod words;

pub use customers::seed_customers;
pub use documents::seed_documents;

use anteroom_replica::{
    store::{Command, Draft, Durability},
    value::Value,
};
use anteroom_wire::{
    error::CommandError,
    id::{GroupId, LeadId, RowId, TagId},
};
use jiff::ToSpan;
use rand::{SeedableRng, rngs::SmallRng};
use serde_json::{Value as Json, json};

use self::people::{People, Person};
use crate::{
    ask::calendar::Moment,
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    settings,
    table::tag,
};

/// Leads of the sample: enough to scroll, few enough to read.
const SAMPLE_LEADS: u32 = 120;

/// Leads of one transaction when there are many: each is about four rows.
const CHUNK_LEADS: u32 = 500;

/// The setting that holds the sample's undo group while it is in.
const SAMPLE_GROUP: &str = "sample.group";

/// Puts the sample in. It is one group, and taking it out is that group's undo.
pub(crate) fn add(desk: &Desk) -> Outcome<Option<GroupId>> {
    if let Some(group) = group(desk)? {
        return Ok(Some(group));
    }
    let group = GroupId::from_bytes(desk.ids.next_id(desk.clock.now_ms()));
    let command = Command { group: Some(group), ..desk.command("sample_add") };
    let mut people = People::new(1, desk.workspace.profile, desk.clock.now_ms());
    desk.commit_as(&command, |draft| {
        let tags = draft_tags(draft);
        let products = customers::draft_products(draft, desk);
        let mut random = SmallRng::seed_from_u64(5);
        for _lead in 0..SAMPLE_LEADS {
            let contact = draft_lead(draft, desk, &people.next(), &tags);
            customers::draft_past(draft, desk, contact, &products, &mut random);
        }
        settings::set(draft.db(), SAMPLE_GROUP, &json!(group))
    })?;
    Ok(Some(group))
}

/// Takes the sample out. What somebody edited in it goes too; what they added stays.
pub(crate) fn remove(desk: &Desk) -> Outcome<Option<GroupId>> {
    let Some(group) = group(desk)? else {
        return Err(Fault::not_found("sample data"));
    };
    if !desk.store.is_undone(group)? {
        desk.store.undo(&desk.command("sample_remove"), Some(group))?;
    }
    desk.local("sample_remove", |draft| settings::set(draft.db(), SAMPLE_GROUP, &Json::Null))?;
    Ok(Some(group))
}

/// Returns the sample's undo group, if it is in.
pub(crate) fn group(desk: &Desk) -> Outcome<Option<GroupId>> {
    let stored = desk.read(|db| settings::get(db, SAMPLE_GROUP))?;
    let group: Option<GroupId> =
        stored.and_then(|value| value.as_str().and_then(|text| text.parse().ok()));
    match group {
        Some(group) if !desk.store.is_undone(group)? => Ok(Some(group)),
        _ => Ok(None),
    }
}

/// Writes believable leads into an open workspace, for benchmarks and trials. `progress` is told
/// how many are in after each chunk.
///
/// # Errors
/// When the workspace is not open, or the disk is full.
pub fn seed(
    engine: &Engine,
    leads: u32,
    mut progress: impl FnMut(u32),
) -> Result<(), CommandError> {
    let desk = engine.desk()?;
    let mut people = People::new(2, desk.workspace.profile, desk.clock.now_ms());
    let command =
        Command { durability: Durability::Bulk, undoable: false, ..desk.command("seed_data") };
    let (tags, _) = desk.commit_as(&command, |draft| Ok(draft_tags(draft)))?;
    let mut done = 0;
    while done < leads {
        let chunk = CHUNK_LEADS.min(leads - done);
        desk.commit_as(&command, |draft| {
            for _lead in 0..chunk {
                draft_lead(draft, &desk, &people.next(), &tags);
            }
            Ok(())
        })?;
        done += chunk;
        progress(done);
    }
    Ok(())
}

/// Makes the tags that leads of the sample have.
fn draft_tags(draft: &mut Draft<'_>) -> Vec<TagId> {
    let mut made = Vec::new();
    for (name, colour) in words::TAGS {
        let cells = [("name", (*name).into()), ("colour", (*colour).into())];
        made.push(TagId::from_bytes(insert(draft, "tag", &cells)));
    }
    made
}

/// Drafts a lead with its contact, whose id it returns.
fn draft_lead(draft: &mut Draft<'_>, desk: &Desk, person: &Person, tags: &[TagId]) -> [u8; 16] {
    let contact = draft_contact(draft, person);
    let me = desk.identity.member.to_bytes();
    let currency = person.value_minor.map(|_| desk.currency.code().to_owned());
    let lead = insert(
        draft,
        "lead",
        &[
            ("contact_id", contact.into()),
            ("title", person.title.into()),
            ("state", person.state.into()),
            ("state_at", person.state_at.into()),
            ("state_by", me.into()),
            ("lost_reason", person.lost_reason.into()),
            ("source", person.source.into()),
            ("value_minor", person.value_minor.into()),
            ("currency", currency.into()),
            ("owner_id", me.into()),
            ("received_at", person.received_at.into()),
        ],
    );
    let lead = LeadId::from_bytes(lead);
    if let Some(note) = person.note {
        let cells = [
            ("lead_id", lead.to_bytes().into()),
            ("text", note.into()),
            ("author_id", me.into()),
            ("created_at", person.state_at.into()),
        ];
        insert(draft, "note", &cells);
    }
    if let Some((title, days)) = person.step {
        let today = Moment::new(draft.now_ms(), &desk.zone).today();
        let cells = [
            ("lead_id", lead.to_bytes().into()),
            ("title", title.into()),
            ("due_on", today.saturating_add(days.days()).to_string().into()),
            ("owner_id", me.into()),
            ("author_id", me.into()),
            ("created_at", person.state_at.into()),
        ];
        insert(draft, "task", &cells);
    }
    if let Some(tag) = person.tag.and_then(|at| tags.get(at)) {
        let cells = [("lead_id", lead.to_bytes().into()), ("tag_id", tag.to_bytes().into())];
        draft.ensure("lead_tag", tag::lead_tag_row(lead, *tag), &cells);
    }
    contact
}

fn draft_contact(draft: &mut Draft<'_>, person: &Person) -> [u8; 16] {
    let contact = insert(
        draft,
        "contact",
        &[
            ("name", person.name.as_str().into()),
            ("company", person.company.as_str().into()),
            ("job_title", person.job_title.into()),
            ("city", person.city.into()),
            ("created_at", person.received_at.into()),
        ],
    );
    let points = [("email", Some(person.email.as_str())), ("phone", person.phone.as_deref())];
    for (kind, value) in points {
        let Some(value) = value else { continue };
        let normal: String = match kind {
            "email" => value.to_owned(),
            _ => value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect(),
        };
        let cells = [
            ("contact_id", contact.into()),
            ("kind", kind.into()),
            ("value", value.into()),
            ("normal", normal.into()),
            ("is_primary", true.into()),
        ];
        insert(draft, "contact_point", &cells);
    }
    contact
}

/// Adds a row and returns its id.
fn insert(draft: &mut Draft<'_>, table: &'static str, cells: &[(&'static str, Value)]) -> [u8; 16] {
    let id = draft.new_id();
    draft.insert(table, RowId::from_bytes(id), cells);
    id
}
