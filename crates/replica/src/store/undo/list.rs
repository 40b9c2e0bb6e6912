//! The list of what was done here: what each step touched first, and whether undoing it would
//! still change anything.

use std::collections::HashSet;

use anteroom_wire::{
    clock::Hlc,
    id::{GroupId, RowId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Removal, inserted_by, removal, standing::is_own};
use crate::{
    Error,
    registry::{Merge, Registry},
    store::{
        Store,
        history::Cell,
        layout::Layouts,
        row::{StoredRow, slot_of},
    },
};

/// How many of the rows a step touched are named in the list.
const FIRST_ROWS: usize = 3;

/// How many changesets of a step, and cells of each, are looked at to tell whether undoing it would
/// still change anything.
const LOOK_CHANGESETS: usize = 3;
const LOOK_CELLS: u32 = 60;

/// Something a person did, as the undo list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// The group.
    pub group: GroupId,
    /// The command's name.
    pub command: String,
    /// How many rows it touched.
    pub rows: i64,
    /// When, ms UTC.
    pub at: i64,
    /// Whether it has been undone.
    pub undone: bool,
    /// Whether it is too old to be undone.
    pub expired: bool,
    /// Whether undoing it would change nothing, because all of it was changed since. Of a long
    /// step only the beginning is looked at; where that does not tell, this is false.
    pub changed_since: bool,
    /// The tables' names and the ids of the first rows it touched, a few.
    pub first: Vec<(&'static str, RowId)>,
}

impl Store {
    /// Lists what was done, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn undo_list(&self, limit: usize) -> Result<Vec<Undoable>, Error> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT group_id, command, rows, at, undone, expired
                 FROM undo_group
                 WHERE kind <> 1
                 ORDER BY seq DESC
                 LIMIT ?",
            )?;
            let rows = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
                Ok(Undoable {
                    group: GroupId::from_bytes(row.get("group_id")?),
                    command: row.get("command")?,
                    rows: row.get("rows")?,
                    at: row.get("at")?,
                    undone: row.get("undone")?,
                    expired: row.get("expired")?,
                    changed_since: false,
                    first: Vec::new(),
                })
            })?;
            let mut list = rows.collect::<Result<Vec<_>, _>>()?;
            for done in &mut list {
                let clocks = clocks_of(db, done.group)?;
                done.first = first_rows(db, self.registry, &clocks)?;
                let open = !done.undone && !done.expired;
                done.changed_since = open && is_changed_since(db, &self.layouts, &clocks)?;
            }
            Ok(list)
        })
    }

    /// Returns the command that undo would take back.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn undo_command(&self) -> Result<Option<String>, Error> {
        let sql = "SELECT command, expired FROM undo_group
             WHERE kind <> 1 AND undone = 0
             ORDER BY seq DESC LIMIT 1";
        self.read(|db| {
            let newest: Option<(String, bool)> =
                db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            Ok(newest.filter(|(_, expired)| !expired).map(|(command, _)| command))
        })
    }
}

/// Returns the changesets of a group, in the order in which they were written.
fn clocks_of(db: &Connection, group: GroupId) -> Result<Vec<Hlc>, Error> {
    let mut statement =
        db.prepare_cached("SELECT clk FROM changeset WHERE group_id = ? ORDER BY clk")?;
    let rows =
        statement.query_map([group.to_bytes()], |row| row.get("clk").map(Hlc::from_bytes))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns the first cells that a changeset replaced, with their rows.
fn first_cells(db: &Connection, clock: Hlc) -> Result<Vec<Cell>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT tbl, row, col FROM history WHERE by_clk = ? AND lost = 0 ORDER BY seq LIMIT ?",
    )?;
    let rows = statement.query_map(params![clock.to_bytes(), LOOK_CELLS], |row| {
        let (table, column) = (row.get("tbl")?, row.get("col")?);
        Ok(Cell { table, row: RowId::from_bytes(row.get("row")?), column })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn first_rows(
    db: &Connection,
    registry: &'static Registry,
    clocks: &[Hlc],
) -> Result<Vec<(&'static str, RowId)>, Error> {
    let Some(clock) = clocks.first() else { return Ok(Vec::new()) };
    let mut keys: Vec<(u16, RowId)> = Vec::new();
    let replaced = first_cells(db, *clock)?.into_iter().map(|cell| (cell.table, cell.row));
    for key in inserted_by(db, *clock)?.into_iter().chain(replaced) {
        if keys.len() < FIRST_ROWS && !keys.contains(&key) {
            keys.push(key);
        }
    }
    let known =
        keys.into_iter().filter_map(|(table, row)| Some((registry.numbered(table)?.name, row)));
    Ok(known.collect())
}

/// Whether undoing a group is known to change nothing.
fn is_changed_since(db: &Connection, layouts: &Layouts, clocks: &[Hlc]) -> Result<bool, Error> {
    let own: HashSet<Hlc> = clocks.iter().copied().collect();
    for clock in clocks.iter().take(LOOK_CHANGESETS) {
        let made = inserted_by(db, *clock)?;
        for key in made.iter().take(LOOK_CELLS as usize) {
            if !matches!(removal(db, layouts, &own, *key)?, Removal::None) {
                return Ok(false);
            }
        }
        let cells = first_cells(db, *clock)?;
        let most = LOOK_CELLS as usize;
        if made.len() > most || cells.len() >= most {
            return Ok(false);
        }
        for cell in cells {
            let Some(layout) = layouts.get(cell.table) else { continue };
            let Some(stored) = StoredRow::load(db, layout, cell.row)? else { continue };
            let slot = slot_of(layout.table, cell.column);
            if layout.table.merge_of(slot) != Merge::Ranked
                && is_own(db, cell, stored.clocks.get(slot), &own)?
            {
                return Ok(false);
            }
        }
    }
    Ok((1..=LOOK_CHANGESETS).contains(&clocks.len()))
}
