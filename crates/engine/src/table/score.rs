//! Scores as they are stored: published rules, what people set and say, how totals changed.

use std::collections::BTreeMap;

use anteroom_wire::id::{LeadId, RowId};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::id_text;
use crate::{
    commands::scores::{ModelVersion, PublishedModel, ScoreCause, ScoreFeedback, ScoreOverride},
    fault::Outcome,
    score::model::ScoreModel,
};

/// How totals changed, the newest so many of a lead.
const CHANGES_MAX: u32 = 200;

/// A total that a person set, as scoring needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SetTotal {
    pub(crate) total: i32,
    pub(crate) until: Option<Date>,
}

/// A change of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// The lead's row.
    pub(crate) lead: u32,
    pub(crate) at_ms: i64,
    pub(crate) before: Option<i32>,
    pub(crate) after: Option<i32>,
    pub(crate) cause: ScoreCause,
    pub(crate) detail: Option<String>,
}

/// Returns the row of what a person set for a lead, on every device alike.
pub(crate) fn override_row(lead: LeadId) -> RowId {
    RowId::from_bytes(anteroom_wire::id::derived_id("score_override", &[&lead.to_bytes()]))
}

/// Returns the row of what people said of a lead's score, on every device alike.
pub(crate) fn feedback_row(lead: LeadId) -> RowId {
    RowId::from_bytes(anteroom_wire::id::derived_id("score_feedback", &[&lead.to_bytes()]))
}

const MODELS: &str = "
    SELECT s.id, s.number, s.note, s.model, s.created_at, m.name AS by_name
    FROM score_model s
    LEFT JOIN member m ON m.id = s.author_id
    WHERE IFNULL(s._del, 0) = 0";

/// The order in which versions count: two desks may have published one number.
const NEWEST_FIRST: &str = "ORDER BY s.number DESC, s.created_at DESC, s.id DESC";

/// Reads the rules that count.
pub(crate) fn published(db: &Connection) -> Outcome<Option<PublishedModel>> {
    let mut statement = db.prepare_cached(&format!("{MODELS} {NEWEST_FIRST} LIMIT 1"))?;
    let found = statement.query_row([], stored).optional()?;
    found.map(model).transpose()
}

/// Reads a version.
pub(crate) fn version(db: &Connection, id: RowId) -> Outcome<Option<PublishedModel>> {
    let mut statement = db.prepare_cached(&format!("{MODELS} AND s.id = ?"))?;
    let found = statement.query_row([id.to_bytes()], stored).optional()?;
    found.map(model).transpose()
}

