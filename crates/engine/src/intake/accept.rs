//! From a draft to a lead: a person's word on it, or the same word on all that leave no doubt.

use anteroom_replica::{
    store::{Command, Draft},
    value::Value,
};
use anteroom_wire::id::{ContactId, GroupId, IntakeId, MemberId, RowId};

use super::{
    duplicates,
    facts::{FactField, Facts, FoundField},
    resume::{PRESENT, normalise_date},
};
use crate::{
    commands::{
        contacts,
        facts::{NewFact, draft_fact},
        inbox::ConfirmIntake,
        leads,
    },
    desk::Desk,
    fault::{Fault, Outcome},
    table::{
        contact::{self, PointKind},
        document::Grade,
        fact::FactKind,
        intake::{self as table, IntakeRow, IntakeStatus},
    },
};

/// Drafts accepted in one transaction.
const AT_ONCE: usize = 100;

/// What accepting all that leave no doubt did.
pub(crate) struct AcceptedAll {
    pub(crate) accepted: Vec<IntakeId>,
    /// Drafts that a person still has to look at.
    pub(crate) left: usize,
    pub(crate) group: Option<GroupId>,
}

/// Drafts a lead from a line in review. A known contact keeps what it has; only what it lacks is
/// filled in.
pub(crate) fn accept(
    draft: &mut Draft<'_>,
    desk: &Desk,
    line: &IntakeRow,
    word: &ConfirmIntake,
) -> Outcome<ContactId> {
    let known = word.contact_id.as_deref().map(|text| id::<ContactId>(text, "contact"));
    let contact = match known.transpose()? {
        Some(contact) => contacts::existing(draft.db(), contact)?,
        None => contacts::draft_contact(draft, &word.name, None)?,
    };
    fill_in(draft, contact, word)?;
    let points = [(PointKind::Email, &word.email), (PointKind::Phone, &word.phone)];
    let points = points.into_iter().filter_map(|(kind, value)| Some((kind, value.as_ref()?)));
    let links = word.links.iter().map(|link| (PointKind::Link, link));
    for (kind, value) in points.chain(links) {
        if let Some(value) = leads::text(Some(value)) {
            contacts::draft_point(draft, contact, kind, &value, None)?;
        }
    }
    for fact in &word.facts {
        draft_fact(draft, contact, fact, line.document, desk.identity.member)?;
    }
    draft_lead(draft, desk, line, contact, word)?;
    Ok(contact)
}

/// Makes leads of all drafts that leave no doubt: name and address found, everything about the
/// person at least `over` sure, read well, nothing hidden, nobody like it in the book or the
/// inbox. Of what else was found, only what is as sure is taken.
pub(crate) fn accept_all(desk: &Desk, over: u8) -> Outcome<AcceptedAll> {
    let lines = desk.read(|db| table::open_lines(db, super::FILES_MAX))?;
    let lines: Vec<_> =
        lines.into_iter().filter(|line| line.status == IntakeStatus::Review).collect();
    let mut sure = Vec::new();
    for line in &lines {
        let word = word_on(line, over);
        if let Some(word) = word
            && desk.read(|db| duplicates::exact(db, line))?.is_empty()
        {
            sure.push((line.id, word));
        }
    }
    let command = desk.command("intake_accept_all");
    let mut group = None;
    let mut accepted = Vec::new();
    // What is refused in a chunk is found by halving it; a line alone that is refused is left to
    // a person, and holds up nobody.
    let mut chunks: Vec<&[_]> = sure.chunks(AT_ONCE).rev().collect();
    while let Some(chunk) = chunks.pop() {
        let command = Command { group, ..command };
        match desk.commit_as(&command, |draft| accept_chunk(draft, desk, chunk)) {
            Ok((done, now)) => {
                group = group.or(now);
                accepted.extend(done);
            }
            Err(fault) if !fault.is_refusal() => return Err(fault),
            Err(_) if chunk.len() > 1 => {
                let (first, second) = chunk.split_at(chunk.len() / 2);
                chunks.extend([second, first]);
            }
            Err(_) => tracing::warn!("a draft was left to a person"),
        }
    }
    Ok(AcceptedAll { left: lines.len() - accepted.len(), accepted, group })
}

/// Accepts those of a chunk that still wait for a word.
fn accept_chunk(
    draft: &mut Draft<'_>,
    desk: &Desk,
    chunk: &[(IntakeId, ConfirmIntake)],
) -> Outcome<Vec<IntakeId>> {
    let mut accepted = Vec::new();
    for (id, word) in chunk {
        let line = table::by_id(draft.db(), *id)?;
        if let Some(line) = line.filter(|line| line.status == IntakeStatus::Review) {
            accept(draft, desk, &line, word)?;
            accepted.push(*id);
        }
    }
    Ok(accepted)
}

