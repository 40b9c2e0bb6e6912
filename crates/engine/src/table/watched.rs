//! Files of watched folders that were taken in, or lay there before.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};

use crate::fault::Outcome;

/// What is seen of a file from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) size_bytes: i64,
    pub(crate) modified_ms: i64,
}

/// Whether a file, as it is now, was not noted yet.
pub(crate) fn is_new(db: &Connection, path: &Path, seen: Seen) -> Outcome<bool> {
    let noted: Option<Seen> = db
        .prepare_cached("SELECT size_bytes, modified_ms FROM watched_file WHERE path = ?")?
        .query_row([path.to_string_lossy()], |row| {
            Ok(Seen { size_bytes: row.get("size_bytes")?, modified_ms: row.get("modified_ms")? })
        })
        .optional()?;
    Ok(noted != Some(seen))
}

/// Notes a file as it is now.
pub(crate) fn note(db: &Connection, path: &Path, seen: Seen) -> Outcome<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO watched_file (path, size_bytes, modified_ms) VALUES (?, ?, ?)",
    )?
    .execute(params![path.to_string_lossy(), seen.size_bytes, seen.modified_ms])?;
    Ok(())
}
