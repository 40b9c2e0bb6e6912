//! A replicated row with its clocks, as it is read, hashed and written.

use std::collections::HashSet;

use anteroom_wire::{clock::Hlc, id::RowId};
use rusqlite::{Connection, OptionalExtension, Row};

use super::{VOID_TABLE, layout::Layout, pending::PendingCell};
use crate::{
    Error,
    clocks::{Clocks, Slot},
    digest::{self, Pair, Sum},
    merge::Register,
    registry::{DELETED, TableDef},
    value::Value,
};

/// A row as it stands, read under the writer's lock to be changed: drafting on it does not read
/// it again.
#[derive(Debug, Clone)]
pub struct Found {
    pub(super) table: &'static TableDef,
    pub(super) id: RowId,
    pub(super) stored: StoredRow,
}

impl Found {
    pub(super) fn load_at(
        db: &Connection,
        layout: &Layout,
        rowid: i64,
    ) -> Result<Option<Self>, Error> {
        db.prepare_cached(&layout.select_at)?
            .query_row([rowid], |sql| {
                let id = RowId::from_bytes(sql.get("id")?);
                let stored = StoredRow::from_row(sql, layout.table)?;
                Ok(Self { table: layout.table, id, stored })
            })
            .optional()
            .map_err(Error::from)
    }

    /// Returns the row's id.
    #[must_use]
    pub fn id(&self) -> RowId {
        self.id
    }

    /// Returns what stands in a column.
    ///
    /// # Panics
    /// If the table has no such column: names are written in code.
    #[must_use]
    pub fn get(&self, column: &str) -> &Value {
        let known = self.table.column(column);
        let known = known.unwrap_or_else(|| panic!("BUG: no column {column}"));
        self.stored.get(self.table, known.number)
    }

    /// Returns the delete mark: 0 for a row that is there.
    #[must_use]
    pub fn mark(&self) -> i64 {
        self.stored.get(self.table, DELETED).as_int().unwrap_or(0)
    }

    /// Whether this is a void row that says of one of some rows that it no longer counts.
    pub(super) fn voids_one_of(&self, rows: &HashSet<(u16, RowId)>) -> bool {
        let is_void = self.table.number == VOID_TABLE.number;
        is_void && self.stored.void_target().is_some_and(|target| rows.contains(&target))
    }
}

/// A row as it lies in the file.
#[derive(Debug, Clone)]
pub(super) struct StoredRow {
    pub(super) rowid: i64,
    pub(super) clocks: Clocks,
    deleted: Value,
    values: Vec<Value>,
}

impl StoredRow {
    /// A row to which nothing was written yet.
    pub(super) fn empty(table: &TableDef) -> Self {
        Self {
            rowid: 0,
            clocks: Clocks::default(),
            deleted: Value::Null,
            values: vec![Value::Null; table.columns.len()],
        }
    }

    pub(super) fn load(
        db: &Connection,
        layout: &Layout,
        row: RowId,
    ) -> Result<Option<Self>, Error> {
        db.prepare_cached(&layout.select)?
            .query_row([row.to_bytes()], |sql| Self::from_row(sql, layout.table))
            .optional()
            .map_err(Error::from)
    }

    /// Reads the columns that [`Layout::select`] names, in its order.
    pub(super) fn from_row(sql: &Row<'_>, table: &TableDef) -> rusqlite::Result<Self> {
        let packed: Vec<u8> = sql.get(1)?;
        let clocks = Clocks::decode(&packed).ok_or_else(|| {
            rusqlite::Error::FromSqlConversionFailure(
                1,
                rusqlite::types::Type::Blob,
                Box::new(Error::Damaged { what: "clocks of a row" }),
            )
        })?;
        let values =
            (0..table.columns.len()).map(|at| sql.get(at + 3)).collect::<Result<_, _>>()?;
        Ok(Self { rowid: sql.get(0)?, clocks, deleted: sql.get(2)?, values })
    }

    pub(super) fn is_deleted(&self) -> bool {
        self.deleted.as_int().is_some_and(|mark| mark != 0)
    }

    pub(super) fn get(&self, table: &TableDef, column: u8) -> &Value {
        match position(table, column) {
            None => &self.deleted,
            Some(at) => &self.values[at],
        }
    }