/// Returns the word that goes without saying on a draft; none if somebody should look.
fn word_on(line: &IntakeRow, over: u8) -> Option<ConfirmIntake> {
    let facts = Facts::parse(line.facts.as_deref());
    let well_read = line.grade.as_deref().and_then(Grade::parse) == Some(Grade::Good);
    if !well_read || line.problem.is_some() || !facts.hidden.is_empty() {
        return None;
    }
    let is_identity =
        |field| matches!(field, FactField::Name | FactField::Email | FactField::Phone);
    let doubtful = |found: &FoundField| is_identity(found.field) && found.confidence < over;
    if facts.fields.iter().any(doubtful) {
        return None;
    }
    let sure: Vec<&FoundField> =
        facts.fields.iter().filter(|found| found.confidence >= over).collect();
    let first =
        |field| sure.iter().find(|found| found.field == field).map(|found| found.value.clone());
    // The first job is the latest; who has left it works elsewhere.
    let left = |until: &FoundField| {
        (until.field, until.entry) == (FactField::Until, 0)
            && normalise_date(&until.value).is_none_or(|date| date != PRESENT)
    };
    let has_left = facts.fields.iter().any(left);
    let current = |field| {
        let now = |found: &&&FoundField| !has_left && (found.field, found.entry) == (field, 0);
        sure.iter().find(now).map(|found| found.value.clone())
    };
    let all = |field| sure.iter().filter(move |found| found.field == field);
    Some(ConfirmIntake {
        id: line.id.to_string(),
        name: first(FactField::Name)?,
        email: Some(first(FactField::Email)?),
        phone: first(FactField::Phone),
        title: None,
        city: first(FactField::City),
        company: current(FactField::Employer),
        job_title: current(FactField::JobTitle),
        links: all(FactField::Link).map(|found| found.value.clone()).collect(),
        facts: new_facts(&sure),
        owner_id: None,
        contact_id: None,
    })
}

/// Returns found fields as facts: those of one entry (a job, a degree) make one.
fn new_facts(fields: &[&FoundField]) -> Vec<NewFact> {
    let beside = |found: &FoundField, field| {
        let same = |other: &&&FoundField| other.entry == found.entry && other.field == field;
        fields.iter().find(same).map(|other| other.value.clone())
    };
    let fact = |found: &&FoundField| {
        let (kind, detail, since, until) = match found.field {
            FactField::Employer => (
                FactKind::Job,
                beside(found, FactField::JobTitle),
                beside(found, FactField::Since),
                beside(found, FactField::Until),
            ),
            FactField::Degree => (
                FactKind::Degree,
                beside(found, FactField::School),
                None,
                beside(found, FactField::Year),
            ),
            FactField::Skill => (FactKind::Skill, None, None, None),
            FactField::Language => (FactKind::Language, None, None, None),
            _ => return None,
        };
        Some(NewFact { kind, value: found.value.clone(), detail, since, until })
    };
    fields.iter().filter_map(fact).collect()
}

fn fill_in(draft: &mut Draft<'_>, contact: ContactId, word: &ConfirmIntake) -> Outcome<()> {
    let has = contact::by_id(draft.db(), contact)?;
    let has = |field: fn(&contact::ContactFacts) -> &Option<String>| {
        has.as_ref().is_some_and(|facts| field(facts).is_some())
    };
    let fields: [(&str, bool, &Option<String>); 3] = [
        ("company", has(|facts| &facts.row.company), &word.company),
        ("job_title", has(|facts| &facts.job_title), &word.job_title),
        ("city", has(|facts| &facts.row.city), &word.city),
    ];
    let cells: Vec<(&str, Value)> = fields
        .into_iter()
        .filter(|(_, has, _)| !has)
        .filter_map(|(name, _, value)| Some((name, leads::text(value.as_deref())?.into())))
        .collect();
    if !cells.is_empty() {
        draft.update("contact", RowId::from_bytes(contact.to_bytes()), &cells);
    }
    Ok(())
}

fn draft_lead(
    draft: &mut Draft<'_>,
    desk: &Desk,
    line: &IntakeRow,
    contact: ContactId,
    word: &ConfirmIntake,
) -> Outcome<()> {
    let owner = word.owner_id.as_deref().map(|text| id::<MemberId>(text, "member")).transpose()?;
    let me = desk.identity.member;
    let now = draft.now_ms();
    draft.update(
        "lead",
        RowId::from_bytes(line.id.to_bytes()),
        &[
            ("contact_id", contact.to_bytes().into()),
            ("title", leads::text(word.title.as_deref()).into()),
            ("owner_id", owner.unwrap_or(me).to_bytes().into()),
            ("draft", false.into()),
            ("state", "PENDING".into()),
            ("state_at", now.into()),
            ("state_by", me.to_bytes().into()),
        ],
    );
    Ok(())
}

fn id<T: std::str::FromStr>(text: &str, what: &'static str) -> Outcome<T> {
    text.parse().map_err(|_| Fault::not_found(what))
}
