//! One transaction's work on replicated rows: merging, history, digests, what changed.

use std::{cell::Cell, collections::BTreeSet};

use anteroom_wire::{
    clock::{Hlc, HybridClock},
    id::{GroupId, RowId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Command, RootChange, RowChange, Store, VOID_TABLE, audit,
    connection::Gate,
    draft::{Drafted, Intent},
    history,
    layout::Layout,
    pending, roots,
    row::{StoredRow, columns_of, slot_of},
    undo, void_id,
};
use crate::{
    Error,
    changeset::{CELL_BYTES_MAX, CHANGESET_BYTES_MAX, Changeset, Op},
    digest::{Buckets, Pair},
    merge::{self, Outcome, Register},
    registry::{DELETED, TableDef, TableKind},
    value::Value,
};

/// What a session changed, for the observer.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub(super) rows: Vec<RowChange>,
    pub(super) roots: Vec<RootChange>,
    pub(super) voids: Vec<(u16, RowId, bool)>,
    pub(super) clones: u32,
    pub(super) changesets: Vec<Changeset>,
}

/// Replicated writes of one transaction.
pub(super) struct Session<'a> {
    pub(super) db: &'a Connection,
    gate: &'a Gate,
    pub(super) store: &'a Store,
    delta: Buckets,
    changes: Changes,
    inserted: Vec<(u16, [u8; 16])>,
    merged_tables: BTreeSet<u16>,
    /// Whether any cell waits that is unknown here; looked up when it is first asked.
    has_pending: Cell<Option<bool>>,
}

/// Where a change comes from decides what its history says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Here,
    Elsewhere,
}

/// The time and the origin of what is being put.
#[derive(Clone, Copy)]
struct Stamp {
    clock: Hlc,
    origin: Origin,
}

/// What moves on with each changeset written here.
pub(super) struct Pen {
    pub(super) now_ms: i64,
    pub(super) clock: HybridClock,
    pub(super) audit: audit::Head,
}

/// A changeset being filled.
struct Filling {
    changeset: Changeset,
    size_bytes: usize,
}

impl<'a> Session<'a> {
    pub(super) fn new(db: &'a Connection, gate: &'a Gate, store: &'a Store) -> Self {
        Self {
            db,
            gate,
            store,
            delta: Buckets::default(),
            changes: Changes::default(),
            inserted: Vec::new(),
            merged_tables: BTreeSet::new(),
            has_pending: Cell::new(None),
        }
    }

    /// Stamps and stores drafted changes as changesets of one group, each within the limit.
    /// Returns whether anything changed at all.
    pub(super) fn write_group(
        &mut self,
        command: &Command,
        group: GroupId,
        ops: Vec<Drafted>,
        pen: &mut Pen,
    ) -> Result<bool, Error> {
        let mut filling: Option<Filling> = None;
        let mut rows = 0;
        for drafted in ops {
            let Some((op, stored)) = self.prepare(command, drafted)? else { continue };
            let size = op.size_bytes();
            if filling.as_ref().is_some_and(|f| f.size_bytes + size > CHANGESET_BYTES_MAX)
                && let Some(full) = filling.take()
            {
                self.close(command, full, pen)?;
            }
            let current = filling.get_or_insert_with(|| {
                Filling::new(command, group, pen.clock.tick(pen.now_ms), self.store)
            });
            let stamp = Stamp { clock: current.changeset.clock, origin: Origin::Here };
            self.put(op.table, op.row.into(), stored, &op.cells, stamp)?;
            current.size_bytes += size;
            current.changeset.ops.push(op);
            rows += 1;
        }
        if let Some(last) = filling {
            self.close(command, last, pen)?;
            if command.undoable {
                undo::note_group(self.db, command.name, group, rows, pen.now_ms)?;
            }
        }
        Ok(rows > 0)
    }

    /// Takes in a changeset of another device, unless it is known.
    pub(super) fn take_in(&mut self, changeset: &Changeset) -> Result<(), Error> {
        let known: Option<[u8; 32]> = self
            .db
            .prepare_cached("SELECT digest FROM changeset WHERE clk = ?")?
            .query_row([changeset.clock.to_bytes()], |row| row.get(0))
            .optional()?;
        match known {
            Some(digest) if digest == *blake3::hash(&changeset.encode()).as_bytes() => {
                return Ok(());
            }
            // Two machines write under one device's id: both are merged, cell by cell.
            Some(_) => self.changes.clones += 1,
            None => {}
        }
        for op in &changeset.ops {
            self.put_foreign(op.table, op.row.into(), &op.cells, changeset.clock)?;
        }
        self.record(changeset)?;
        self.inserted.clear();
        Ok(())
    }

