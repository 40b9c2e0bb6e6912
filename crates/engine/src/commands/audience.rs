//! Audiences: whom a rule over contacts finds while it is being built, and why somebody is in it.

use std::{collections::BTreeSet, time::Instant};

use anteroom_wire::id::{ContactId, SegmentId};
use rand::{SeedableRng, rngs::SmallRng, seq::index};
use rusqlite::{Connection, OptionalExtension};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    contacts, id,
    lists::{self, Root, RuleFaulty, Scope, StoredText, faulty},
};
use crate::{
    ask::{
        bitmap::Bitmap,
        check::Checked,
        columns::Columns,
        context::{Context, Scope as AskedScope},
        desk::{CONTACT, PICKED},
        evaluate::Asking,
        problem::Problem,
        rule::Rule,
        segments::{Picks, used},
        text,
    },
    desk::Desk,
    engine::Engine,
    fault::{Fault, Outcome},
    table::{
        balance::{self, Figures},
        contact::{self, ContactRow},
        segment,
    },
};

pub(crate) use why::audience_why;
pub use why::{AskWhy, Why, WhyBy, WhyClause};

mod why;

/// Members of one sample.
const SAMPLE_MAX: u32 = 50;

/// Contacts picked by hand in one question, beside those that are saved.
const PICKS_MAX: usize = 1_000;

/// A rule that is being built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AskAudience {
    /// The rule over contacts in its text form.
    pub rule: String,
    /// The segment that it is of; those picked by hand for it count.
    pub segment_id: Option<String>,
    /// Contacts that are in by hand, beside those that are saved.
    pub include: Vec<String>,
    /// Contacts that are out by hand, beside those that are saved.
    pub exclude: Vec<String>,
    /// How many members to show, at most 50.
    pub sample: u32,
    /// Which members: the same number shows the same ones.
    pub seed: u32,
}

/// Whom a rule finds, or why it does not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum Audience {
    /// It finds these.
    Found(AudienceFound),
    /// It does not read.
    Faulty(RuleFaulty),
}

/// Whom a rule finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AudienceFound {
    /// Always true.
    #[ts(type = "true")]
    pub ok: bool,
    /// How many contacts are in, those picked by hand among them.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// How long finding and counting took, in microseconds.
    pub took_us: u32,
    /// How many each node of the rule's tree finds on its own, parents before their parts.
    pub nodes: Vec<AudienceNode>,
    /// Some members, in no order.
    pub sample: Vec<AudienceMember>,
    /// How many are in by hand alone.
    pub included: u32,
    /// How many the rule finds that are out by hand.
    pub excluded: u32,
}

/// How many contacts a node of a rule finds on its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AudienceNode {
    /// The places of the parts that lead to it from the root; relations have no parts here.
    pub path: Vec<u32>,
    /// How many.
    pub count: u32,
}

/// A member of an audience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AudienceMember {
    /// The contact.
    pub contact: ContactRow,
    /// What it ordered and did in all.
    pub figures: Figures,
}

pub(crate) fn audience(engine: &Engine, request: AskAudience) -> Outcome<Audience> {
    let desk = engine.desk()?;
    if request.sample > SAMPLE_MAX {
        return Err(Fault::invalid("sample", format!("must be at most {SAMPLE_MAX}")));
    }
    let start = Instant::now();
    let segment = segment_row(&desk, request.segment_id.as_deref())?;
    let checked = match asked(&desk, &request.rule, segment) {
        Ok(checked) => checked,
        Err(problem) => return Ok(Audience::Faulty(faulty(&problem, &request.rule))),
    };
    let include = rows_of(&desk, &request.include)?;
    let exclude = rows_of(&desk, &request.exclude)?;
    let base = everybody(&desk)?;
    let text = StoredText(&desk);
    let context = lists::context(&desk, AskedScope::Live, &text);
    let columns = desk.columns()?;
    let nodes = columns.nodes(&checked, &base, &context, &desk.kept);
    let mut picks = picks(&columns, segment, &context);
    picks.also(&include, &exclude);
    picks.keep(&nodes.all);
    let rows = picks.applied(&nodes.rows);
    let count = rows.count();
    let (included, excluded) = picks.differing(&nodes.rows);
    let found = AudienceFound {
        ok: true,
        count,
        of: nodes.all.count(),
        took_us: u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX),
        nodes: nodes
            .counts
            .into_iter()
            .map(|node| AudienceNode { path: node.path, count: node.count })
            .collect(),
        sample: Vec::new(),
        included,
        excluded,
    };
    drop(columns);
    let rowids = sampled(&rows, count, request.sample, request.seed);
    let sample = desk.read(|db| sample(db, &rowids))?;
    Ok(Audience::Found(AudienceFound { sample, ..found }))
}

