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
    row::{Found, StoredRow, slot_of},
};
use crate::{
    Error,
    registry::{DELETED, Merge, TableKind, WITHDRAWN},
    value::Value,
};

pub use list::Undoable;

pub(super) use standing::is_changed_since;
use standing::is_own;

mod list;
mod standing;

/// How long a group can be undone: the older end of what people remember doing.
const UNDO_DAYS_MAX: i64 = 90;

/// How many groups can be undone.
const UNDO_GROUPS_MAX: i64 = 10_000;

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
    rows: i64,
    expired: bool,
}

impl Group {
    fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: GroupId::from_bytes(row.get("group_id")?),
            command: row.get("command")?,
            rows: row.get("rows")?,
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
    /// Undoes a group at once, or the newest that is not undone.
    ///
    /// # Errors
    /// [`Error::NothingToUndo`], or [`Error::UndoImpossible`] with the reason.
    pub fn undo(&self, command: &Command, group: Option<GroupId>) -> Result<Undone, Error> {
        self.invert(command, |draft, inverse| draft.begin_undo(group, inverse))
    }

    /// Does again at once what was undone last, if nothing else was done since.
    ///
    /// # Errors
    /// [`Error::NothingToRedo`].
    pub fn redo(&self, command: &Command) -> Result<Undone, Error> {
        self.invert(command, |draft, inverse| draft.begin_redo(inverse))
    }

    /// Returns what has to be known of a whole step to take back parts of it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn plan(&self, step: &Step) -> Result<Plan, Error> {
        self.read(|db| plan(db, step))
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

    /// Writes the inverse of a group as a new group, in one transaction.
    fn invert(
        &self,
        command: &Command,
        begin: impl FnOnce(&Draft<'_>, GroupId) -> Result<Step, Error>,
    ) -> Result<Undone, Error> {
        let inverse = GroupId::from_bytes(self.ids.next_id(self.clock.now_ms()));
        let command = Command { group: Some(inverse), undoable: false, ..command.clone() };
        let ((step, part), committed) = self.write(&command, |draft| {
            let step = begin(draft, inverse)?;
            let plan = draft.plan(&step)?;
            let part = draft.invert(&plan, 0, usize::MAX)?;
            Ok::<_, Error>((step, part))
        })?;
        let Part { changed: rows, kept_later, .. } = part;
        Ok(Undone { group: step.target, command: step.command, rows, kept_later, committed })
    }
}

/// An undo or redo that has begun: its target counts as undone.
#[derive(Debug, Clone)]
pub struct Step {
    /// The group that is taken back.
    pub target: GroupId,
    /// Its command.
    pub command: String,
    /// The group that takes it back: the command that drafts the parts must be of it.
    pub inverse: GroupId,
    /// How many rows the target touched, those that it touched twice counted twice.
    pub rows: i64,
}

/// What has to be known of a whole step to take back any part of it. The step is closed: nothing
/// joins a group that counts as undone.
#[derive(Debug)]
pub struct Plan {
    inverse: GroupId,
    /// The changesets of the target, in the order in which they were written.
    clocks: Vec<Hlc>,
    own: HashSet<Hlc>,
    /// The rows that the target made.
    made: HashSet<(u16, RowId)>,
}

/// What taking back a part of a step came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// The changeset to go on with.
    pub next: usize,
    /// Whether that was the last.
    pub is_last: bool,
    /// Rows that were looked at.
    pub looked_at: usize,
    /// Rows that change.
    pub changed: usize,
    /// Cells that stay as they are because they were edited since.
    pub kept_later: usize,
}

/// Begins an undo: moves the marks of the stack.
pub(super) fn begin_undo(
    db: &Connection,
    group: Option<GroupId>,
    inverse: GroupId,
    at: i64,
) -> Result<Step, Error> {
    let sql = "SELECT group_id, command, rows, expired FROM undo_group
         WHERE kind <> 1 AND undone = 0 AND (?1 IS NULL OR group_id = ?1)
         ORDER BY seq DESC LIMIT 1";
    let found = db.query_row(sql, [group.map(GroupId::to_bytes)], Group::from_row).optional()?;
    let target = match (found, group) {
        (Some(target), _) if target.expired => {
            return Err(Error::UndoImpossible("it is too old"));
        }
        (Some(target), _) => target,
        (None, None) => return Err(Error::NothingToUndo),
        (None, Some(group)) => return Err(Error::UndoImpossible(why_not(db, group)?)),
    };
    mark(db, inverse, target, UNDO, at)
}