    /// Puts cells that may name tables or columns unknown here; those are kept aside.
    pub(super) fn put_foreign(
        &mut self,
        table: u16,
        row: RowId,
        cells: &[(u8, Value)],
        clock: Hlc,
    ) -> Result<(), Error> {
        let layout = self.store.layouts.get(table);
        let (known, unknown): (Vec<_>, Vec<_>) = cells.iter().cloned().partition(|(column, _)| {
            layout.is_some_and(|layout| {
                *column == DELETED || layout.table.column_numbered(*column).is_some()
            })
        });
        for (column, value) in unknown {
            self.put_aside(table, row, pending::PendingCell { column, clock, value })?;
        }
        if let Some(layout) = layout
            && !known.is_empty()
        {
            let stored = StoredRow::load(self.db, layout, row)?;
            let stamp = Stamp { clock, origin: Origin::Elsewhere };
            self.put(table, row, stored, &known, stamp)?;
        }
        Ok(())
    }

    /// Finishes: resolves mergings, writes the bucket sums. Returns the new sums and the changes.
    pub(super) fn finish(mut self, base: &Buckets) -> Result<(Buckets, Changes), Error> {
        for number in std::mem::take(&mut self.merged_tables) {
            let table = self.layout(number)?.table;
            self.changes.roots.extend(roots::resolve(self.db, table)?);
        }
        let mut sums = Buckets::default();
        let mut statement = self.db.prepare_cached(
            "INSERT OR REPLACE INTO digest (tbl, bucket, state, content) VALUES (?, ?, ?, ?)",
        )?;
        for ((table, bucket), delta) in self.delta.0 {
            let sum = base.0.get(&(table, bucket)).copied().unwrap_or_default().plus(delta);
            statement.execute(params![
                table,
                bucket,
                sum.state.to_bytes(),
                sum.content.to_bytes()
            ])?;
            sums.0.insert((table, bucket), sum);
        }
        Ok((sums, self.changes))
    }

