//! What people decided about two contacts: that they are two, or that they are one.

use anteroom_wire::id::{ContactId, RowId};
use rusqlite::{Connection, OptionalExtension};

use super::survivor;
use crate::fault::Outcome;

/// They are two.
pub(crate) const DISTINCT: &str = "distinct";

/// They are one.
pub(crate) const MERGED: &str = "merged";

/// A decision as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredPair {
    pub(crate) verdict: String,
    /// What merging replaced, as JSON.
    pub(crate) replaced: Option<String>,
    pub(crate) decided_at: i64,
}

/// Returns two contacts with the smaller id first: the one that survives a merging.
pub(crate) fn ordered(a: ContactId, b: ContactId) -> (ContactId, ContactId) {
    (a.min(b), a.max(b))
}

/// Returns the row about two contacts, on every device alike.
pub(crate) fn row(a: ContactId, b: ContactId) -> RowId {
    let (a, b) = ordered(a, b);
    let parts: [&[u8]; 2] = [&a.to_bytes(), &b.to_bytes()];
    RowId::from_bytes(anteroom_wire::id::derived_id("contact_pair", &parts))
}

/// Reads what stands about two contacts.
pub(crate) fn by_id(db: &Connection, row: RowId) -> Outcome<Option<StoredPair>> {
    Ok(db
        .prepare_cached(
            "SELECT verdict, replaced, decided_at
             FROM contact_pair
             WHERE id = ? AND IFNULL(_del, 0) = 0",
        )?
        .query_row([row.to_bytes()], |row| {
            Ok(StoredPair {
                verdict: row.get::<_, Option<String>>("verdict")?.unwrap_or_default(),
                replaced: row.get("replaced")?,
                decided_at: row.get::<_, Option<i64>>("decided_at")?.unwrap_or(0),
            })
        })
        .optional()?)
}

/// Returns whether a row is there, deleted or not.
pub(crate) fn is_stored(db: &Connection, row: RowId) -> Outcome<bool> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM contact_pair WHERE id = ?)")?
        .query_row([row.to_bytes()], |row| row.get(0))?)
}

/// Reads the pairs that are two, as rows of the columns; who was merged away counts as the
/// survivor.
pub(crate) fn distinct(db: &Connection) -> Outcome<Vec<(u32, u32)>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT a.rowid, b.rowid
         FROM contact_pair p
         JOIN contact a ON a.id = {}
         JOIN contact b ON b.id = {}
         WHERE p.verdict = '{DISTINCT}' AND IFNULL(p._del, 0) = 0",
        survivor("p.a_id"),
        survivor("p.b_id")
    ))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A contact that counts as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) id: ContactId,
    pub(crate) name: String,
    /// When a person decided it, ms UTC; 0 if that is not known.
    pub(crate) at: i64,
}

/// Reads who was merged into a contact, the latest first.
pub(crate) fn merged_into(db: &Connection, survivor: ContactId) -> Outcome<Vec<Merged>> {
    let table = crate::schema::REGISTRY.table("contact").number;
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.id, c.name, IFNULL(p.decided_at, 0) AS at
         FROM merge_root r
         JOIN contact c ON c.id = r.id
         LEFT JOIN contact_pair p
             ON p.b_id = c.id AND p.a_id = c.merged_into AND p.verdict = '{MERGED}'
                 AND IFNULL(p._del, 0) = 0
         WHERE r.tbl = {table} AND r.root = ? AND IFNULL(c._del, 0) = 0
         ORDER BY at DESC, c.id"
    ))?;
    let rows = statement.query_map([survivor.to_bytes()], |row| {
        Ok(Merged {
            id: ContactId::from_bytes(row.get("id")?),
            name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            at: row.get("at")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
