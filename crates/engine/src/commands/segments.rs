//! Segments: rules over contacts under a name, with those picked by hand.

use std::collections::BTreeSet;

use anteroom_replica::{store::Draft, value::Value as Cell};
use anteroom_wire::id::{ContactId, SegmentId};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use super::{
    Changed, Nothing, RecordId, SaveWarning, Saved, audience, changed, contacts, id, leads,
    lists::{self, Root},
    rules::FieldValue,
};
use crate::{
    ask::{fold::fold, json, segments::used, text},
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        segment::{self, StoredPick, StoredSegment},
        view,
    },
    vocabulary::Known,
};

/// Segments of one workspace: more are not found again by anybody.
const SEGMENTS_MAX: usize = 500;

/// The row of a segment that is not stored yet.
const NO_ROW: u32 = 0;

/// Contacts picked at once.
const PICKS_MAX: usize = 1_000;

/// A segment in the list of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SegmentRow {
    /// The segment.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// The rule in its text form.
    pub rule: String,
    /// How many contacts are in it; empty while its rule does not work.
    pub count: Option<u32>,
    /// How many were put in by hand.
    pub included: u32,
    /// How many were kept out by hand.
    pub excluded: u32,
    /// How many segments and views name it.
    pub used_by: u32,
    /// When it was last saved, ms UTC.
    pub updated_at: i64,
    /// Why its rule does not work any more; it is kept as it is.
    pub problem: Option<String>,
}

/// Whether somebody was put in or kept out by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pick {
    /// In, whatever the rule says.
    Include,
    /// Out, whatever the rule says.
    Exclude,
}

/// A contact that was picked by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SegmentPick {
    /// The contact.
    pub contact_id: String,
    /// What it is called.
    pub name: String,
    /// In or out.
    pub pick: Pick,
}

/// What names a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SegmentUseKind {
    /// Another segment.
    Segment,
    /// A saved view.
    View,
}

/// Something that names a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SegmentUse {
    /// What it is.
    pub kind: SegmentUseKind,
    /// It.
    pub id: String,
    /// What it is called.
    pub name: String,
}

/// A segment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Segment {
    /// As in the list of all.
    pub row: SegmentRow,
    /// The rule as JSON.
    #[ts(type = "unknown")]
    pub json: Json,
    /// Who was picked by hand, by name.
    pub picks: Vec<SegmentPick>,
    /// What names it.
    pub used_by: Vec<SegmentUse>,
}

/// A segment to be made, or what an old one is to be like from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SaveSegment {
    /// The segment; empty for a new one.
    pub id: Option<String>,
    /// What it is called, at most 60 characters.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// The rule in its text form.
    pub rule: String,
}

/// Contacts to be picked by hand, or no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PickMembers {
    /// The segment.
    pub segment_id: String,
    /// The contacts, 1 to 1,000.
    pub contact_ids: Vec<String>,
    /// In or out; empty leaves them to the rule.
    pub pick: Option<Pick>,
}

pub(crate) fn segment_list(engine: &Engine, _: Nothing) -> Outcome<Vec<SegmentRow>> {
    let desk = engine.desk()?;
    let (all, users) = desk.read(|db| Ok((segment::all(db)?, Users::read(&desk, db)?)))?;
    all.into_iter().map(|stored| Ok(shown(&desk, stored, &users)?.row)).collect()
}

pub(crate) fn segment_get(engine: &Engine, request: RecordId) -> Outcome<Segment> {
    let desk = engine.desk()?;
    let wanted: SegmentId = id(&request.id, "segment")?;
    let (stored, users) = desk.read(|db| Ok((existing(db, wanted)?, Users::read(&desk, db)?)))?;
    shown(&desk, stored, &users)
}

