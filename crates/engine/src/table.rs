//! Reads of the desk's tables, one module each: the row as it is shown, and its queries.
//!
//! Writes are drafted where the command is; they all go through the store's one door.

pub mod contact;
pub mod document;
pub mod intake;
pub mod job;
pub mod lead;
pub mod note;
pub mod workspace;

use rusqlite::Row;

/// Reads an id column as the text that crosses boundaries.
pub(crate) fn id_text(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    let id: [u8; 16] = row.get(column)?;
    Ok(anteroom_wire::id::RowId::from_bytes(id).to_string())
}

/// Reads an id column that may be empty.
pub(crate) fn id_text_opt(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<String>> {
    let id: Option<[u8; 16]> = row.get(column)?;
    Ok(id.map(|id| anteroom_wire::id::RowId::from_bytes(id).to_string()))
}
