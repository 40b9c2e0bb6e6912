//! Undo as an inverse changeset: every cell whose clock is still the group's own gets back what
//! it was; cells edited later stay; what was inserted is deleted, or voided where rows are only
//! ever added. An undo is a group itself, so redoing is undoing it, and all of it syncs.

use std::collections::{BTreeMap, HashSet};

use anteroom_wire::{
    clock::Hlc,
    id::{GroupId, RowId},
};
use rusqlite::{Connection, OptionalExtension, params};

use super::{
    Command, Committed, Store,
    draft::Draft,
    history::Cell,
    layout::Layouts,
    row::{StoredRow, slot_of},
};
use crate::{
    Error,
    registry::{DELETED, Merge, TableKind, WITHDRAWN},
    value::Value,
};

/// How long a group can be undone: the older end of what people remember doing.
const UNDO_DAYS_MAX: i64 = 90;

/// How many groups can be undone.
const UNDO_GROUPS_MAX: i64 = 10_000;

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
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The group that was undone, or done again.
    pub group: GroupId,
    /// Its command.
    pub command: String,
    /// How many rows changed.
    pub rows: usize,
    /// Cells that were left as they are because they were edited since.
    pub kept_later: usize,
    /// What was committed.
    pub committed: Committed,
}

/// A row of `undo_group`.
struct Group {
    id: GroupId,
    command: String,
    expired: bool,
}

impl Group {
    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: GroupId::from_bytes(row.get("group_id")?),
            command: row.get("command")?,
            expired: row.get("expired")?,
        })
    }
}

const UNDO: i64 = 1;
const REDO: i64 = 2;

/// Notes that a person did something, or did more of it.
pub(super) fn note_group(
    db: &Connection,
    command: &str,
    group: GroupId,
    rows: i64,
    at: i64,
) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO undo_group (group_id, command, kind, rows, at) VALUES (?, ?, 0, ?, ?)
         ON CONFLICT (group_id) DO UPDATE SET rows = rows + excluded.rows",
    )?
    .execute(params![group.to_bytes(), command, rows, at])?;
    Ok(())
}

/// Returns whether a group stands undone. A redo is a group of its own, so the chain of undo and
/// redo is followed to its end.
pub(super) fn is_undone(db: &Connection, group: GroupId) -> Result<bool, Error> {
    let mut standing = group.to_bytes();
    loop {
        let undone: Option<bool> = db
            .prepare_cached("SELECT undone FROM undo_group WHERE group_id = ?")?
            .query_row([standing], |row| row.get(0))
            .optional()?;
        if undone != Some(true) {
            return Ok(false);
        }
        let redone: Option<[u8; 16]> = db
            .prepare_cached(
                "SELECT r.group_id
                 FROM undo_group u
                 JOIN undo_group r ON r.target = u.group_id AND r.kind = 2
                 WHERE u.target = ? AND u.kind = 1
                 ORDER BY r.seq DESC
                 LIMIT 1",
            )?
            .query_row([standing], |row| row.get(0))
            .optional()?;
        match redone {
            Some(redone) => standing = redone,
            None => return Ok(true),
        }
    }
}

/// Encodes the rows a changeset inserted: table, count, ids.
pub(super) fn encode_inserted(rows: &[(u16, [u8; 16])]) -> Vec<u8> {
    postcard::to_stdvec(rows).expect("BUG: ids always encode")
}

fn decode_inserted(bytes: &[u8]) -> Result<Vec<(u16, [u8; 16])>, Error> {
    postcard::from_bytes(bytes).map_err(|_| Error::Damaged { what: "undo image" })
}

impl Store {
    /// Undoes a group, or the newest that is not undone.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`], or [`Error::UndoImpossible`] with the reason.
    pub fn undo(&self, command: &Command, group: Option<GroupId>) -> Result<Undone, Error> {
        self.invert(command, UNDO, |db| {
            let sql = "SELECT group_id, command, expired FROM undo_group
                 WHERE kind <> 1 AND undone = 0 AND (?1 IS NULL OR group_id = ?1)
                 ORDER BY seq DESC LIMIT 1";
            let found = db
                .query_row(sql, [group.map(GroupId::to_bytes)], Group::from_row)
                .optional()?
                .ok_or(match group {
                    Some(_) => Error::UndoImpossible("it has been undone already"),
                    None => Error::NothingToUndo,
                })?;
            if found.expired {
                return Err(Error::UndoImpossible("it is too old"));
            }
            Ok(found)
        })
    }