    /// Returns the row that a void row says no longer counts.
    pub(super) fn void_target(&self) -> Option<(u16, RowId)> {
        let table = self.get(&VOID_TABLE, 1).as_int().and_then(|int| u16::try_from(int).ok());
        Some((table?, RowId::from_bytes(self.get(&VOID_TABLE, 2).as_id()?)))
    }

    pub(super) fn set(&mut self, table: &TableDef, column: u8, value: Value) {
        match position(table, column) {
            None => self.deleted = value,
            Some(at) => self.values[at] = value,
        }
    }

    /// Returns one register with its clock.
    pub(super) fn register(&self, table: &TableDef, slot: Slot) -> Register {
        Register {
            clock: self.clocks.get(slot),
            values: columns_of(table, slot).map(|column| self.get(table, column).clone()).collect(),
        }
    }

    /// Inserts the row; `None` if a row of that id is there already.
    pub(super) fn insert(
        &self,
        db: &Connection,
        layout: &Layout,
        row: RowId,
    ) -> Result<Option<i64>, Error> {
        let mut statement = db.prepare_cached(&layout.insert)?;
        statement.raw_bind_parameter(1, row.to_bytes())?;
        statement.raw_bind_parameter(2, self.clocks.encode())?;
        statement.raw_bind_parameter(3, &self.deleted)?;
        for (at, value) in self.values.iter().enumerate() {
            statement.raw_bind_parameter(at + 4, value)?;
        }
        let inserted = statement.raw_execute()?;
        Ok((inserted == 1).then(|| db.last_insert_rowid()))
    }

    /// Writes some columns and the clocks of a row that is there.
    pub(super) fn update(
        &self,
        db: &Connection,
        table: &TableDef,
        columns: &[u8],
    ) -> Result<(), Error> {
        let mut sql = format!("UPDATE {} SET _clk = ?", table.name);
        for column in columns {
            sql += ", ";
            sql += table.column_numbered(*column).map_or("_del", |column| column.name);
            sql += " = ?";
        }
        sql += " WHERE rowid = ?";
        let mut statement = db.prepare_cached(&sql)?;
        statement.raw_bind_parameter(1, self.clocks.encode())?;
        for (at, column) in columns.iter().enumerate() {
            statement.raw_bind_parameter(at + 2, self.get(table, *column))?;
        }
        statement.raw_bind_parameter(columns.len() + 2, self.rowid)?;
        statement.raw_execute()?;
        Ok(())
    }

    /// Hashes the row with the cells of columns that are unknown here.
    pub(super) fn digest(
        &self,
        table: &TableDef,
        row: RowId,
        pending: &[PendingCell],
        voided: bool,
    ) -> Pair {
        let mut cells: Vec<(u8, Hlc, &Value)> = Vec::with_capacity(self.values.len() + 1);
        if let Some(clock) = self.clocks.get(DELETED) {
            cells.push((DELETED, clock, &self.deleted));
        }
        for (column, value) in table.columns.iter().zip(&self.values) {
            if let Some(clock) = self.clocks.get(column.slot()) {
                cells.push((column.number, clock, value));
            }
        }
        if !pending.is_empty() {
            cells.extend(pending.iter().map(|cell| (cell.column, cell.clock, &cell.value)));
            cells.sort_by_key(|(column, ..)| *column);
        }
        let content = if table.content && !self.is_deleted() && !voided {
            self.content(table, row)
        } else {
            Sum::default()
        };
        Pair { state: digest::row_state(table.number, row, cells.into_iter()), content }
    }

    /// Hashes what people see of the row.
    pub(super) fn content(&self, table: &TableDef, row: RowId) -> Sum {
        let numbers = table.columns.iter().map(|column| column.number);
        digest::row_content(table.number, row, numbers.zip(&self.values))
    }
}

/// Returns the columns of a register, ascending.
pub(super) fn columns_of(table: &TableDef, slot: Slot) -> impl Iterator<Item = u8> {
    let own = (slot == DELETED).then_some(DELETED);
    let columns = table.columns.iter().filter(move |column| column.slot() == slot);
    own.into_iter().chain(columns.map(|column| column.number))
}

/// Returns the register a column belongs to.
pub(super) fn slot_of(table: &TableDef, column: u8) -> Slot {
    table.column_numbered(column).map_or(DELETED, |column| column.slot())
}

fn position(table: &TableDef, column: u8) -> Option<usize> {
    if column == DELETED {
        return None;
    }
    table.columns.iter().position(|known| known.number == column)
}