/// Returns the contacts that a rule finds, as changed by those picked by hand for a segment.
pub(super) fn members(desk: &Desk, checked: &Checked, segment: Option<u32>) -> Outcome<Bitmap> {
    let base = everybody(desk)?;
    let text = StoredText(desk);
    let context = lists::context(desk, AskedScope::Live, &text);
    let columns = desk.columns()?;
    let nodes = columns.nodes(checked, &base, &context, &desk.kept);
    let mut picks = picks(&columns, segment, &context);
    picks.keep(&nodes.all);
    Ok(picks.applied(&nodes.rows))
}

/// Returns who was picked by hand for a segment.
fn picks(columns: &Columns, segment: Option<u32>, context: &Context<'_>) -> Picks {
    let picks = segment.map(|segment| Asking::new(columns, context).picks(PICKED, segment));
    picks.unwrap_or_default()
}

/// Returns the rule that all contacts satisfy that a list shows.
fn everybody(desk: &Desk) -> Outcome<Checked> {
    lists::visible(desk, Root::Contact, Scope::Live, Rule::EVERYTHING)
}

/// Reads a rule's text. One of a segment must not lead back to it.
fn asked(desk: &Desk, rule: &str, segment: Option<u32>) -> Result<Checked, Problem> {
    let known = desk.vocabulary();
    let checked = text::parse(known.catalogue(), CONTACT, rule)?;
    let circle = segment.is_some_and(|row| {
        let leading: BTreeSet<u32> = known.leading_to(row);
        !leading.is_disjoint(&used(checked.node()))
    });
    if circle {
        let message = "a segment must not lead back to itself; take that part out";
        return Err(Problem::new(message, 0..rule.len()));
    }
    Ok(checked)
}

/// Returns the row of a segment.
fn segment_row(desk: &Desk, segment: Option<&str>) -> Outcome<Option<u32>> {
    let Some(segment) = segment else { return Ok(None) };
    let wanted: SegmentId = id(segment, "segment")?;
    let row = desk.read(|db| rowid(db, "segment", segment::row(wanted).to_bytes()))?;
    row.map(Some).ok_or_else(|| Fault::not_found("segment"))
}

/// Returns the rows of contacts, or of those into whom they were merged.
fn rows_of(desk: &Desk, contacts: &[String]) -> Outcome<Bitmap> {
    if contacts.len() > PICKS_MAX {
        return Err(Fault::invalid("include", format!("at most {PICKS_MAX} at once")));
    }
    desk.read(|db| {
        let rows = contacts.iter().map(|text| row_of(db, text));
        Ok(Bitmap::from_rows(rows.collect::<Outcome<Vec<u32>>>()?))
    })
}

/// Returns the row of a contact, or of the one into whom it was merged.
fn row_of(db: &Connection, contact: &str) -> Outcome<u32> {
    let contact: ContactId = contacts::existing(db, id(contact, "contact")?)?;
    rowid(db, "contact", contact.to_bytes())?.ok_or_else(|| Fault::not_found("contact"))
}

fn rowid(db: &Connection, table: &str, id: [u8; 16]) -> Outcome<Option<u32>> {
    let sql = format!("SELECT rowid FROM {table} WHERE id = ?");
    Ok(db.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// Returns some rows of a set, the same ones for the same seed and set.
fn sampled(rows: &Bitmap, count: u32, many: u32, seed: u32) -> Vec<u32> {
    let many = many.min(count) as usize;
    let mut random = SmallRng::seed_from_u64(seed.into());
    let places = index::sample(&mut random, count as usize, many).into_vec();
    rows.at(&places)
}

fn sample(db: &Connection, rowids: &[u32]) -> Outcome<Vec<AudienceMember>> {
    let members = contact::by_rowids(db, rowids)?.into_iter().map(|contact| {
        let whose: ContactId = id(&contact.id, "contact")?;
        let mut figures = balance::figures(db, whose, (i64::MIN, i64::MAX))?;
        balance::of_contact(db, whose)?.iter().for_each(|balance| figures.add(balance));
        Ok(AudienceMember { contact, figures })
    });
    members.collect()
}