/// Begins a redo. It stands on the stack as a doing of its own, under the first command's name.
pub(super) fn begin_redo(db: &Connection, inverse: GroupId, at: i64) -> Result<Step, Error> {
    let target = newest_undo(db)?.ok_or(Error::NothingToRedo)?;
    mark(db, inverse, target, REDO, at)
}

/// Says why a group that is not on the stack cannot be undone.
fn why_not(db: &Connection, group: GroupId) -> Result<&'static str, Error> {
    let here: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM undo_group WHERE group_id = ?)",
        [group.to_bytes()],
        |row| row.get(0),
    )?;
    Ok(if here { "it has been undone already" } else { "it was not done on this device" })
}

/// Takes a group off the list of which nothing was stored.
pub(super) fn forget_empty(db: &Connection, group: GroupId) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM undo_group WHERE group_id = ? AND rows = 0 AND undone = 0")?
        .execute([group.to_bytes()])?;
    Ok(())
}

/// Returns the undo that redo would take back: the newest, unless something was done since.
fn newest_undo(db: &Connection) -> Result<Option<Group>, Error> {
    let sql = "SELECT group_id, command, rows, expired FROM undo_group
         WHERE kind = 1 AND undone = 0
             AND seq > COALESCE((SELECT MAX(seq) FROM undo_group WHERE kind = 0), 0)
         ORDER BY seq DESC LIMIT 1";
    Ok(db.query_row(sql, [], Group::from_row).optional()?)
}

fn mark(
    db: &Connection,
    inverse: GroupId,
    target: Group,
    kind: i64,
    at: i64,
) -> Result<Step, Error> {
    db.execute("UPDATE undo_group SET undone = 1 WHERE group_id = ?", [target.id.to_bytes()])?;
    db.execute(
        "INSERT INTO undo_group (group_id, command, kind, target, rows, at)
         VALUES (?, ?, ?, ?, 0, ?)",
        params![inverse.to_bytes(), target.command, kind, target.id.to_bytes(), at],
    )?;
    Ok(Step { target: target.id, command: target.command, inverse, rows: target.rows })
}

pub(super) fn plan(db: &Connection, step: &Step) -> Result<Plan, Error> {
    let mut statement =
        db.prepare_cached("SELECT clk, inserted FROM changeset WHERE group_id = ? ORDER BY clk")?;
    let mut rows = statement.query([step.target.to_bytes()])?;
    let (mut clocks, mut made) = (Vec::new(), HashSet::new());
    while let Some(row) = rows.next()? {
        clocks.push(Hlc::from_bytes(row.get("clk")?));
        made.extend(inserted(row)?);
    }
    let own = clocks.iter().copied().collect();
    Ok(Plan { inverse: step.inverse, clocks, own, made })
}

/// Drafts the inverse of some changesets of a group, and counts it on the stack.
pub(super) fn draft_part(
    draft: &mut Draft<'_>,
    layouts: &Layouts,
    plan: &Plan,
    from: usize,
    rows_max: usize,
) -> Result<Part, Error> {
    let mut part = Part { next: from, ..Part::default() };
    while let Some(clock) = plan.clocks.get(part.next)
        && part.looked_at < rows_max
    {
        draft_inverse(draft, layouts, plan, *clock, &mut part)?;
        part.next += 1;
    }
    part.is_last = part.next >= plan.clocks.len();
    let inverse = plan.inverse.to_bytes();
    draft
        .db()
        .prepare_cached("UPDATE undo_group SET rows = rows + ? WHERE group_id = ?")?
        .execute(params![i64::try_from(part.changed).unwrap_or(i64::MAX), inverse])?;
    Ok(part)
}

