//! When what a cell holds was written: an undo writes with a clock of its own, and stands for the
//! clock that it gave back.

use std::collections::HashSet;

use anteroom_wire::{clock::Hlc, id::GroupId};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Error,
    changeset::Op,
    registry::{DELETED, TableDef},
    store::{
        draft::Since,
        history::Cell,
        row::{StoredRow, slot_of},
    },
};

/// Whether what a cell holds is still what the group left there, or what undoing later groups
/// gave back: an undo writes with a clock of its own, and stands for the clock it restored.
pub(super) fn is_own(
    db: &Connection,
    cell: Cell,
    clock: Option<Hlc>,
    own: &HashSet<Hlc>,
) -> Result<bool, Error> {
    let mut standing = clock;
    while let Some(clock) = standing {
        if own.contains(&clock) {
            return Ok(true);
        }
        match restored_clock(db, cell, clock)? {
            Some(restored) => standing = restored,
            None => return Ok(false),
        }
    }
    // Nothing was ever written there. The delete mark of a row that the group made is so.
    Ok(cell.column == DELETED)
}

/// Whether a cell that a change is about to write was changed since a moment. What an undo gave
/// back counts as what it restored.
pub(in crate::store) fn is_changed_since(
    db: &Connection,
    (table, stored): (&TableDef, &StoredRow),
    change: &Op,
    since: &Since,
) -> Result<bool, Error> {
    for (column, _) in &change.cells {
        let mut standing = stored.clocks.get(slot_of(table, *column));
        while let Some(clock) = standing.filter(|clock| *clock > since.moment) {
            if group_of(db, clock)?.is_some_and(|group| since.before.contains(&group)) {
                break;
            }
            let cell = Cell { table: table.number, row: change.row.into(), column: *column };
            let Some(restored) = restored_clock(db, cell, clock)? else { return Ok(true) };
            standing = restored;
        }
    }
    Ok(false)
}

/// Returns the group in which something was written at a time.
fn group_of(db: &Connection, clock: Hlc) -> Result<Option<GroupId>, Error> {
    let group = db
        .prepare_cached("SELECT group_id FROM changeset WHERE clk = ?")?
        .query_row([clock.to_bytes()], |row| row.get("group_id").map(GroupId::from_bytes))
        .optional()?;
    Ok(group)
}

/// Returns the clock of the value that an undo or redo gave back to a cell: `Some(None)` if that
/// was no value at all, `None` if the clock is not that of an undo.
fn restored_clock(db: &Connection, cell: Cell, clock: Hlc) -> Result<Option<Option<Hlc>>, Error> {
    let restored = db
        .prepare_cached(
            "SELECT h.clk
             FROM changeset c
             JOIN undo_group u ON u.group_id = c.group_id AND u.kind <> 0
             JOIN history h ON h.row = ?2 AND h.tbl = ?3 AND h.col = ?4 AND h.lost = 0
             WHERE c.clk = ?1
                 -- By its time, of which there is one: its group may be of many.
                 AND EXISTS (
                     SELECT 1 FROM changeset t
                     WHERE t.clk = h.by_clk AND t.group_id = u.target)
             ORDER BY h.seq
             LIMIT 1",
        )?
        .query_row(params![clock.to_bytes(), cell.row.to_bytes(), cell.table, cell.column], |row| {
            row.get::<_, Option<[u8; 16]>>("clk")
        })
        .optional()?;
    Ok(restored.map(|clock| clock.map(Hlc::from_bytes)))
}
