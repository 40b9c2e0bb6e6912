//! Computing again what is kept incrementally, and comparing.

use anteroom_wire::id::RowId;
use rusqlite::Connection;

use super::{Store, audit, lock, pending, row::StoredRow};
use crate::{
    Error,
    digest::{Buckets, Pair, Sum},
    registry::TableKind,
};

/// What a check of the whole store found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// `ok`, or what SQLite's integrity check found.
    pub database: String,
    /// Root of the state digest as stored.
    pub state: String,
    /// Root of the content digest as stored.
    pub content: String,
    /// Whether the state digest computed from scratch is the stored one.
    pub state_matches: bool,
    /// Whether the content digest computed from scratch is the stored one.
    pub content_matches: bool,
    /// Whether the audit chain is whole.
    pub audit_matches: bool,
}

/// Reads the stored bucket sums.
pub(super) fn stored_buckets(db: &Connection) -> Result<Buckets, Error> {
    let mut statement = db.prepare("SELECT tbl, bucket, state, content FROM digest")?;
    let rows = statement.query_map([], |row| {
        let pair = Pair {
            state: Sum::from_bytes(row.get("state")?),
            content: Sum::from_bytes(row.get("content")?),
        };
        Ok(((row.get("tbl")?, row.get("bucket")?), pair))
    })?;
    Ok(Buckets(rows.collect::<Result<_, _>>()?))
}

/// Returns a mark of all that a file holds: while it has the same mark it has the same replicated
/// rows in the same places. Local tables are not in it.
///
/// # Errors
/// What SQLite says.
pub fn mark(db: &Connection) -> Result<[u8; 32], Error> {
    let (state, _) = stored_buckets(db)?.roots();
    let mut hasher = blake3::Hasher::new_derive_key("anteroom 2026-11 mark");
    hasher.update(state.as_bytes());
    // Copies of one file that went their own ways may come to the same state, with rows in other
    // places; their audit chains differ.
    hasher.update(audit::Head::load(db)?.hash());
    Ok(*hasher.finalize().as_bytes())
}

impl Store {
    /// Returns the roots of the state digest and the content digest.
    #[must_use]
    pub fn digests(&self) -> (String, String) {
        lock(&self.writer).buckets.roots()
    }

    /// Checks the file, both digests and the audit chain from scratch. Takes seconds for a
    /// million rows, and sees one moment of the store.
    ///
    /// # Errors
    /// What SQLite says beyond what its integrity check reports.
    pub fn verify(&self) -> Result<Verified, Error> {
        self.read(|db| {
            db.execute_batch("BEGIN")?;
            let verified = self.verify_snapshot(db);
            db.execute_batch("ROLLBACK")?;
            verified
        })
    }

    fn verify_snapshot(&self, db: &Connection) -> Result<Verified, Error> {
        let mut statement = db.prepare("PRAGMA integrity_check(5)")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
        let database = lines.collect::<Result<Vec<_>, _>>()?.join("; ");
        let (state, content) = stored_buckets(db)?.roots();
        let (scratch_state, scratch_content) = self.recompute(db)?.roots();
        Ok(Verified {
            database,
            state_matches: state == scratch_state,
            content_matches: content == scratch_content,
            audit_matches: audit::is_whole(db)?,
            state,
            content,
        })
    }

    fn recompute(&self, db: &Connection) -> Result<Buckets, Error> {
        let mut sums = Buckets::default();
        for table in self.registry.replicated() {
            let Some(layout) = self.layouts.get(table.number) else { continue };
            let mut statement = db.prepare(&layout.select_all)?;
            let mut rows = statement.query([])?;
            while let Some(sql) = rows.next()? {
                let row = RowId::from_bytes(sql.get("id")?);
                let stored = StoredRow::from_row(sql, table)?;
                let waiting = pending::of_row(db, table.number, row)?;
                let voided = table.kind == TableKind::InsertOnly && is_voided(db, row)?;
                sums.add(table.number, row, stored.digest(table, row, &waiting, voided));
            }
        }
        self.add_rowless(db, &mut sums)?;
        Ok(sums)
    }

    /// Adds rows of which only cells unknown here have come.
    fn add_rowless(&self, db: &Connection, sums: &mut Buckets) -> Result<(), Error> {
        let mut statement = db.prepare("SELECT DISTINCT tbl, row FROM pending_cell")?;
        let rows = statement.query_map([], |sql| {
            Ok((sql.get::<_, u16>("tbl")?, RowId::from_bytes(sql.get("row")?)))
        })?;
        for found in rows {
            let (table, row) = found?;
            let stored = match self.layouts.get(table) {
                Some(layout) => StoredRow::load(db, layout, row)?,
                None => None,
            };
            if stored.is_none() {
                let waiting = pending::of_row(db, table, row)?;
                sums.add(table, row, pending::digest(table, row, &waiting));
            }
        }
        Ok(())
    }
}

fn is_voided(db: &Connection, row: RowId) -> Result<bool, Error> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM void WHERE target_row = ? AND IFNULL(_del, 0) = 0)",
        )?
        .query_row([row.to_bytes()], |sql| sql.get(0))?)
}