/// Drafts the inverse of one changeset. A cell that the group wrote more than once is given back
/// what it held before the first time, once.
fn draft_inverse(
    draft: &mut Draft<'_>,
    layouts: &Layouts,
    plan: &Plan,
    clock: Hlc,
    part: &mut Part,
) -> Result<(), Error> {
    let db = draft.db();
    for (table, row) in inserted_by(db, clock)? {
        part.looked_at += 1;
        match removal(db, layouts, &plan.own, (table, row))? {
            Removal::None => continue,
            Removal::Void => draft.void_numbered(table, row),
            // What it voided it made itself, and that no longer counts either way.
            Removal::Withdraw(found) if found.voids_one_of(&plan.made) => continue,
            Removal::Withdraw(found) => {
                draft.put_found(found, vec![(DELETED, Value::Int(WITHDRAWN))]);
            }
        }
        part.changed += 1;
    }
    for ((table, row), cells) in replaced_by(db, clock)? {
        if plan.made.contains(&(table, row)) {
            continue;
        }
        part.looked_at += 1;
        let Some(layout) = layouts.get(table) else { continue };
        let earlier = match plan.clocks.first() {
            Some(first) if *first < clock => touched_between(db, (table, row), *first, clock)?,
            _ => Vec::new(),
        };
        let is_first = |column: u8| {
            !earlier.iter().any(|(other, by)| *other == column && plan.own.contains(by))
        };
        let Some(stored) = StoredRow::load(db, layout, row)? else { continue };
        let mut restored = Vec::new();
        for (column, value) in cells.into_iter().filter(|(column, _)| is_first(*column)) {
            let slot = slot_of(layout.table, column);
            if layout.table.merge_of(slot) == Merge::Ranked {
                continue;
            }
            let cell = Cell { table, row, column };
            if is_own(db, cell, stored.clocks.get(slot), &plan.own)? {
                restored.push((column, value));
            } else if stored.get(layout.table, column) != &value {
                part.kept_later += 1;
            }
        }
        if !restored.is_empty() {
            draft.put_found(Found { table: layout.table, id: row, stored }, restored);
            part.changed += 1;
        }
    }
    Ok(())
}

/// How a row that a group made goes again.
enum Removal {
    /// It is gone already, or was thrown away by somebody else.
    None,
    /// It no longer counts.
    Void,
    /// It gets the mark of what was undone in the making.
    Withdraw(Found),
}

fn removal(
    db: &Connection,
    layouts: &Layouts,
    own: &HashSet<Hlc>,
    (table, row): (u16, RowId),
) -> Result<Removal, Error> {
    let Some(layout) = layouts.get(table) else { return Ok(Removal::None) };
    if layout.table.kind == TableKind::InsertOnly {
        return Ok(Removal::Void);
    }
    let Some(stored) = StoredRow::load(db, layout, row)? else { return Ok(Removal::None) };
    let cell = Cell { table, row, column: DELETED };
    if stored.is_deleted() || !is_own(db, cell, stored.clocks.get(DELETED), own)? {
        return Ok(Removal::None);
    }
    Ok(Removal::Withdraw(Found { table: layout.table, id: row, stored }))
}

/// Reads the rows that a changeset made.
fn inserted(row: &rusqlite::Row<'_>) -> Result<Vec<(u16, RowId)>, Error> {
    let Some(bytes) = row.get::<_, Option<Vec<u8>>>("inserted")? else { return Ok(Vec::new()) };
    let ids = decode_inserted(&bytes)?;
    Ok(ids.into_iter().map(|(table, id)| (table, RowId::from_bytes(id))).collect())
}

fn inserted_by(db: &Connection, clock: Hlc) -> Result<Vec<(u16, RowId)>, Error> {
    let mut statement = db.prepare_cached("SELECT inserted FROM changeset WHERE clk = ?")?;
    let mut rows = statement.query([clock.to_bytes()])?;
    rows.next()?.map_or_else(|| Ok(Vec::new()), inserted)
}

type Replaced = BTreeMap<(u16, RowId), BTreeMap<u8, Value>>;

/// Returns what each cell held before a changeset first touched it.
fn replaced_by(db: &Connection, clock: Hlc) -> Result<Replaced, Error> {
    let mut statement = db.prepare_cached(
        "SELECT tbl, row, col, value FROM history WHERE by_clk = ? AND lost = 0 ORDER BY seq",
    )?;
    let mut rows = statement.query([clock.to_bytes()])?;
    let mut replaced = Replaced::new();
    while let Some(row) = rows.next()? {
        let key = (row.get("tbl")?, RowId::from_bytes(row.get("row")?));
        let column: u8 = row.get("col")?;
        let value: Value = row.get("value")?;
        replaced.entry(key).or_default().entry(column).or_insert(value);
    }
    Ok(replaced)
}

/// Returns the cells of a row that were written from one time on and before another, and when.
fn touched_between(
    db: &Connection,
    (table, row): (u16, RowId),
    from: Hlc,
    before: Hlc,
) -> Result<Vec<(u8, Hlc)>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT col, by_clk FROM history
         WHERE row = ? AND tbl = ? AND by_clk >= ? AND by_clk < ? AND lost = 0",
    )?;
    let between = params![row.to_bytes(), table, from.to_bytes(), before.to_bytes()];
    let rows = statement
        .query_map(between, |sql| Ok((sql.get("col")?, Hlc::from_bytes(sql.get("by_clk")?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
