//! The history of each cell: what it was, what replaced it, who, when, on which device.

use std::collections::HashMap;

use anteroom_wire::{
    clock::Hlc,
    id::{DeviceId, MemberId, RowId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Store,
    row::{StoredRow, slot_of},
};
use crate::{Error, registry::TableDef, value::Value};

/// Where a value stood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) table: u16,
    pub(super) row: RowId,
    pub(super) column: u8,
}

/// Records the value that a change replaced, or that lost against one that was there.
pub(super) fn record(
    db: &Connection,
    cell: Cell,
    value: &Value,
    clock: Option<Hlc>,
    by: Hlc,
    lost: bool,
) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO history (tbl, row, col, value, clk, by_clk, lost)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        cell.table,
        cell.row.to_bytes(),
        cell.column,
        value,
        clock.map(Hlc::to_bytes),
        by.to_bytes(),
        lost,
    ])?;
    Ok(())
}

/// One change of one cell, or the making of a row.
#[derive(Debug, Clone)]
pub struct Change {
    /// The entry's number on this machine; `None` for the making of a row.
    pub seq: Option<i64>,
    /// The table.
    pub table: &'static TableDef,
    /// The row.
    pub row: RowId,
    /// The column's name (`_del` for the delete mark); `None` for the making of the row.
    pub column: Option<&'static str>,
    /// The value before.
    pub old: Value,
    /// The value after.
    pub new: Value,
    /// When, ms UTC.
    pub at: i64,
    /// Where.
    pub device: DeviceId,
    /// Who, if the changeset is still known.
    pub author: Option<MemberId>,
    /// The command, if the changeset is still known.
    pub command: Option<String>,
    /// Whether the old value came from elsewhere and lost: nobody here saw it.
    pub lost: bool,
}

/// What a register held once.
#[derive(Debug, Clone)]
pub struct Past {
    /// The table.
    pub table: &'static TableDef,
    /// The row.
    pub row: RowId,
    /// Column numbers and values; column 0 is the delete mark.
    pub cells: Vec<(u8, Value)>,
}

/// A raw history entry.
struct Entry {
    seq: i64,
    column: u8,
    value: Value,
    clock: Option<Hlc>,
    by: Hlc,
    lost: bool,
}

impl Store {
    /// Returns the changes of a row, newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn changes_of(&self, table: &str, row: RowId, limit: usize) -> Result<Vec<Change>, Error> {
        let table = self.registry.table(table);
        let Some(layout) = self.layouts.get(table.number) else { return Ok(Vec::new()) };
        self.read(|db| {
            let Some(stored) = StoredRow::load(db, layout, row)? else { return Ok(Vec::new()) };
            let entries = entries(db, table.number, row)?;
            let mut changes = changes(table, row, &stored, entries);
            changes.sort_by_key(|change| std::cmp::Reverse((change.at, change.seq)));
            changes.truncate(limit);
            for change in &mut changes {
                name_author(db, change)?;
            }
            Ok(changes.into_iter().map(|change| change.change).collect())
        })
    }

    /// Returns what a register held before the change that a history entry tells of: a group
    /// comes whole.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn past_register(&self, seq: i64) -> Result<Option<Past>, Error> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT h.tbl, h.row, h.col, h.value, e.col AS asked
                 FROM history e
                 JOIN history h ON h.row = e.row AND h.tbl = e.tbl AND h.by_clk = e.by_clk
                     AND h.lost = e.lost
                 WHERE e.seq = ?
                 ORDER BY h.col",
            )?;
            let mut rows = statement.query([seq])?;
            let mut past: Option<Past> = None;
            while let Some(row) = rows.next()? {
                let Some(table) = self.registry.numbered(row.get("tbl")?) else { continue };
                let (column, asked): (u8, u8) = (row.get("col")?, row.get("asked")?);
                if slot_of(table, column) == slot_of(table, asked) {
                    let id = RowId::from_bytes(row.get("row")?);
                    let past =
                        past.get_or_insert_with(|| Past { table, row: id, cells: Vec::new() });
                    past.cells.push((column, row.get("value")?));
                }
            }
            Ok(past)
        })
    }
}

/// A change and the clock by which its changeset is found.
struct Dated {
    change: Change,
    clock: Hlc,
}

impl std::ops::Deref for Dated {
    type Target = Change;

    fn deref(&self) -> &Change {
        &self.change
    }
}

fn entries(db: &Connection, table: u16, row: RowId) -> Result<Vec<Entry>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT seq, col, value, clk, by_clk, lost
         FROM history
         WHERE row = ? AND tbl = ?
         ORDER BY seq",
    )?;
    let rows = statement.query_map(params![row.to_bytes(), table], |sql| {
        Ok(Entry {
            seq: sql.get("seq")?,
            column: sql.get("col")?,
            value: sql.get("value")?,
            clock: sql.get::<_, Option<[u8; 16]>>("clk")?.map(Hlc::from_bytes),
            by: Hlc::from_bytes(sql.get("by_clk")?),
            lost: sql.get("lost")?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn changes(
    table: &'static TableDef,
    row: RowId,
    stored: &StoredRow,
    entries: Vec<Entry>,
) -> Vec<Dated> {
    // The value a change wrote is the one that carries its clock: in a later entry, or now.
    let mut written: HashMap<(u8, Hlc), Value> = HashMap::new();
    for entry in &entries {
        if let Some(clock) = entry.clock {
            written.insert((entry.column, clock), entry.value.clone());
        }
    }
    let dated = |clock: Hlc, seq, column, old, new, lost| Dated {
        clock,
        change: Change {
            seq,
            table,
            row,
            column,
            old,
            new,
            at: i64::try_from(clock.ms()).unwrap_or(i64::MAX),
            device: clock.device(),
            author: None,
            command: None,
            lost,
        },
    };
    let made = entries.iter().filter_map(|entry| entry.clock).chain(stored.clocks.earliest()).min();
    let mut changes: Vec<Dated> = entries
        .into_iter()
        .filter(|entry| !entry.value.is_null() || entry.clock.is_some() || Some(entry.by) != made)
        .map(|entry| {
            let name = table.column_numbered(entry.column).map_or("_del", |column| column.name);
            let new = written
                .get(&(entry.column, entry.by))
                .cloned()
                .unwrap_or_else(|| stored.get(table, entry.column).clone());
            dated(entry.by, Some(entry.seq), Some(name), entry.value, new, entry.lost)
        })
        .collect();
    if let Some(clock) = made {
        changes.push(dated(clock, None, None, Value::Null, Value::Null, false));
    }
    changes
}

fn name_author(db: &Connection, dated: &mut Dated) -> Result<(), Error> {
    let header = db
        .prepare_cached("SELECT author, command FROM changeset WHERE clk = ?")?
        .query_row([dated.clock.to_bytes()], |row| {
            Ok((MemberId::from_bytes(row.get("author")?), row.get::<_, String>("command")?))
        })
        .optional()?;
    if let Some((author, command)) = header {
        dated.change.author = Some(author);
        dated.change.command = Some(command);
    }
    Ok(())
}
