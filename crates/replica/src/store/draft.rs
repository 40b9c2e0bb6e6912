//! What a command drafts before it is committed.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use anteroom_wire::{
    clock::Hlc,
    id::{GroupId, IdSource, RowId},
};
use rusqlite::Connection;

use super::{
    Store,
    row::{Found, StoredRow},
    session,
    undo::{self, Part, Plan, Step},
};
use crate::{
    Error,
    changeset::Op,
    registry::{DELETED, Registry, TableDef},
    value::Value,
};

/// Changes being prepared under the writer's lock.
pub struct Draft<'a> {
    db: &'a Connection,
    store: &'a Store,
    registry: &'static Registry,
    ids: &'a dyn IdSource,
    now_ms: i64,
    latest: Hlc,
    ops: Vec<Drafted>,
}

/// A moment after which a cell may have been changed.
#[derive(Debug, Clone)]
pub struct Since {
    /// The moment, as [`Draft::latest`] gives it.
    pub moment: Hlc,
    /// Groups that count as written before, whenever they are: what was asked for before.
    pub before: HashSet<GroupId>,
}

/// What an attempt came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// It is drafted, and changes something.
    Changes,
    /// It changes nothing.
    Same,
    /// It would change a cell that somebody changed since; nothing of it is drafted.
    ChangedSince,
}

/// A drafted change of one row.
pub(super) struct Drafted {
    pub(super) op: Op,
    pub(super) intent: Intent,
    /// The row as it lies in the file, where it was read for drafting already.
    pub(super) stored: Option<StoredRow>,
    /// The change checked and completed, where that was done already; without cells if it
    /// changes nothing.
    pub(super) ready: Option<Op>,
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
    pub(super) fn new(db: &'a Connection, store: &'a Store, now_ms: i64, latest: Hlc) -> Self {
        let (registry, ids) = (store.registry, &*store.ids);
        Self { db, store, registry, ids, now_ms, latest, ops: Vec::new() }
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
        undo::note_group(self.db, command, group, 0, self.now_ms)
    }

    /// Returns the end of the latest moment at which anything was changed: what is changed from
    /// now on has a later time.
    #[must_use]
    pub fn latest(&self) -> Hlc {
        self.latest
    }