pub(crate) fn segment_save(engine: &Engine, request: SaveSegment) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let known: Option<SegmentId> =
        request.id.as_deref().map(|text| id(text, "segment")).transpose()?;
    let name = leads::text(Some(&request.name))
        .ok_or_else(|| Fault::invalid("name", "must not be empty"))?;
    super::check_name(&name)?;
    let rule = lists::parse(&desk, Root::Contact, &request.rule)?;
    let rule = json::write(rule.rule()).to_string();
    let cells = [
        ("name", name.as_str().into()),
        ("description", leads::text(request.description.as_deref()).into()),
        ("rule", rule.as_str().into()),
    ];
    let ((saved, warning), group) = desk.commit("segment_save", |draft| {
        let all = segment::all(draft.db())?;
        let saved = match known {
            Some(known) => {
                let before = found(&all, known)?;
                refuse_circle(&desk, before.row, known, &name, &rule)?;
                change(draft, before, &cells);
                known
            }
            None => {
                refuse_circle(&desk, NO_ROW, SegmentId::from_bytes([0; 16]), &name, &rule)?;
                insert(draft, &desk, &all, &cells)?
            }
        };
        Ok((saved, name_taken(&all, saved, &name)))
    })?;
    Ok(Saved { id: saved.to_string(), group: group.map(|group| group.to_string()), warning })
}

pub(crate) fn segment_copy(engine: &Engine, request: RecordId) -> Outcome<Saved> {
    let desk = engine.desk()?;
    let original: SegmentId = id(&request.id, "segment")?;
    let (copy, group) = desk.commit("segment_copy", |draft| {
        let all = segment::all(draft.db())?;
        let stored = found(&all, original)?.clone();
        let cells = [
            ("name", free_name(&all, &stored.name).into()),
            ("description", stored.description.into()),
            ("rule", stored.rule.into()),
        ];
        let copy = insert(draft, &desk, &all, &cells)?;
        for StoredPick { contact, pick, .. } in segment::picks(draft.db(), original)? {
            put_pick(draft, copy, contact, Some(&pick))?;
        }
        Ok(copy)
    })?;
    let group = group.map(|group| group.to_string());
    Ok(Saved { id: copy.to_string(), group, warning: None })
}

pub(crate) fn segment_delete(engine: &Engine, request: RecordId) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let gone: SegmentId = id(&request.id, "segment")?;
    let ((), group) = desk.commit("segment_delete", |draft| {
        let stored = existing(draft.db(), gone)?;
        if let Some(user) = Users::read(&desk, draft.db())?.of(stored.row).next() {
            let kind = match user.kind {
                SegmentUseKind::Segment => "segment",
                SegmentUseKind::View => "view",
            };
            let why = format!("is used by the {kind} “{}”; take it out of there first", user.name);
            return Err(Fault::invalid("id", why));
        }
        draft.delete("segment", segment::row(gone));
        Ok(())
    })?;
    Ok(changed(group, vec![request.id]))
}

pub(crate) fn segment_pick(engine: &Engine, request: PickMembers) -> Outcome<Changed> {
    let desk = engine.desk()?;
    let picked: SegmentId = id(&request.segment_id, "segment")?;
    if !(1..=PICKS_MAX).contains(&request.contact_ids.len()) {
        return Err(Fault::invalid("contactIds", format!("must be 1 to {PICKS_MAX}")));
    }
    let members: Vec<ContactId> =
        request.contact_ids.iter().map(|text| id(text, "contact")).collect::<Outcome<_>>()?;
    let ((), group) = desk.commit("segment_pick", |draft| {
        existing(draft.db(), picked)?;
        for member in members {
            let member = contacts::existing(draft.db(), member)?;
            put_pick(draft, picked, member, request.pick.map(Pick::as_str))?;
        }
        Ok(())
    })?;
    Ok(changed(group, request.contact_ids))
}

/// Returns the segments whose names begin so, with how many each has; the largest first.
pub(super) fn named(desk: &Desk, beginning: &str, most: usize) -> Outcome<Vec<FieldValue>> {
    let beginning = fold(beginning).into_owned();
    let all = desk.read(segment::all)?;
    let mut found = Vec::new();
    for stored in all.into_iter().filter(|stored| fold(&stored.name).starts_with(&beginning)) {
        if let Some(count) = count(desk, &stored)? {
            found.push(FieldValue { value: stored.name, count });
        }
    }
    found.sort_by_key(|value| std::cmp::Reverse(value.count));
    found.truncate(most);
    Ok(found)
}