    fn layout(&self, number: u16) -> Result<&'a Layout, Error> {
        self.store.layouts.get(number).ok_or(Error::Damaged { what: "table number" })
    }

    /// Checks a draft against the registry and completes it. `None` if it changes nothing.
    fn prepare(
        &self,
        command: &Command,
        drafted: Drafted,
    ) -> Result<Option<(Op, Option<StoredRow>)>, Error> {
        let Drafted { mut op, intent, mut stored, ready } = drafted;
        let layout = self.layout(op.table)?;
        if command.role < layout.table.writer {
            return Err(Error::Forbidden(layout.table.name));
        }
        if let Some(ready) = ready {
            return Ok((!ready.cells.is_empty()).then_some((ready, stored)));
        }
        if stored.is_none() && intent != Intent::Insert {
            stored = StoredRow::load(self.db, layout, op.row.into())?;
        }
        let changes = complete(layout.table, &mut op, intent, stored.as_ref())?;
        Ok(changes.then_some((op, stored)))
    }

    /// Merges cells into a row, making it if it is not there.
    fn put(
        &mut self,
        number: u16,
        row: RowId,
        stored: Option<StoredRow>,
        cells: &[(u8, Value)],
        stamp: Stamp,
    ) -> Result<(), Error> {
        let layout = self.layout(number)?;
        match stored {
            Some(old) => self.merge(layout, row, old, cells, stamp),
            None => {
                if !self.insert(layout, row, cells, stamp.clock)?
                    && let Some(old) = StoredRow::load(self.db, layout, row)?
                {
                    self.merge(layout, row, old, cells, stamp)?;
                }
                Ok(())
            }
        }
    }

    fn insert(
        &mut self,
        layout: &Layout,
        row: RowId,
        cells: &[(u8, Value)],
        clock: Hlc,
    ) -> Result<bool, Error> {
        let table = layout.table;
        let mut fresh = StoredRow::empty(table);
        for (column, value) in cells {
            fresh.set(table, *column, value.clone());
            fresh.clocks.set(slot_of(table, *column), clock);
        }
        let Some(rowid) = self.gate.open(|| fresh.insert(self.db, layout, row))? else {
            return Ok(false);
        };
        fresh.rowid = rowid;
        let pending = self.pending_of(table.number, row)?;
        if !pending.is_empty() {
            let before = pending::digest(table.number, row, &pending);
            self.delta.subtract(table.number, row, before);
        }
        let voided = self.is_voided(table, row)?;
        self.delta.add(table.number, row, fresh.digest(table, row, &pending, voided));
        self.inserted.push((table.number, row.to_bytes()));
        self.note(table, row, None, &fresh, cells.to_vec())?;
        Ok(true)
    }

    fn merge(
        &mut self,
        layout: &Layout,
        row: RowId,
        old: StoredRow,
        cells: &[(u8, Value)],
        stamp: Stamp,
    ) -> Result<(), Error> {
        let Stamp { clock, origin } = stamp;
        let table = layout.table;
        let mut new = old.clone();
        let mut columns = Vec::new();
        let slots: BTreeSet<u8> = cells.iter().map(|(column, _)| slot_of(table, *column)).collect();
        for slot in slots {
            let incoming = incoming_register(table, slot, cells, clock);
            let before = old.register(table, slot);
            let outcome = merge::decide(table.merge_of(slot), &before, &incoming);
            if matches!(outcome, Outcome::Clone { .. }) {
                self.changes.clones += 1;
            }
            let lost = match outcome {
                Outcome::Same => continue,
                Outcome::Incoming | Outcome::Clone { incoming: true } => false,
                Outcome::Stored | Outcome::Clone { incoming: false } => true,
            };
            for (at, column) in columns_of(table, slot).enumerate() {
                let cell = history::Cell { table: table.number, row, column };
                let (ours, theirs) = (&before.values[at], &incoming.values[at]);
                if lost {
                    let by = before.clock.unwrap_or(clock);
                    if origin == Origin::Elsewhere && ours != theirs {
                        history::record(self.db, cell, theirs, Some(clock), by, true)?;
                    }
                } else {
                    history::record(self.db, cell, ours, before.clock, clock, false)?;
                    new.set(table, column, theirs.clone());
                    columns.push(column);
                }
            }
            if !lost {
                new.clocks.set(slot, clock);
            }
        }
        if columns.is_empty() {
            return Ok(());
        }
        self.gate.open(|| new.update(self.db, table, &columns))?;
        let pending = self.pending_of(table.number, row)?;
        let voided = self.is_voided(table, row)?;
        self.delta.subtract(table.number, row, old.digest(table, row, &pending, voided));
        self.delta.add(table.number, row, new.digest(table, row, &pending, voided));
        let changed = columns.iter().map(|column| (*column, new.get(table, *column).clone()));
        self.note(table, row, Some(&old), &new, changed.collect())
    }

    /// Notes what a row's change means for others: voided targets, mergings, the observer.
    fn note(
        &mut self,
        table: &'static TableDef,
        row: RowId,
        old: Option<&StoredRow>,
        new: &StoredRow,
        cells: Vec<(u8, Value)>,
    ) -> Result<(), Error> {
        if table.number == VOID_TABLE.number {
            let before = old.is_some_and(|old| !old.is_deleted());
            self.void_changed(before, new)?;
        }
        if let Some(merged_into) = table.merged_into.and_then(|name| table.column(name)) {
            let touched = cells.iter().any(|(column, _)| *column == merged_into.number);
            let deleted = cells.iter().any(|(column, _)| *column == DELETED);
            let merged = !new.get(table, merged_into.number).is_null();
            if (touched && (old.is_some() || merged)) || (deleted && merged) {
                self.merged_tables.insert(table.number);
            }
        }
        self.changes.rows.push(RowChange {
            table: table.number,
            rowid: new.rowid,
            row,
            inserted: old.is_none(),
            cells,
        });
        Ok(())
    }

    /// A void row came, went or came back: its target's content goes or comes with it.
    fn void_changed(&mut self, before: bool, void: &StoredRow) -> Result<(), Error> {
        let now = !void.is_deleted();
        let Some((number, target)) = void.void_target() else { return Ok(()) };
        if before == now {
            return Ok(());
        }
        self.changes.voids.push((number, target, now));
        let Some(layout) = self.store.layouts.get(number) else { return Ok(()) };
        let Some(stored) = StoredRow::load(self.db, layout, target)? else { return Ok(()) };
        if layout.table.content && !stored.is_deleted() {
            let content = stored.content(layout.table, target);
            let pair = Pair { content, ..Pair::default() };
            if now {
                self.delta.subtract(number, target, pair);
            } else {
                self.delta.add(number, target, pair);
            }
        }
        Ok(())
    }

    fn is_voided(&self, table: &TableDef, row: RowId) -> Result<bool, Error> {
        if table.kind != TableKind::InsertOnly {
            return Ok(false);
        }
        let voided = self
            .db
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM void WHERE id = ? AND IFNULL(_del, 0) = 0)",
            )?
            .query_row([void_id(table.number, row).to_bytes()], |sql| sql.get(0))?;
        Ok(voided)
    }

    /// Keeps a cell aside that is unknown here, if it is later than one kept already.
    fn put_aside(
        &mut self,
        table: u16,
        row: RowId,
        cell: pending::PendingCell,
    ) -> Result<(), Error> {
        let before = self.digest_of(table, row)?;
        pending::keep(self.db, table, row, &cell)?;
        self.has_pending.set(Some(true));
        let after = self.digest_of(table, row)?;
        self.delta.subtract(table, row, before);
        self.delta.add(table, row, after);
        Ok(())
    }

    /// Takes cells that became known out of the waiting ones and puts them in their place.
    pub(super) fn take_back(
        &mut self,
        table: u16,
        row: RowId,
        clock: Hlc,
        cells: &[(u8, Value)],
    ) -> Result<(), Error> {
        let before = self.digest_of(table, row)?;
        for (column, _) in cells {
            pending::forget(self.db, table, row, *column)?;
        }
        let after = self.digest_of(table, row)?;
        self.delta.subtract(table, row, before);
        self.delta.add(table, row, after);
        self.put_foreign(table, row, cells, clock)
    }

    /// Returns a row's waiting cells. Mostly there is none of any row, and none is looked for.
    fn pending_of(&self, table: u16, row: RowId) -> Result<Vec<pending::PendingCell>, Error> {
        let has_pending = match self.has_pending.get() {
            Some(known) => known,
            None => pending::is_any(self.db)?,
        };
        self.has_pending.set(Some(has_pending));
        if has_pending { pending::of_row(self.db, table, row) } else { Ok(Vec::new()) }
    }

    fn digest_of(&self, table: u16, row: RowId) -> Result<Pair, Error> {
        let pending = self.pending_of(table, row)?;
        let stored = match self.store.layouts.get(table) {
            Some(layout) => StoredRow::load(self.db, layout, row)?.map(|stored| (layout, stored)),
            None => None,
        };
        match stored {
            Some((layout, stored)) => {
                let voided = self.is_voided(layout.table, row)?;
                Ok(stored.digest(layout.table, row, &pending, voided))
            }
            None if pending.is_empty() => Ok(Pair::default()),
            None => Ok(pending::digest(table, row, &pending)),
        }
    }

    /// Ends a changeset of ours: its header, and the entry in the audit chain.
    fn close(&mut self, command: &Command, filled: Filling, pen: &mut Pen) -> Result<(), Error> {
        let digest = self.record(&filled.changeset)?;
        let entry = audit::Entry {
            at: pen.now_ms,
            member: command.author,
            kind: command.name,
            group: Some(filled.changeset.group),
            digest,
            detail: "",
        };
        pen.audit.append(self.db, &entry)?;
        self.changes.changesets.push(filled.changeset);
        Ok(())
    }

    /// Stores a changeset's header with the ids it inserted; returns the hash of its bytes.
    fn record(&mut self, changeset: &Changeset) -> Result<[u8; 32], Error> {
        let digest = *blake3::hash(&changeset.encode()).as_bytes();
        let inserted = std::mem::take(&mut self.inserted);
        let inserted = (!inserted.is_empty()).then(|| undo::encode_inserted(&inserted));
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO changeset
                     (clk, group_id, command, author, schema_version, digest, inserted)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                changeset.clock.to_bytes(),
                changeset.group.to_bytes(),
                changeset.command,
                changeset.author.to_bytes(),
                changeset.schema_version,
                digest,
                inserted,
            ])?;
        Ok(digest)
    }
}