    /// Does again what was undone last, if nothing else was done since.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`].
    pub fn redo(&self, command: &Command) -> Result<Undone, Error> {
        self.invert(command, REDO, |db| newest_undo(db)?.ok_or(Error::NothingToRedo))
    }

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
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Returns whether a group was undone, and not done again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn is_undone(&self, group: GroupId) -> Result<bool, Error> {
        self.read(|db| is_undone(db, group))
    }

    /// Returns the command that redo would do again.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn redo_command(&self) -> Result<Option<String>, Error> {
        self.read(|db| Ok(newest_undo(db)?.map(|group| group.command)))
    }

    /// Lets groups go that are older than 90 days or beyond the newest 10,000. The
    /// list goes on to show them, with the reason.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn expire_undo(&self, command: &Command) -> Result<(), Error> {
        self.write(command, |draft| {
            let oldest = draft.now_ms() - UNDO_DAYS_MAX * 24 * 60 * 60 * 1000;
            draft.db().execute(
                "UPDATE undo_group SET expired = 1
                 WHERE expired = 0 AND (at < ?1
                     OR seq <= (SELECT MAX(seq) FROM undo_group) - ?2)",
                params![oldest, UNDO_GROUPS_MAX],
            )?;
            draft.db().execute(
                "UPDATE changeset SET inserted = NULL
                 WHERE inserted IS NOT NULL AND group_id IN (
                     SELECT group_id FROM undo_group WHERE expired = 1)",
                [],
            )?;
            Ok::<_, Error>(())
        })
        .map(|_| ())
    }

    /// Writes the inverse of a group as a new group, and moves the marks of the stack.
    fn invert(
        &self,
        command: &Command,
        kind: i64,
        find: impl FnOnce(&Connection) -> Result<Group, Error>,
    ) -> Result<Undone, Error> {
        let inverse = GroupId::from_bytes(self.ids.next_id(self.clock.now_ms()));
        // The inverse is marked by hand below: it stands on the stack in a way of its own.
        let command = Command { group: Some(inverse), undoable: false, ..command.clone() };
        let ((target, rows, kept_later), committed) = self.write(&command, |draft| {
            let target = find(draft.db())?;
            let (rows, kept_later) = draft_inverse(draft, &self.layouts, target.id)?;
            mark(draft.db(), inverse, &target, kind, rows, draft.now_ms())?;
            Ok::<_, Error>((target, rows, kept_later))
        })?;
        Ok(Undone { group: target.id, command: target.command, rows, kept_later, committed })
    }
}

/// Returns the undo that redo would take back: the newest, unless something was done since.
fn newest_undo(db: &Connection) -> Result<Option<Group>, Error> {
    let sql = "SELECT group_id, command, expired FROM undo_group
         WHERE kind = 1 AND undone = 0
             AND seq > COALESCE((SELECT MAX(seq) FROM undo_group WHERE kind = 0), 0)
         ORDER BY seq DESC LIMIT 1";
    Ok(db.query_row(sql, [], Group::from_row).optional()?)
}

/// A redo stands on the stack as a doing of its own, under the first command's name.
fn mark(
    db: &Connection,
    inverse: GroupId,
    target: &Group,
    kind: i64,
    rows: usize,
    at: i64,
) -> Result<(), Error> {
    db.execute("UPDATE undo_group SET undone = 1 WHERE group_id = ?", [target.id.to_bytes()])?;
    db.execute(
        "INSERT INTO undo_group (group_id, command, kind, target, rows, at)
         VALUES (?, ?, ?, ?, ?, ?)",
        params![
            inverse.to_bytes(),
            target.command,
            kind,
            target.id.to_bytes(),
            i64::try_from(rows).unwrap_or(i64::MAX),
            at
        ],
    )?;
    Ok(())
}

/// Drafts the inverse of a group; returns how many rows change and how many cells stay.
fn draft_inverse(
    draft: &mut Draft<'_>,
    layouts: &Layouts,
    group: GroupId,
) -> Result<(usize, usize), Error> {
    let db = draft.db();
    let (clocks, inserted) = changesets(db, group)?;
    let mut kept_later = 0;
    let mut rows = 0;
    for (table, row) in &inserted {
        rows += usize::from(draft_removal(draft, layouts, *table, *row, &clocks)?);
    }
    let gone: HashSet<_> = inserted.into_iter().collect();
    for ((table, row), cells) in first_values(db, &clocks)? {
        if gone.contains(&(table, row)) {
            continue;
        }
        let Some(layout) = layouts.get(table) else { continue };
        let Some(stored) = StoredRow::load(db, layout, row)? else { continue };
        let mut restored = Vec::new();
        for (column, value) in cells {
            let slot = slot_of(layout.table, column);
            if layout.table.merge_of(slot) == Merge::Ranked {
                continue;
            }
            let cell = Cell { table, row, column };
            if is_own(db, cell, stored.clocks.get(slot), &clocks)? {
                restored.push((column, value));
            } else if stored.get(layout.table, column) != &value {
                kept_later += 1;
            }
        }
        if !restored.is_empty() {
            draft.put_numbered(table, row, restored);
            rows += 1;
        }
    }
    Ok((rows, kept_later))
}

