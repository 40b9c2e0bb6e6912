//! Who was merged into whom in the end.
//!
//! `merged_into` is one cell, so two desks may merge A into B and B into A. The cells are read
//! as edges; the smallest id of each component survives (union-find). Merging moves nothing:
//! references follow the survivor when they are read, and unmerging is the same cell emptied.

use std::collections::{BTreeMap, BTreeSet};

use anteroom_wire::id::RowId;
use rusqlite::{Connection, params};

use super::RootChange;
use crate::{Error, registry::TableDef};

/// Computes the table's survivors anew, stores them, and returns what changed.
pub(super) fn resolve(db: &Connection, table: &TableDef) -> Result<Vec<RootChange>, Error> {
    let wanted = components(&edges(db, table)?);
    let stored = stored(db, table)?;
    let rows: BTreeSet<_> = wanted.keys().chain(stored.keys()).copied().collect();
    let mut changes = Vec::new();
    for row in rows {
        let (before, after) = (stored.get(&row), wanted.get(&row));
        if before == after {
            continue;
        }
        match after {
            Some(root) => db
                .prepare_cached(
                    "INSERT OR REPLACE INTO merge_root (tbl, id, root) VALUES (?, ?, ?)",
                )?
                .execute(params![table.number, row, root])?,
            None => db
                .prepare_cached("DELETE FROM merge_root WHERE tbl = ? AND id = ?")?
                .execute(params![table.number, row])?,
        };
        changes.push(RootChange {
            table: table.number,
            row: RowId::from_bytes(row),
            root: after.map(|root| RowId::from_bytes(*root)),
        });
    }
    Ok(changes)
}

type Id = [u8; 16];

fn edges(db: &Connection, table: &TableDef) -> Result<Vec<(Id, Id)>, Error> {
    let Some(column) = table.merged_into else { return Ok(Vec::new()) };
    let mut statement = db.prepare(&format!(
        "SELECT id, {column} AS target FROM {} WHERE {column} IS NOT NULL AND IFNULL(_del, 0) = 0",
        table.name
    ))?;
    let rows = statement.query_map([], |row| Ok((row.get("id")?, row.get("target")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stored(db: &Connection, table: &TableDef) -> Result<BTreeMap<Id, Id>, Error> {
    let mut statement = db.prepare("SELECT id, root FROM merge_root WHERE tbl = ?")?;
    let rows = statement.query_map([table.number], |row| Ok((row.get("id")?, row.get("root")?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the survivor of every row that is not its own.
fn components(edges: &[(Id, Id)]) -> BTreeMap<Id, Id> {
    let mut parent: BTreeMap<Id, Id> = BTreeMap::new();
    for (a, b) in edges {
        let (a, b) = (find(&parent, *a), find(&parent, *b));
        if a != b {
            parent.insert(a.max(b), a.min(b));
        }
    }
    let rows: BTreeSet<Id> = edges.iter().flat_map(|(a, b)| [*a, *b]).collect();
    rows.into_iter()
        .map(|row| (row, find(&parent, row)))
        .filter(|(row, root)| row != root)
        .collect()
}

fn find(parent: &BTreeMap<Id, Id>, mut row: Id) -> Id {
    while let Some(up) = parent.get(&row) {
        row = *up;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_of_a_circle_survives() {
        let id = |n: u8| [n; 16];
        let roots = components(&[(id(3), id(2)), (id(2), id(3)), (id(2), id(1)), (id(9), id(8))]);
        assert_eq!(
            roots,
            BTreeMap::from([(id(2), id(1)), (id(3), id(1)), (id(9), id(8))]),
            "whichever way the edges point"
        );
    }
}
