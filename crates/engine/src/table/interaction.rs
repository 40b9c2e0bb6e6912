//! Interactions: what contacts did.

use anteroom_wire::id::{ContactId, InteractionId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{counts, id_text, id_text_opt, same_contact, survivor};
use crate::fault::Outcome;

/// Something that a contact did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Interaction {
    /// It.
    pub id: String,
    /// Who did it.
    pub contact_id: Option<String>,
    /// What they are called.
    pub contact_name: Option<String>,
    /// The lead that it was about.
    pub lead_id: Option<String>,
    /// What it was: visit, meeting, view, or a word of the team's own.
    pub kind: String,
    /// When, ms UTC.
    pub happened_at: i64,
    /// What is to be said of it.
    pub note: Option<String>,
    /// What it was worth, in minor units; in no total.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Whether it no longer counts.
    pub voided: bool,
}

fn select(condition: &str) -> String {
    format!(
        "SELECT
            i.id, i.lead_id, i.kind, i.happened_at, i.note, i.amount_minor, i.currency,
            c.id AS contact_id, c.name AS contact_name, NOT ({stands}) AS voided
         FROM interaction i
         LEFT JOIN contact c ON c.id = {whose}
         {condition}",
        stands = counts("i"),
        whose = survivor("i.contact_id")
    )
}

/// Reads lines by their place in this machine's file, in the order given.
pub(crate) fn by_rowids(db: &Connection, rowids: &[u32]) -> Outcome<Vec<Interaction>> {
    let mut statement = db.prepare_cached(&select("WHERE i.rowid = ?"))?;
    let mut rows = Vec::with_capacity(rowids.len());
    for rowid in rowids {
        rows.extend(statement.query_row([rowid], from_row).optional()?);
    }
    Ok(rows)
}

/// Reads one, voided or not.
pub(crate) fn by_id(db: &Connection, id: InteractionId) -> Outcome<Option<Interaction>> {
    let mut statement = db.prepare_cached(&select("WHERE i.id = ?"))?;
    Ok(statement.query_row([id.to_bytes()], from_row).optional()?)
}

/// Reads what a contact did, latest first.
pub(crate) fn of_contact(db: &Connection, id: ContactId, limit: u32) -> Outcome<Vec<Interaction>> {
    let mut statement = db.prepare_cached(&select(&format!(
        "WHERE i.contact_id IN {} AND {}
         ORDER BY i.happened_at DESC, i.rowid DESC
         LIMIT ?2",
        same_contact("?1"),
        counts("i")
    )))?;
    let rows = statement.query_map(params![id.to_bytes(), limit], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Interaction> {
    Ok(Interaction {
        id: id_text(row, "id")?,
        contact_id: id_text_opt(row, "contact_id")?,
        contact_name: row.get("contact_name")?,
        lead_id: id_text_opt(row, "lead_id")?,
        kind: row.get::<_, Option<String>>("kind")?.unwrap_or_default(),
        happened_at: row.get::<_, Option<i64>>("happened_at")?.unwrap_or(0),
        note: row.get("note")?,
        amount_minor: row.get("amount_minor")?,
        currency: row.get("currency")?,
        voided: row.get("voided")?,
    })
}