/// Drafts that an inserted row goes; returns whether it does.
fn draft_removal(
    draft: &mut Draft<'_>,
    layouts: &Layouts,
    table: u16,
    row: RowId,
    clocks: &HashSet<Hlc>,
) -> Result<bool, Error> {
    let Some(layout) = layouts.get(table) else { return Ok(false) };
    if layout.table.kind == TableKind::InsertOnly {
        draft.void_numbered(table, row);
        return Ok(true);
    }
    let Some(stored) = StoredRow::load(draft.db(), layout, row)? else { return Ok(false) };
    let cell = Cell { table, row, column: DELETED };
    if stored.is_deleted() || !is_own(draft.db(), cell, stored.clocks.get(DELETED), clocks)? {
        return Ok(false);
    }
    draft.put_numbered(table, row, vec![(DELETED, Value::Int(WITHDRAWN))]);
    Ok(true)
}

/// Whether what a cell holds is still what the group left there, or what undoing later groups
/// gave back: an undo writes with a clock of its own, and stands for the clock it restored.
fn is_own(
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

/// Returns the clock of the value that an undo or redo gave back to a cell: `Some(None)` if that
/// was no value at all, `None` if the clock is not that of an undo.
fn restored_clock(db: &Connection, cell: Cell, clock: Hlc) -> Result<Option<Option<Hlc>>, Error> {
    let restored = db
        .prepare_cached(
            "SELECT h.clk
             FROM changeset c
             JOIN undo_group u ON u.group_id = c.group_id AND u.kind <> 0
             JOIN history h ON h.row = ?2 AND h.tbl = ?3 AND h.col = ?4 AND h.lost = 0
                 AND h.by_clk IN (SELECT clk FROM changeset WHERE group_id = u.target)
             WHERE c.clk = ?1
             ORDER BY h.seq
             LIMIT 1",
        )?
        .query_row(params![clock.to_bytes(), cell.row.to_bytes(), cell.table, cell.column], |row| {
            row.get::<_, Option<[u8; 16]>>("clk")
        })
        .optional()?;
    Ok(restored.map(|clock| clock.map(Hlc::from_bytes)))
}

type Inserted = Vec<(u16, RowId)>;

fn changesets(db: &Connection, group: GroupId) -> Result<(HashSet<Hlc>, Inserted), Error> {
    let mut statement =
        db.prepare("SELECT clk, inserted FROM changeset WHERE group_id = ? ORDER BY clk")?;
    let mut rows = statement.query([group.to_bytes()])?;
    let mut clocks = HashSet::new();
    let mut inserted = Vec::new();
    while let Some(row) = rows.next()? {
        clocks.insert(Hlc::from_bytes(row.get("clk")?));
        if let Some(bytes) = row.get::<_, Option<Vec<u8>>>("inserted")? {
            let ids = decode_inserted(&bytes)?;
            inserted.extend(ids.into_iter().map(|(table, id)| (table, RowId::from_bytes(id))));
        }
    }
    Ok((clocks, inserted))
}

type FirstValues = BTreeMap<(u16, RowId), BTreeMap<u8, Value>>;

/// Returns what each cell held before the group first touched it.
fn first_values(db: &Connection, clocks: &HashSet<Hlc>) -> Result<FirstValues, Error> {
    let mut ordered: Vec<_> = clocks.iter().copied().collect();
    ordered.sort_unstable();
    let mut statement = db.prepare(
        "SELECT tbl, row, col, value FROM history WHERE by_clk = ? AND lost = 0 ORDER BY seq",
    )?;
    let mut first = FirstValues::new();
    for clock in ordered {
        let mut rows = statement.query([clock.to_bytes()])?;
        while let Some(row) = rows.next()? {
            let key = (row.get("tbl")?, RowId::from_bytes(row.get("row")?));
            let column: u8 = row.get("col")?;
            let value: Value = row.get("value")?;
            first.entry(key).or_default().entry(column).or_insert(value);
        }
    }
    Ok(first)
}