impl Filling {
    fn new(command: &Command, group: GroupId, clock: Hlc, store: &Store) -> Self {
        let changeset = Changeset {
            clock,
            command: command.name.to_owned(),
            group,
            author: command.author,
            schema_version: store.registry.schema_version,
            ops: Vec::new(),
        };
        Self { size_bytes: changeset.encode().len() + 8, changeset }
    }
}

fn incoming_register(table: &TableDef, slot: u8, cells: &[(u8, Value)], clock: Hlc) -> Register {
    let value =
        |column| cells.iter().find(|(number, _)| *number == column).map(|(_, value)| value.clone());
    Register {
        clock: Some(clock),
        values: columns_of(table, slot).map(|column| value(column).unwrap_or_default()).collect(),
    }
}

/// Checks a draft against the registry, leaves out what is there already, and completes register
/// groups. Returns whether anything is left.
pub(super) fn complete(
    table: &'static TableDef,
    op: &mut Op,
    intent: Intent,
    stored: Option<&StoredRow>,
) -> Result<bool, Error> {
    for (column, value) in &op.cells {
        check_cell(table, *column, value)?;
    }
    match stored {
        None if intent == Intent::Update => {
            return Err(Error::NotFound { table: table.name, row: op.row.into() });
        }
        None => check_required(table, op)?,
        Some(_) if table.kind == TableKind::InsertOnly && intent == Intent::Ensure => {
            op.cells.clear();
        }
        Some(_) if table.kind == TableKind::InsertOnly => {
            return Err(Error::InsertOnly(table.name));
        }
        Some(old) => op.cells.retain(|(column, value)| old.get(table, *column) != value),
    }
    if op.cells.is_empty() {
        return Ok(false);
    }
    complete_groups(table, stored, op);
    check_row(table, stored, op)?;
    Ok(true)
}

