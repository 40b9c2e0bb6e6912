//! Notes on leads.

use anteroom_wire::id::LeadId;
use rusqlite::Connection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::id_text;
use crate::fault::Outcome;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The note.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author_name: String,
    /// When, ms UTC.
    pub created_at: i64,
    /// When it was last edited, if it was.
    pub edited_at: Option<i64>,
}

/// Reads the notes of a lead, newest first.
pub(crate) fn of_lead(db: &Connection, lead: LeadId) -> Outcome<Vec<Note>> {
    let mut statement = db.prepare_cached(
        "SELECT n.id, n.text, n.created_at, n.edited_at, m.name AS author_name
         FROM note n
         LEFT JOIN member m ON m.id = n.author_id
         WHERE n.lead_id = ? AND IFNULL(n._del, 0) = 0
         ORDER BY n.created_at DESC, n.rowid DESC",
    )?;
    let rows = statement.query_map([lead.to_bytes()], |row| {
        Ok(Note {
            id: id_text(row, "id")?,
            text: row.get::<_, Option<String>>("text")?.unwrap_or_default(),
            author_name: row.get::<_, Option<String>>("author_name")?.unwrap_or_default(),
            created_at: row.get("created_at")?,
            edited_at: row.get("edited_at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
