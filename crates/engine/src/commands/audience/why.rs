//! Why somebody is in an audience, or is not: clause by clause, with what the person has.

use jiff::Timestamp;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{asked, everybody, picks, row_of, segment_row};
use crate::{
    ask::{
        check::{Checked, Node},
        columns::Columns,
        context::{Context, Currency, Scope},
        desk::CONTACT,
        explain::Had,
        frequent::Held,
        rule::Rule,
    },
    commands::{
        lists::{self, StoredText, rule_fault},
        rules::original,
    },
    desk::Desk,
    engine::Engine,
    fault::Outcome,
};

/// Who is to be explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AskWhy {
    /// The rule over contacts in its text form.
    pub rule: String,
    /// The segment that it is of; those picked by hand for it count.
    pub segment_id: Option<String>,
    /// The contact.
    pub contact_id: String,
}

/// What decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WhyBy {
    /// The rule.
    Rule,
    /// A person, who put the contact in.
    Include,
    /// A person, who kept the contact out.
    Exclude,
}

/// Why somebody is in an audience, or is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// Whether the contact is in.
    pub inside: bool,
    /// What decided.
    pub by: WhyBy,
    /// The rule, part by part.
    pub clause: WhyClause,
}

/// A part of a rule, as it is for one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WhyClause {
    /// The part in canonical text; empty for everything.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// What the contact has there (“4 orders”, “France”); empty if nothing.
    pub value: Option<String>,
    /// Its own parts.
    pub parts: Vec<Self>,
}

pub(crate) fn audience_why(engine: &Engine, request: AskWhy) -> Outcome<Why> {
    let desk = engine.desk()?;
    let segment = segment_row(&desk, request.segment_id.as_deref())?;
    let checked = asked(&desk, &request.rule, segment).map_err(|problem| rule_fault(&problem))?;
    let row = desk.read(|db| row_of(db, &request.contact_id))?;
    let base = everybody(&desk)?;
    let text = StoredText(&desk);
    let context = lists::context(&desk, Scope::Live, &text);
    let columns = desk.columns()?;
    let picks = picks(&columns, segment, &context);
    let explaining = Explaining { desk: &desk, columns: &columns, checked: &checked, context, row };
    let clause = explaining.clause(checked.rule(), checked.node())?;
    let is_shown = explaining.columns.evaluate(&base, &explaining.context).get(row);
    let (inside, by) = match (picks.include.get(row), picks.exclude.get(row)) {
        (_, true) => (false, WhyBy::Exclude),
        (true, false) => (true, WhyBy::Include),
        (false, false) => (clause.holds, WhyBy::Rule),
    };
    Ok(Why { inside: inside && is_shown, by, clause })
}

struct Explaining<'a> {
    desk: &'a Desk,
    columns: &'a Columns,
    checked: &'a Checked,
    context: Context<'a>,
    row: u32,
}

impl Explaining<'_> {
    fn clause(&self, rule: &Rule, node: &Node) -> Outcome<WhyClause> {
        let parts = match (rule, node) {
            (Rule::All(rules) | Rule::Any(rules), Node::All(nodes) | Node::Any(nodes)) => {
                let parts = rules.iter().zip(nodes);
                parts.map(|(rule, node)| self.clause(rule, node)).collect::<Outcome<_>>()?
            }
            (Rule::Not(rule), Node::Not(node)) => vec![self.clause(rule, node)?],
            _ => Vec::new(),
        };
        let holds = match node {
            Node::All(_) => parts.iter().all(|part: &WhyClause| part.holds),
            Node::Any(_) => parts.iter().any(|part| part.holds),
            Node::Not(_) => parts.iter().all(|part| !part.holds),
            Node::Leaf(_) | Node::Related { .. } | Node::Sum { .. } => {
                self.columns.holds((CONTACT, self.row), node, &self.context)
            }
        };
        let had = self.columns.had((CONTACT, self.row), node, &self.context);
        let value = self.desk.read(|db| self.said(db, had))?;
        let text = match rule {
            rule if *rule == Rule::EVERYTHING => String::new(),
            rule => self.checked.part_text(rule),
        };
        Ok(WhyClause { text, holds, value, parts })
    }

    /// Returns what the contact has, in words.
    fn said(&self, db: &Connection, had: Had) -> Outcome<Option<String>> {
        Ok(Some(match had {
            Had::Nothing => return Ok(None),
            Had::Texts { table, column, rows } => {
                let texts = rows.into_iter().map(|row| {
                    let text = self.columns.text(table, column, row).to_owned();
                    original(db, Held { text, table, column, row })
                });
                texts.collect::<Outcome<Vec<String>>>()?.join(", ")
            }
            Had::Words(words) => words.join(", "),
            Had::Number(number) => number.to_string(),
            Had::Money(minor, currency) => amount(minor, currency),
            Had::Flag(truth) => if truth { "yes" } else { "no" }.to_owned(),
            Had::Day(day) => {
                let epoch = jiff::civil::Date::constant(1970, 1, 1);
                epoch.saturating_add(jiff::Span::new().days(day)).to_string()
            }
            Had::Moment(ms) => match Timestamp::from_millisecond(ms) {
                Ok(moment) => moment.to_zoned(self.desk.zone.clone()).date().to_string(),
                Err(_) => return Ok(None),
            },
            Had::Related(count, relation) => {
                let name = if count == 1 { relation.name } else { relation.plural };
                format!("{count} {name}")
            }
        }))
    }
}

/// Writes an amount in its currency, as in `1234.50 USD`.
fn amount(minor: i64, currency: Currency) -> String {
    let digits = currency.digits() as usize;
    let sign = if minor < 0 { "-" } else { "" };
    let written = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (major, minor) = written.split_at(written.len() - digits);
    let point = if digits == 0 { "" } else { "." };
    format!("{sign}{major}{point}{minor} {}", currency.code())
}
