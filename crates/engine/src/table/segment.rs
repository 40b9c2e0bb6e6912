//! Segments: rules over contacts under a name, and whom people picked by hand.

use anteroom_wire::id::{ContactId, RowId, SegmentId};
use rusqlite::{Connection, Row};

use super::{same_contact, survivor};
use crate::{
    ask::{json, segments::Definition},
    fault::Outcome,
};

/// A segment as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredSegment {
    /// Its row in the columns.
    pub(crate) row: u32,
    pub(crate) id: SegmentId,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// The tree as JSON.
    pub(crate) rule: String,
    pub(crate) updated_at: i64,
}

/// A contact that was picked by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredPick {
    pub(crate) contact: ContactId,
    pub(crate) name: String,
    /// The stored word.
    pub(crate) pick: String,
}

/// Reads all segments, by name.
pub(crate) fn all(db: &Connection) -> Outcome<Vec<StoredSegment>> {
    let mut statement = db.prepare_cached(
        "SELECT rowid, id, name, description, rule, updated_at
         FROM segment
         WHERE IFNULL(_del, 0) = 0
         ORDER BY name COLLATE NOCASE, id",
    )?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads all segments as the rule language takes them.
pub(crate) fn definitions(db: &Connection) -> Outcome<Vec<Definition>> {
    let all = all(db)?.into_iter();
    Ok(all
        .map(|segment| definition(segment.row, segment.id, segment.name, &segment.rule))
        .collect())
}

/// Returns a segment as the rule language takes it.
pub(crate) fn definition(row: u32, id: SegmentId, name: String, rule: &str) -> Definition {
    let tree = serde_json::from_str(rule).map_err(|error| error.to_string());
    let rule = tree.and_then(|tree| json::read(&tree).map_err(|problem| problem.to_string()));
    Definition { row, id: id.to_string(), name, rule }
}

/// Reads whom people picked by hand for a segment, by name. Who was merged away counts as the
/// survivor; who is both in and out is out.
pub(crate) fn picks(db: &Connection, segment: SegmentId) -> Outcome<Vec<StoredPick>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.id, c.name, MIN(p.pick) AS pick
         FROM segment_pick p
         JOIN contact c ON c.id = {}
         WHERE p.segment_id = ? AND IFNULL(p._del, 0) = 0 AND IFNULL(c._del, 0) = 0
         GROUP BY c.id
         ORDER BY c.name COLLATE NOCASE, c.id",
        survivor("p.contact_id")
    ))?;
    let rows = statement.query_map([segment.to_bytes()], |row| {
        Ok(StoredPick {
            contact: ContactId::from_bytes(row.get("id")?),
            name: row.get::<_, Option<String>>("name")?.unwrap_or_default(),
            pick: row.get::<_, Option<String>>("pick")?.unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Reads the rows that say that a contact, or one that was merged into it, was picked.
pub(crate) fn pick_rows(
    db: &Connection,
    segment: SegmentId,
    contact: ContactId,
) -> Outcome<Vec<RowId>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT id FROM segment_pick
         WHERE segment_id = ?2 AND IFNULL(_del, 0) = 0 AND contact_id IN {}",
        same_contact("?1")
    ))?;
    let ids = (contact.to_bytes(), segment.to_bytes());
    let rows = statement.query_map(ids, |row| Ok(RowId::from_bytes(row.get("id")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the row of a segment.
pub(crate) fn row(id: SegmentId) -> RowId {
    RowId::from_bytes(id.to_bytes())
}

/// Returns the row that says that a contact was picked, on every device alike.
pub(crate) fn pick_row(segment: SegmentId, contact: ContactId) -> RowId {
    let parts: [&[u8]; 2] = [&segment.to_bytes(), &contact.to_bytes()];
    RowId::from_bytes(anteroom_wire::id::derived_id("segment_pick", &parts))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<StoredSegment> {
    let text = |column: &str| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    Ok(StoredSegment {
        row: row.get("rowid")?,
        id: SegmentId::from_bytes(row.get("id")?),
        name: text("name")?,
        description: row.get("description")?,
        rule: text("rule")?,
        updated_at: row.get::<_, Option<i64>>("updated_at")?.unwrap_or(0),
    })
}