/// Reads what was published, newest first.
pub(crate) fn versions(db: &Connection) -> Outcome<Vec<ModelVersion>> {
    let mut statement = db.prepare_cached(&format!("{MODELS} {NEWEST_FIRST}"))?;
    let rows = statement.query_map([], |row| Ok(stored(row)?.0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stored(row: &Row<'_>) -> rusqlite::Result<(ModelVersion, String)> {
    let version = ModelVersion {
        id: id_text(row, "id")?,
        number: row.get::<_, Option<i64>>("number")?.unwrap_or(0),
        at: row.get::<_, Option<i64>>("created_at")?.unwrap_or(0),
        by_name: row.get("by_name")?,
        note: row.get("note")?,
    };
    Ok((version, row.get::<_, Option<String>>("model")?.unwrap_or_default()))
}

fn model((version, json): (ModelVersion, String)) -> Outcome<PublishedModel> {
    let ModelVersion { id, number, at, by_name, note } = version;
    let model: ScoreModel = serde_json::from_str(&json)?;
    Ok(PublishedModel { id, number, at, by_name, note, model })
}

/// Reads the totals that people set, by the leads' rows.
pub(crate) fn set_totals(db: &Connection) -> Outcome<BTreeMap<u32, SetTotal>> {
    let mut statement = db.prepare_cached(
        "SELECT l.rowid, s.total, s.until
         FROM score_override s
         JOIN lead l ON l.id = s.lead_id
         WHERE s.total IS NOT NULL AND IFNULL(s._del, 0) = 0",
    )?;
    let rows = statement.query_map([], |row| {
        let until: Option<String> = row.get("until")?;
        let until = until.and_then(|day| day.parse().ok());
        Ok((row.get("rowid")?, SetTotal { total: row.get("total")?, until }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads what a person set for a lead, ended or not.
pub(crate) fn override_of(db: &Connection, lead: LeadId) -> Outcome<Option<ScoreOverride>> {
    let mut statement = db.prepare_cached(
        "SELECT s.total, s.reason, s.until, s.set_at, m.name AS by_name
         FROM score_override s
         LEFT JOIN member m ON m.id = s.author_id
         WHERE s.id = ? AND s.total IS NOT NULL AND IFNULL(s._del, 0) = 0",
    )?;
    let found = statement.query_row([override_row(lead).to_bytes()], |row| {
        Ok(ScoreOverride {
            total: row.get("total")?,
            reason: row.get::<_, Option<String>>("reason")?.unwrap_or_default(),
            until: row.get("until")?,
            by_name: row.get("by_name")?,
            at: row.get::<_, Option<i64>>("set_at")?.unwrap_or(0),
        })
    });
    Ok(found.optional()?)
}

/// Reads what people said of a lead's score.
pub(crate) fn feedback_of(db: &Connection, lead: LeadId) -> Outcome<Option<ScoreFeedback>> {
    let mut statement = db.prepare_cached(
        "SELECT s.good, s.note, s.given_at, m.name AS by_name
         FROM score_feedback s
         LEFT JOIN member m ON m.id = s.author_id
         WHERE s.id = ? AND s.good IS NOT NULL AND IFNULL(s._del, 0) = 0",
    )?;
    let found = statement.query_row([feedback_row(lead).to_bytes()], |row| {
        Ok(ScoreFeedback {
            good: row.get("good")?,
            note: row.get("note")?,
            by_name: row.get("by_name")?,
            at: row.get::<_, Option<i64>>("given_at")?.unwrap_or(0),
        })
    });
    Ok(found.optional()?)
}

/// Returns the row of a lead in this machine's file.
pub(crate) fn lead_row(db: &Connection, lead: LeadId) -> Outcome<Option<u32>> {
    let mut statement = db.prepare_cached("SELECT rowid FROM lead WHERE id = ?")?;
    Ok(statement.query_row([lead.to_bytes()], |row| row.get(0)).optional()?)
}

/// Writes down how totals changed.
pub(crate) fn note_changes(db: &Connection, changes: &[Change]) -> Outcome<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO score_change (lead, at_ms, before, after, cause, detail)
         VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    for change in changes {
        let Change { lead, at_ms, before, after, cause, detail } = change;
        statement.execute(params![lead, at_ms, before, after, cause_word(*cause), detail])?;
    }
    Ok(())
}

/// Reads how a lead's total changed, oldest first.
pub(crate) fn changes(db: &Connection, lead: u32) -> Outcome<Vec<Change>> {
    let mut statement = db.prepare_cached(
        "SELECT * FROM (
             SELECT id, at_ms, before, after, cause, detail FROM score_change
             WHERE lead = ? ORDER BY id DESC LIMIT ?)
         ORDER BY id",
    )?;
    let rows = statement.query_map([lead, CHANGES_MAX], |row| {
        Ok(Change {
            lead,
            at_ms: row.get("at_ms")?,
            before: row.get("before")?,
            after: row.get("after")?,
            cause: cause(&row.get::<_, String>("cause")?),
            detail: row.get("detail")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn cause_word(cause: ScoreCause) -> &'static str {
    match cause {
        ScoreCause::Model => "model",
        ScoreCause::Facts => "facts",
        ScoreCause::Time => "time",
        ScoreCause::Override => "override",
    }
}

fn cause(word: &str) -> ScoreCause {
    let all = [ScoreCause::Model, ScoreCause::Facts, ScoreCause::Time, ScoreCause::Override];
    all.into_iter().find(|cause| cause_word(*cause) == word).unwrap_or(ScoreCause::Facts)
}
