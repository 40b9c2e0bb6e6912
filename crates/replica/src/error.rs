//! What can go wrong in the store.

use anteroom_wire::id::RowId;

/// A failure of the store. Nothing of the failed write is kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key does not open the file, or the file is not a database.
    #[error("the key does not open the database, or its first page is damaged")]
    WrongKey,
    /// The file was written by a newer program.
    #[error("the database was written by a newer program (schema {found}, {known} is known)")]
    NewerFile {
        /// The schema position of the file.
        found: u32,
        /// The newest schema position this program knows.
        known: u32,
    },
    /// The disk is full; the transaction was rolled back.
    #[error("the disk is full; the change was not stored")]
    DiskFull,
    /// A cell that cannot be stored as it is.
    #[error("{table}.{column}: {why}")]
    Invalid {
        /// The table of the cell.
        table: &'static str,
        /// The column of the cell.
        column: &'static str,
        /// What is wrong with it, in words.
        why: String,
    },
    /// A cell over [`crate::changeset::CELL_BYTES_MAX`].
    #[error("{table}.{column} holds {bytes} bytes, over the limit of {limit}")]
    TooLarge {
        /// The table of the cell.
        table: &'static str,
        /// The column of the cell.
        column: &'static str,
        /// Its encoded size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// The member's role may not write this table.
    #[error("this role may not change {0}")]
    Forbidden(&'static str),
    /// The row does not exist.
    #[error("no {table} {row}")]
    NotFound {
        /// The table.
        table: &'static str,
        /// The row asked for.
        row: RowId,
    },
    /// A row of an insert-only table cannot be edited, only voided.
    #[error("{0} rows are never edited; void the row and add another")]
    InsertOnly(&'static str),
    /// The store was closed while the caller still held it.
    #[error("the workspace was closed")]
    Closed,
    /// Nothing to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// Nothing to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// The group cannot be undone (any more).
    #[error("this can no longer be undone: {0}")]
    UndoImpossible(&'static str),
    /// Stored bytes that do not decode.
    #[error("damaged {what}")]
    Damaged {
        /// What was being read.
        what: &'static str,
    },
    /// SQLite said no.
    #[error("database: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            Some(rusqlite::ErrorCode::NotADatabase) => Self::WrongKey,
            _ => Self::Sqlite(error),
        }
    }
}
