//! Cells of tables and columns that this program does not know yet: kept, counted in the state
//! digest, and put in their place once a newer program opens the file.

use std::collections::BTreeMap;

use anteroom_wire::{clock::Hlc, id::RowId};
use rusqlite::{Connection, params};

use super::{Durability, Store, Transaction, lock, session::Session};
use crate::{
    Error,
    digest::{self, Pair, Sum},
    value::Value,
};

/// A cell that waits.
#[derive(Debug, Clone)]
pub(super) struct PendingCell {
    pub(super) column: u8,
    pub(super) clock: Hlc,
    pub(super) value: Value,
}

/// Cells by table, row and the time they were written.
type Written = BTreeMap<(u16, RowId, Hlc), Vec<(u8, Value)>>;

/// Returns whether any cell waits.
pub(super) fn is_any(db: &Connection) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM pending_cell)")?
        .query_row([], |row| row.get(0))?)
}

/// Returns a row's waiting cells.
pub(super) fn of_row(db: &Connection, table: u16, row: RowId) -> Result<Vec<PendingCell>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT col, clk, value FROM pending_cell WHERE row = ? AND tbl = ? ORDER BY col",
    )?;
    let cells = statement.query_map(params![row.to_bytes(), table], |sql| {
        Ok(PendingCell {
            column: sql.get("col")?,
            clock: Hlc::from_bytes(sql.get("clk")?),
            value: sql.get("value")?,
        })
    })?;
    Ok(cells.collect::<Result<_, _>>()?)
}

/// Keeps a cell unless a later one waits there already.
pub(super) fn keep(
    db: &Connection,
    table: u16,
    row: RowId,
    cell: &PendingCell,
) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO pending_cell (row, tbl, col, clk, value) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (row, tbl, col) DO UPDATE SET clk = excluded.clk, value = excluded.value
         WHERE excluded.clk > clk",
    )?
    .execute(params![
        row.to_bytes(),
        table,
        cell.column,
        cell.clock.to_bytes(),
        cell.value
    ])?;
    Ok(())
}

/// Drops a waiting cell.
pub(super) fn forget(db: &Connection, table: u16, row: RowId, column: u8) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM pending_cell WHERE row = ? AND tbl = ? AND col = ?")?
        .execute(params![row.to_bytes(), table, column])?;
    Ok(())
}

/// Hashes a row of which only waiting cells are known.
pub(super) fn digest(table: u16, row: RowId, cells: &[PendingCell]) -> Pair {
    let cells = cells.iter().map(|cell| (cell.column, cell.clock, &cell.value));
    Pair { state: digest::row_state(table, row, cells), content: Sum::default() }
}

impl Store {
    /// Puts cells in their place that have become known with this program's schema.
    pub(super) fn replay_pending(&self) -> Result<(), Error> {
        let mut guard = lock(&self.writer);
        let writer = &mut *guard;
        let waiting = self.known_by_now(&writer.db)?;
        if waiting.is_empty() {
            return Ok(());
        }
        let tx = Transaction::begin(&writer.db, Durability::Full)?;
        let mut session = Session::new(&writer.db, &writer.gate, self);
        for ((table, row, clock), cells) in waiting {
            session.take_back(table, row, clock, &cells)?;
        }
        let (sums, _) = session.finish(&writer.buckets)?;
        tx.commit()?;
        writer.buckets.0.extend(sums.0);
        Ok(())
    }

    /// Returns what waits and is known now, as it was written: a register group stays whole.
    fn known_by_now(&self, db: &Connection) -> Result<Written, Error> {
        let mut statement = db.prepare("SELECT tbl, row, col, clk, value FROM pending_cell")?;
        let cells = statement.query_map([], |sql| {
            let cell = PendingCell {
                column: sql.get("col")?,
                clock: Hlc::from_bytes(sql.get("clk")?),
                value: sql.get("value")?,
            };
            Ok((sql.get("tbl")?, RowId::from_bytes(sql.get("row")?), cell))
        })?;
        let cells: Vec<(u16, RowId, PendingCell)> = cells.collect::<Result<_, _>>()?;
        let known = |table: u16, column: u8| {
            self.layouts.get(table).is_some_and(|layout| {
                column == crate::registry::DELETED || layout.table.column_numbered(column).is_some()
            })
        };
        let mut written = Written::new();
        for (table, row, cell) in cells {
            if known(table, cell.column) {
                let cells = written.entry((table, row, cell.clock)).or_default();
                cells.push((cell.column, cell.value));
            }
        }
        Ok(written)
    }
}