fn existing(db: &Connection, wanted: SegmentId) -> Outcome<StoredSegment> {
    found(&segment::all(db)?, wanted).cloned()
}

fn found(all: &[StoredSegment], wanted: SegmentId) -> Outcome<&StoredSegment> {
    all.iter().find(|stored| stored.id == wanted).ok_or_else(|| Fault::not_found("segment"))
}

/// Refuses a rule that would make a segment lead back to itself, or nest too deeply.
fn refuse_circle(desk: &Desk, row: u32, segment: SegmentId, name: &str, rule: &str) -> Outcome<()> {
    let known = desk.vocabulary();
    let definition = segment::definition(row, segment, name.to_owned(), rule);
    let resolved = known.with(definition);
    // What did not work before need not be mended here, but nothing more may break.
    let is_new = |other: &u32| *other == row || known.problem(*other).is_none();
    let leading = known.leading_to(row);
    let broken =
        leading.iter().filter(|row| is_new(row)).find_map(|row| resolved.problems.get(row));
    broken.map_or(Ok(()), |problem| Err(Fault::invalid("rule", problem)))
}

fn change(draft: &mut Draft<'_>, before: &StoredSegment, cells: &[(&str, Cell)]) {
    let same = |(name, cell): &(&str, Cell)| match *name {
        "name" => cell.as_text() == Some(&before.name),
        "description" => cell.as_text() == before.description.as_deref(),
        _ => cell.as_text() == Some(&before.rule),
    };
    if cells.iter().all(same) {
        return;
    }
    let now = [("updated_at", Cell::Int(draft.now_ms()))];
    draft.update("segment", segment::row(before.id), &[cells, &now].concat());
}

fn insert(
    draft: &mut Draft<'_>,
    desk: &Desk,
    all: &[StoredSegment],
    cells: &[(&str, Cell)],
) -> Outcome<SegmentId> {
    if all.len() >= SEGMENTS_MAX {
        return Err(Fault::invalid("segments", format!("are at most {SEGMENTS_MAX}")));
    }
    let new = SegmentId::from_bytes(draft.new_id());
    let now = Cell::Int(draft.now_ms());
    let made = [
        ("author_id", desk.identity.member.to_bytes().into()),
        ("created_at", now.clone()),
        ("updated_at", now),
    ];
    draft.insert("segment", segment::row(new), &[cells, &made].concat());
    Ok(new)
}

fn name_taken(all: &[StoredSegment], saved: SegmentId, name: &str) -> Option<SaveWarning> {
    let same = |other: &&StoredSegment| other.id != saved && fold(&other.name) == fold(name);
    all.iter().find(same).map(|_| SaveWarning::NameTaken)
}

/// Returns a name like another that is not taken and not too long.
fn free_name(all: &[StoredSegment], name: &str) -> String {
    let taken = |name: &str| all.iter().any(|other| fold(&other.name) == fold(name));
    let numbered = (2..).map(|number: u32| {
        let end = format!(" {number}");
        let room = crate::schema::NAME_CHARS_MAX - end.len();
        let beginning: String = name.chars().take(room).collect();
        format!("{}{end}", beginning.trim_end())
    });
    numbered.into_iter().find(|name| !taken(name)).unwrap_or_default()
}

/// Drafts that a contact is picked, or left to the rule. What others picked for those that were
/// merged into it goes with it.
fn put_pick(
    draft: &mut Draft<'_>,
    segment: SegmentId,
    contact: ContactId,
    pick: Option<&str>,
) -> Outcome<()> {
    let own = segment::pick_row(segment, contact);
    for row in segment::pick_rows(draft.db(), segment, contact)? {
        if row != own || pick.is_none() {
            draft.delete("segment_pick", row);
        }
    }
    let Some(pick) = pick else { return Ok(()) };
    let mark: Option<Option<i64>> = draft
        .db()
        .prepare_cached("SELECT _del FROM segment_pick WHERE id = ?")?
        .query_row([own.to_bytes()], |row| row.get(0))
        .optional()?;
    let cells = [
        ("segment_id", segment.to_bytes().into()),
        ("contact_id", contact.to_bytes().into()),
        ("pick", pick.into()),
    ];
    draft.ensure("segment_pick", own, &cells);
    if mark.flatten().unwrap_or(0) != 0 {
        draft.undelete("segment_pick", own);
    }
    Ok(())
}