    /// Takes an announced group off the undo list again if nothing of it was stored.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn forget_empty(&self, group: GroupId) -> Result<(), Error> {
        undo::forget_empty(self.db, group)
    }

    /// Returns whether a group was undone meanwhile, and not done again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_undone(&self, group: GroupId) -> Result<bool, Error> {
        undo::is_undone(self.db, group)
    }

    /// Begins to undo a group, or the newest that is not undone, as the group `inverse`: from now
    /// on it counts as undone. [`Draft::invert`] does the work.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`], or [`Error::UndoImpossible`] with the reason.
    pub fn begin_undo(&self, group: Option<GroupId>, inverse: GroupId) -> Result<Step, Error> {
        undo::begin_undo(self.db, group, inverse, self.now_ms)
    }

    /// Begins to do again what was undone last, if nothing else was done since.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`].
    pub fn begin_redo(&self, inverse: GroupId) -> Result<Step, Error> {
        undo::begin_redo(self.db, inverse, self.now_ms)
    }

    /// Returns what has to be known of a whole step to take back parts of it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn plan(&self, step: &Step) -> Result<Plan, Error> {
        undo::plan(self.db, step)
    }

    /// Drafts the inverse of a part of a group: of its changesets from number `from` on, until at
    /// least `rows_max` rows were looked at. The command's group must be the plan's inverse, and
    /// the part must be all that is drafted.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn invert(&mut self, plan: &Plan, from: usize, rows_max: usize) -> Result<Part, Error> {
        let layouts = &self.store.layouts;
        undo::draft_part(self, layouts, plan, from, rows_max)
    }

    /// Reads a row, to be looked at and then changed by [`Draft::change`].
    ///
    /// # Errors
    /// What SQLite says.
    pub fn find(&self, table: &str, row: RowId) -> Result<Option<Found>, Error> {
        let table = self.registry.table(table);
        let Some(layout) = self.store.layouts.get(table.number) else { return Ok(None) };
        let stored = StoredRow::load(self.db, layout, row)?;
        Ok(stored.map(|stored| Found { table, id: row, stored }))
    }

    /// Reads a row by its place in this machine's file.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn find_at(&self, table: &str, rowid: i64) -> Result<Option<Found>, Error> {
        let table = self.registry.table(table);
        let Some(layout) = self.store.layouts.get(table.number) else { return Ok(None) };
        Found::load_at(self.db, layout, rowid)
    }

    /// Drafts what `work` drafts if all of it can be stored and none of it was changed since a
    /// moment, and nothing of it if not.
    ///
    /// # Errors
    /// What `work` returns, or why the first draft cannot be stored.
    pub fn attempt<E: From<Error>>(
        &mut self,
        since: &Since,
        work: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Attempt, E> {
        let before = self.ops.len();
        let tried = work(self).and_then(|()| Ok(self.check_from(before, since)?));
        if !matches!(tried, Ok(Attempt::Changes | Attempt::Same)) {
            self.ops.truncate(before);
        }
        tried
    }

    /// Drafts new values of a row that was read by [`Draft::find`].
    pub fn change(&mut self, found: Found, cells: &[(&str, Value)]) {
        let cells = numbered(found.table, cells);
        self.put_found(found, cells);
    }

    /// Drafts that a row that was read is deleted, or is there again.
    pub fn change_mark(&mut self, found: Found, deleted: bool) {
        self.put_found(found, vec![(DELETED, Value::from(deleted))]);
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
        let op = Op { table: super::VOID_TABLE.number, row: id.into(), cells };
        self.ops.push(Drafted { op, intent: Intent::Ensure, stored: None, ready: None });
    }

    fn put_numbered(&mut self, table: u16, row: RowId, cells: Vec<(u8, Value)>) {
        let op = Op { table, row: row.into(), cells };
        self.ops.push(Drafted { op, intent: Intent::Update, stored: None, ready: None });
    }

    pub(super) fn put_found(&mut self, found: Found, cells: Vec<(u8, Value)>) {
        let op = Op { table: found.table.number, row: found.id.into(), cells };
        let stored = Some(found.stored);
        self.ops.push(Drafted { op, intent: Intent::Update, stored, ready: None });
    }

    /// Returns the drafts, one for each row: of two that speak of one cell the later counts.
    pub(super) fn into_ops(self) -> Vec<Drafted> {
        let mut places = HashMap::with_capacity(self.ops.len());
        let mut joined: Vec<Drafted> = Vec::with_capacity(self.ops.len());
        for drafted in self.ops {
            match places.entry((drafted.op.table, drafted.op.row)) {
                Entry::Vacant(place) => {
                    place.insert(joined.len());
                    joined.push(drafted);
                }
                Entry::Occupied(place) => {
                    let first = &mut joined[*place.get()];
                    for (column, value) in drafted.op.cells {
                        first.op.cells.retain(|(known, _)| *known != column);
                        first.op.cells.push((column, value));
                    }
                    // What was checked is no longer what is drafted.
                    first.ready = None;
                }
            }
        }
        joined
    }

    /// Checks and completes the drafts from a place on.
    fn check_from(&mut self, from: usize, since: &Since) -> Result<Attempt, Error> {
        let mut attempt = Attempt::Same;
        for drafted in &mut self.ops[from..] {
            let layout = self.store.layouts.get(drafted.op.table);
            let layout = layout.ok_or(Error::Damaged { what: "table number" })?;
            if drafted.stored.is_none() && drafted.intent != Intent::Insert {
                drafted.stored = StoredRow::load(self.db, layout, drafted.op.row.into())?;
            }
            let mut ready = drafted.op.clone();
            let stored = drafted.stored.as_ref();
            if session::complete(layout.table, &mut ready, drafted.intent, stored)? {
                attempt = Attempt::Changes;
            }
            if let Some(stored) = stored
                && undo::is_changed_since(self.db, (layout.table, stored), &ready, since)?
            {
                return Ok(Attempt::ChangedSince);
            }
            drafted.ready = Some(ready);
        }
        Ok(attempt)
    }

    fn mark(&mut self, table: &str, row: RowId, deleted: bool) {
        let table = self.registry.table(table).number;
        self.put_numbered(table, row, vec![(DELETED, Value::from(deleted))]);
    }

    fn push(&mut self, table: &str, row: RowId, cells: &[(&str, Value)], intent: Intent) {
        let table = self.registry.table(table);
        let op = Op { table: table.number, row: row.into(), cells: numbered(table, cells) };
        self.ops.push(Drafted { op, intent, stored: None, ready: None });
    }
}

fn numbered(table: &TableDef, cells: &[(&str, Value)]) -> Vec<(u8, Value)> {
    let number = |name: &str| {
        let column = table.column(name);
        column.unwrap_or_else(|| panic!("BUG: no column {name} in {}", table.name)).number
    };
    cells.iter().map(|(name, value)| (number(name), value.clone())).collect()
}
