//! Who a draft may be: the same file, the same address, a name alike. A person decides.

use std::collections::BTreeMap;

use anteroom_wire::id::{ContactId, IntakeId};
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    facts::{FactField, Facts},
    resume,
};
use crate::{
    ask::{bitmap::Bitmap, rule::Rule},
    commands::lists::{self, Root, Scope},
    desk::Desk,
    fault::Outcome,
    table::{
        contact::{self, PointKind},
        document,
        intake::{self, IntakeRow},
    },
};

/// Why two records may be one person.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    SameFile,
    SameEmail,
    SamePhone,
    SimilarName,
}

/// A record that may be the same person. Exactly one of the two ids is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// A contact in the book.
    pub contact_id: Option<String>,
    /// Another draft in the inbox, that came earlier.
    pub intake_id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Why, strongest first.
    pub reasons: Vec<DuplicateReason>,
    /// How much alike, 0 to 100.
    pub likeness: u8,
}

/// Similar names looked at per draft: beyond that the name is too common to say anything.
const SIMILAR_MAX: usize = 300;

/// Duplicates shown per draft.
const SHOWN_MAX: u32 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Contact(ContactId),
    Draft(IntakeId),
}

#[derive(Default)]
struct Matches(BTreeMap<Who, (String, Vec<DuplicateReason>, u8)>);

impl Matches {
    fn add(&mut self, who: Who, name: &str, reason: DuplicateReason, likeness: u8) {
        let entry = self.0.entry(who).or_insert_with(|| (name.to_owned(), Vec::new(), 0));
        if !entry.1.contains(&reason) {
            entry.1.push(reason);
        }
        entry.2 = entry.2.max(likeness);
    }

    fn into_list(self) -> Vec<Duplicate> {
        let mut list: Vec<Duplicate> = self
            .0
            .into_iter()
            .map(|(who, (name, mut reasons, likeness))| {
                reasons.sort();
                let (contact_id, intake_id) = match who {
                    Who::Contact(id) => (Some(id.to_string()), None),
                    Who::Draft(id) => (None, Some(id.to_string())),
                };
                Duplicate { contact_id, intake_id, name, reasons, likeness }
            })
            .collect();
        list.sort_by(|a, b| a.reasons.cmp(&b.reasons).then(b.likeness.cmp(&a.likeness)));
        list.truncate(SHOWN_MAX as usize);
        list
    }
}

/// Finds what shares a file, an address or a number with a draft. Cheap enough for every line
/// of the queue.
pub(crate) fn exact(db: &Connection, line: &IntakeRow) -> Outcome<Vec<Duplicate>> {
    let mut matches = Matches::default();
    match_exact(db, line, &mut matches)?;
    Ok(matches.into_list())
}

/// Finds the same, and contacts whose name is alike.
pub(crate) fn all(desk: &Desk, line: &IntakeRow) -> Outcome<Vec<Duplicate>> {
    let mut matches = Matches::default();
    desk.read(|db| match_exact(db, line, &mut matches))?;
    let facts = Facts::parse(line.facts.as_deref());
    if let Some(name) = facts.value(FactField::Name) {
        for (contact, other) in similarly_named(desk, name)? {
            let likeness = resume::name_likeness(name, &other);
            if likeness >= resume::SAME_PERSON_LIKENESS {
                matches.add(Who::Contact(contact), &other, DuplicateReason::SimilarName, likeness);
            }
        }
    }
    Ok(matches.into_list())
}

fn match_exact(db: &Connection, line: &IntakeRow, matches: &mut Matches) -> Outcome<()> {
    for key in intake::keys(db, line.id)? {
        match_contacts(db, line, &key, matches)?;
        match_drafts(db, line, &key, matches)?;
    }
    Ok(())
}

fn match_contacts(
    db: &Connection,
    line: &IntakeRow,
    key: &str,
    matches: &mut Matches,
) -> Outcome<()> {
    match key.split_once(':') {
        Some(("email", normal)) => {
            for (id, name) in contact::with_normal(db, PointKind::Email, normal)? {
                matches.add(Who::Contact(id), &name, DuplicateReason::SameEmail, 100);
            }
        }
        Some(("phone", normal)) => {
            for (id, name) in contact::with_normal(db, PointKind::Phone, normal)? {
                matches.add(Who::Contact(id), &name, DuplicateReason::SamePhone, 90);
            }
        }
        Some(("hash", hex)) => {
            for (lead, contact) in document::of_hash(db, &from_hex(hex))? {
                if let Some((id, name)) = contact
                    && lead.to_bytes() != line.id.to_bytes()
                {
                    let who = Who::Contact(ContactId::from_bytes(id));
                    matches.add(who, &name, DuplicateReason::SameFile, 100);
                }
            }
        }
        _ => {}
    }
    Ok(())
}

fn match_drafts(
    db: &Connection,
    line: &IntakeRow,
    key: &str,
    matches: &mut Matches,
) -> Outcome<()> {
    let (reason, likeness) = match key.split_once(':') {
        Some(("email", _)) => (DuplicateReason::SameEmail, 100),
        Some(("phone", _)) => (DuplicateReason::SamePhone, 90),
        Some(("hash", _)) => (DuplicateReason::SameFile, 100),
        _ => (DuplicateReason::SimilarName, 95),
    };
    for draft in intake::earlier_with_key(db, key, line.seq, SHOWN_MAX)? {
        let Some(other) = intake::by_id(db, draft)? else { continue };
        let facts = Facts::parse(other.facts.as_deref());
        let name = facts.value(FactField::Name).unwrap_or(&other.file_name);
        matches.add(Who::Draft(draft), name, reason, likeness);
    }
    Ok(())
}

/// Asks the columns for names that share the beginning of a word, and reads those.
fn similarly_named(desk: &Desk, name: &str) -> Outcome<Vec<(ContactId, String)>> {
    /// Beginnings shorter than this are shared by everybody.
    const BEGINNING_CHARS: usize = 4;
    let folded = resume::fold_name(name);
    let beginnings: Vec<Rule> = folded
        .split_whitespace()
        .filter(|word| word.chars().count() >= 3)
        .map(|word| word.chars().take(BEGINNING_CHARS).collect::<String>())
        .map(|beginning| lists::name_contains(&beginning))
        .collect();
    if beginnings.is_empty() {
        return Ok(Vec::new());
    }
    // Both words where there are two, so that a common first name does not bring everybody.
    let rows: Bitmap = lists::evaluate(desk, Root::Contact, Scope::Live, Rule::All(beginnings))?;
    let rowids: Vec<u32> = rows.iter().take(SIMILAR_MAX).collect();
    desk.read(|db| {
        let found = contact::by_rowids(db, &rowids)?;
        let named = found.into_iter().filter_map(|row| Some((row.id.parse().ok()?, row.name)));
        Ok(named.collect())
    })
}

fn from_hex(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
