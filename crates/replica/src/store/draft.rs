//! What a command drafts before it is committed.

use std::collections::{HashMap, hash_map::Entry};

use anteroom_wire::id::{GroupId, IdSource, RowId};
use rusqlite::Connection;

use crate::{
    Error,
    changeset::Op,
    registry::{DELETED, Registry},
    value::Value,
};

/// Changes being prepared under the writer's lock.
pub struct Draft<'a> {
    db: &'a Connection,
    registry: &'static Registry,
    ids: &'a dyn IdSource,
    now_ms: i64,
    ops: Vec<(Op, Intent)>,
}

/// What a draft means to do to its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Intent {
    /// The row is new.
    Insert,
    /// The row is there.
    Update,
    /// The row may be there: void rows, and rows several devices derive alike.
    Ensure,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        db: &'a Connection,
        registry: &'static Registry,
        ids: &'a dyn IdSource,
        now_ms: i64,
    ) -> Self {
        Self { db, registry, ids, now_ms, ops: Vec::new() }
    }

    /// The newest state; local tables can be written through it too.
    #[must_use]
    pub fn db(&self) -> &'a Connection {
        self.db
    }

    /// The time of this command, ms UTC.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.now_ms
    }

    /// Returns 16 fresh bytes for an id.
    #[must_use]
    pub fn new_id(&self) -> [u8; 16] {
        self.ids.next_id(self.now_ms)
    }

    /// Puts a group on the undo list before anything of it is stored, because a person who has just
    /// acted means this when they undo.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn announce(&self, command: &str, group: GroupId) -> Result<(), Error> {
        super::undo::note_group(self.db, command, group, 0, self.now_ms)
    }

    /// Returns whether a group was undone meanwhile, and not done again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_undone(&self, group: GroupId) -> Result<bool, Error> {
        super::undo::is_undone(self.db, group)
    }

    /// Drafts a new row.
    pub fn insert(&mut self, table: &str, row: RowId, cells: &[(&str, Value)]) {
        self.push(table, row, cells, Intent::Insert);
    }

    /// Drafts new values of a row that is there. A column of a register group brings the others
    /// of its group along; a value that is there already changes nothing.
    pub fn update(&mut self, table: &str, row: RowId, cells: &[(&str, Value)]) {
        self.push(table, row, cells, Intent::Update);
    }

    /// Drafts a row that other devices may have made alike (its id is derived).
    pub fn ensure(&mut self, table: &str, row: RowId, cells: &[(&str, Value)]) {
        self.push(table, row, cells, Intent::Ensure);
    }

    /// Drafts that a row is deleted. It can be brought back with all it had.
    pub fn delete(&mut self, table: &str, row: RowId) {
        self.mark(table, row, true);
    }

    /// Drafts that a deleted row is there again.
    pub fn undelete(&mut self, table: &str, row: RowId) {
        self.mark(table, row, false);
    }

    /// Drafts that a row of an insert-only table no longer counts.
    pub fn void(&mut self, table: &str, row: RowId) {
        self.void_numbered(self.registry.table(table).number, row);
    }

    pub(super) fn void_numbered(&mut self, table: u16, row: RowId) {
        let cells = vec![
            (DELETED, Value::from(false)),
            (1, Value::Int(i64::from(table))),
            (2, Value::from(row.to_bytes())),
        ];
        let id = super::void_id(table, row);
        self.ops
            .push((Op { table: super::VOID_TABLE.number, row: id.into(), cells }, Intent::Ensure));
    }

    pub(super) fn put_numbered(&mut self, table: u16, row: RowId, cells: Vec<(u8, Value)>) {
        self.ops.push((Op { table, row: row.into(), cells }, Intent::Update));
    }

    /// Returns the drafts, one for each row: of two that speak of one cell the later counts.
    pub(super) fn into_ops(self) -> Vec<(Op, Intent)> {
        let mut places = HashMap::with_capacity(self.ops.len());
        let mut joined: Vec<(Op, Intent)> = Vec::with_capacity(self.ops.len());
        for (op, intent) in self.ops {
            match places.entry((op.table, op.row)) {
                Entry::Vacant(place) => {
                    place.insert(joined.len());
                    joined.push((op, intent));
                }
                Entry::Occupied(place) => {
                    let cells = &mut joined[*place.get()].0.cells;
                    for (column, value) in op.cells {
                        cells.retain(|(known, _)| *known != column);
                        cells.push((column, value));
                    }
                }
            }
        }
        joined
    }

    fn mark(&mut self, table: &str, row: RowId, deleted: bool) {
        let table = self.registry.table(table).number;
        self.put_numbered(table, row, vec![(DELETED, Value::from(deleted))]);
    }

    fn push(&mut self, table: &str, row: RowId, cells: &[(&str, Value)], intent: Intent) {
        let table = self.registry.table(table);
        let cells = cells
            .iter()
            .map(|(name, value)| {
                let column = table
                    .column(name)
                    .unwrap_or_else(|| panic!("BUG: no column {name} in {}", table.name));
                (column.number, value.clone())
            })
            .collect();
        self.ops.push((Op { table: table.number, row: row.into(), cells }, intent));
    }
}