/// A changed column of a group brings the others along, so that the group moves as one.
fn complete_groups(table: &TableDef, stored: Option<&StoredRow>, op: &mut Op) {
    let slots: BTreeSet<u8> = op.cells.iter().map(|(column, _)| slot_of(table, *column)).collect();
    for column in slots.into_iter().flat_map(|slot| columns_of(table, slot)) {
        if op.cells.iter().all(|(number, _)| *number != column) {
            let value = stored.map(|stored| stored.get(table, column).clone());
            op.cells.push((column, value.unwrap_or_default()));
        }
    }
    op.cells.sort_by_key(|(column, _)| *column);
}

fn check_cell(table: &'static TableDef, number: u8, value: &Value) -> Result<(), Error> {
    let Some(column) = table.column_numbered(number) else {
        return if number == DELETED { Ok(()) } else { Err(Error::Damaged { what: "column" }) };
    };
    if !column.holds.admits(value) {
        let why = format!("expected {:?}", column.holds);
        return Err(Error::Invalid { table: table.name, column: column.name, why });
    }
    if column.required && value.is_null() {
        let why = "must not be empty".to_owned();
        return Err(Error::Invalid { table: table.name, column: column.name, why });
    }
    let bytes = value.len_bytes();
    if bytes > CELL_BYTES_MAX {
        let limit = CELL_BYTES_MAX;
        return Err(Error::TooLarge { table: table.name, column: column.name, bytes, limit });
    }
    Ok(())
}

fn check_required(table: &'static TableDef, op: &Op) -> Result<(), Error> {
    for column in table.columns.iter().filter(|column| column.required) {
        if op.cells.iter().all(|(number, _)| *number != column.number) {
            let why = "must not be empty".to_owned();
            return Err(Error::Invalid { table: table.name, column: column.name, why });
        }
    }
    Ok(())
}

fn check_row(table: &'static TableDef, stored: Option<&StoredRow>, op: &Op) -> Result<(), Error> {
    let Some(check) = table.check else { return Ok(()) };
    let read = |name: &str| {
        let Some(column) = table.column(name) else { return Value::Null };
        let drafted = op.cells.iter().find(|(number, _)| *number == column.number);
        match (drafted, stored) {
            (Some((_, value)), _) => value.clone(),
            (None, Some(stored)) => stored.get(table, column.number).clone(),
            (None, None) => Value::Null,
        }
    };
    check(&read).map_err(|(column, why)| Error::Invalid { table: table.name, column, why })
}