/// What names segments, each with the rows of those that it names.
struct Users(Vec<(SegmentUse, BTreeSet<u32>)>);

impl Users {
    fn read(desk: &Desk, db: &Connection) -> Outcome<Self> {
        let known = desk.vocabulary();
        let user = |kind, id: String, name| SegmentUse { kind, id, name };
        let mut users: Vec<(SegmentUse, BTreeSet<u32>)> = segment::all(db)?
            .into_iter()
            .map(|stored| {
                let id = stored.id.to_string();
                (user(SegmentUseKind::Segment, id, stored.name), known.used_by(stored.row))
            })
            .collect();
        for stored in view::all(db)? {
            let Some(root) = Root::parse(&stored.root) else { continue };
            if let Ok(checked) = text::parse(known.catalogue(), root.table(), &stored.rule) {
                let id = stored.id.to_string();
                users.push((user(SegmentUseKind::View, id, stored.name), used(checked.node())));
            }
        }
        Ok(Self(users))
    }

    /// Returns what names a segment.
    fn of(&self, row: u32) -> impl Iterator<Item = &SegmentUse> {
        self.0.iter().filter(move |(_, used)| used.contains(&row)).map(|(user, _)| user)
    }
}

fn shown(desk: &Desk, stored: StoredSegment, users: &Users) -> Outcome<Segment> {
    let picks = desk.read(|db| segment::picks(db, stored.id))?;
    let picks: Vec<SegmentPick> = picks.into_iter().map(SegmentPick::of).collect();
    let used_by: Vec<SegmentUse> = users.of(stored.row).cloned().collect();
    let known = desk.vocabulary();
    let count = count(desk, &stored)?;
    let picked = |pick: Pick| picks.iter().filter(|known| known.pick == pick).count() as u32;
    let row = SegmentRow {
        id: stored.id.to_string(),
        rule: written(&known, &stored),
        count,
        included: picked(Pick::Include),
        excluded: picked(Pick::Exclude),
        used_by: used_by.len() as u32,
        updated_at: stored.updated_at,
        problem: known.problem(stored.row).map(str::to_owned),
        name: stored.name,
        description: stored.description,
    };
    let json = serde_json::from_str(&stored.rule).unwrap_or(Json::Null);
    Ok(Segment { row, json, picks, used_by })
}

/// Counts the contacts in a segment; none while its rule does not work.
fn count(desk: &Desk, stored: &StoredSegment) -> Outcome<Option<u32>> {
    let known = desk.vocabulary();
    let Some(checked) = known.rules().get(&stored.row) else { return Ok(None) };
    Ok(Some(audience::members(desk, checked, Some(stored.row))?.count()))
}

/// Returns a stored rule's text, also of one that does not work.
fn written(known: &Known, stored: &StoredSegment) -> String {
    if let Some(checked) = known.rules().get(&stored.row) {
        return checked.text();
    }
    let definition = segment::definition(stored.row, stored.id, String::new(), &stored.rule);
    let root = Root::Contact.table();
    definition
        .rule
        .map_or_else(|_| String::new(), |rule| text::print(known.catalogue(), root, &rule))
}

impl Pick {
    /// Returns the stored word.
    fn as_str(self) -> &'static str {
        match self {
            Self::Include => crate::ask::catalogue::INCLUDE,
            Self::Exclude => crate::ask::catalogue::EXCLUDE,
        }
    }
}

impl SegmentPick {
    fn of(stored: StoredPick) -> Self {
        let is_in = stored.pick == Pick::Include.as_str();
        Self {
            contact_id: stored.contact.to_string(),
            name: stored.name,
            pick: if is_in { Pick::Include } else { Pick::Exclude },
        }
    }
}
