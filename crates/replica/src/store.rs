//! The store: one writer behind a lock, a few readers, and one door for each kind of change.
//!
//! [`Store::write`] is how this device changes anything, [`Store::apply`] how changes of other
//! devices come in. Both end in the same session, which merges cell by cell, so that history,
//! digests and live columns cannot tell them apart. What it deliberately has not: a pool of
//! writers (SQLite has one), foreign keys (a merge must never fail; the read views hide a row
//! whose parent is not there), and unique columns (two offline desks will make the same person).

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
};

use anteroom_wire::{
    clock::{Clock, Hlc, HybridClock},
    id::{DeviceId, GroupId, IdSource, MemberId, RowId},
};
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::{
    Error,
    changeset::Changeset,
    digest::Buckets,
    registry::{ColumnDef, ColumnType, Merge, Registry, Role, TableDef, TableKind},
    value::Value,
};

pub use draft::{Attempt, Draft, Since};
pub use history::{Change, Past};
pub use row::Found;
pub use undo::{Part, Plan, Step, Undoable, Undone};
pub use verify::{Verified, mark};

mod checkpoint;
mod connection;
mod draft;
mod layout;
mod pending;
mod roots;
mod row;
mod session;

mod audit;
mod history;
mod undo;
mod verify;

#[cfg(test)]
mod tests;

/// The SQL of the store's own tables: the first migration of every product.
pub const SCHEMA: &str = include_str!("store/schema.sql");

/// Rows that take back a row of an insert-only table. A void row itself can be deleted, which
/// is how undoing works both ways; its id is derived from its target, so that two devices that
/// void the same row make one.
pub const VOID_TABLE: TableDef = TableDef {
    number: 1,
    name: "void",
    kind: TableKind::Replicated,
    content: false,
    writer: Role::Worker,
    columns: &[
        ColumnDef {
            number: 1,
            name: "target_table",
            holds: ColumnType::Int,
            merge: Merge::Latest,
            required: true,
            references: None,
        },
        ColumnDef {
            number: 2,
            name: "target_row",
            holds: ColumnType::Id,
            merge: Merge::Latest,
            required: true,
            references: None,
        },
    ],
    parents: &[],
    merged_into: None,
    check: None,
};

/// How sure a write must be before it is acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// On disk before the call returns: what a person did.
    Full,
    /// May be lost with the power, never torn: chunks of bulk work that is run again.
    Bulk,
}

/// Who writes, and as what.
#[derive(Debug, Clone)]
pub struct Command {
    /// The command's name in the product's table.
    pub name: &'static str,
    /// The person.
    pub author: MemberId,
    /// Their role now.
    pub role: Role,
    /// The undo group it joins; `None` makes a new one.
    pub group: Option<GroupId>,
    /// How sure it must be.
    pub durability: Durability,
    /// Whether it stands in the undo list; what founds a workspace does not.
    pub undoable: bool,
}

/// A changed row, as the columns in memory need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The table's number.
    pub table: u16,
    /// The row's place in this machine's file.
    pub rowid: i64,
    /// The row.
    pub row: RowId,
    /// Whether it is new here.
    pub inserted: bool,
    /// Columns that changed, with their new values; column 0 is the delete mark.
    pub cells: Vec<(u8, Value)>,
}

/// A row that now counts as another one, or as itself again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootChange {
    /// The table's number.
    pub table: u16,
    /// The row.
    pub row: RowId,
    /// Whom it was merged into in the end; `None` if it stands for itself.
    pub root: Option<RowId>,
}

/// What one transaction changed; told to the observer after commit, in commit order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// The command's name, empty for changes that came from other devices.
    pub command: &'static str,
    /// The undo group, if anything replicated was changed here.
    pub group: Option<GroupId>,
    /// Changed rows.
    pub changes: Vec<RowChange>,
    /// Changed mergings.
    pub roots: Vec<RootChange>,
    /// Insert-only rows that were voided (true) or brought back.
    pub voids: Vec<(u16, RowId, bool)>,
    /// How many cells carried one clock with two values: a device's id is used twice.
    pub clones: u32,
    /// What was written here, as it is sent to other devices.
    pub changesets: Vec<Changeset>,
}

/// Called after each commit, under the writer's lock, with the writer's connection.
pub type Observer = Arc<dyn Fn(&Connection, &Committed) + Send + Sync>;

/// What a store is opened with.
pub struct Options {
    /// The database file; its folder exists.
    pub path: PathBuf,
    /// The raw SQLCipher key.
    pub key: Zeroizing<[u8; 32]>,
    /// The tables.
    pub registry: &'static Registry,
    /// All migrations in order, [`SCHEMA`] among them; only ever appended to.
    pub migrations: &'static [&'static str],
    /// This device.
    pub device: DeviceId,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<dyn IdSource>,
}

/// Readers kept open; more are opened for a moment when all are busy.
const READERS_KEPT: usize = 4;

/// The replicated store of one workspace on this machine. Cheap to share behind an `Arc`.
pub struct Store {
    path: PathBuf,
    key: Zeroizing<[u8; 32]>,
    registry: &'static Registry,
    layouts: layout::Layouts,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdSource>,
    writer: Mutex<Writer>,
    /// How many wait for the writer.
    waiting: AtomicUsize,
    readers: Mutex<Vec<Connection>>,
    observer: Mutex<Option<Observer>>,
    // After the writer: it waits for a thread that ends with the writer's connection.
    _checkpointer: checkpoint::Checkpointer,
}

/// The one connection that writes, and what it keeps in memory beside the file.
struct Writer {
    db: Connection,
    gate: connection::Gate,
    clock: HybridClock,
    buckets: Buckets,
    audit: audit::Head,
    closed: bool,
}

impl Store {
    /// Opens or makes the database, bringing its schema up to date.
    ///
    /// # Errors
    /// [`Error::WrongKey`], [`Error::NewerFile`], or what SQLite says.
    pub fn open(options: Options) -> Result<Self, Error> {
        let (mut db, gate) = connection::writer(&options.path, &options.key)?;
        let layouts = layout::Layouts::new(options.registry);
        connection::migrate(&mut db, options.migrations)?;
        layouts.install(&db)?;
        let checkpointer = checkpoint::Checkpointer::start(&mut db, &options.path, &options.key)?;
        let latest: Option<Vec<u8>> =
            db.query_row("SELECT MAX(clk) FROM changeset", [], |row| row.get(0))?;
        let latest =
            latest.and_then(|bytes| bytes.try_into().ok()).map_or(Hlc::ZERO, Hlc::from_bytes);
        let writer = Writer {
            clock: HybridClock::new(options.device, latest),
            buckets: verify::stored_buckets(&db)?,
            audit: audit::Head::load(&db)?,
            closed: false,
            db,
            gate,
        };
        let store = Self {
            path: options.path,
            key: options.key,
            registry: options.registry,
            layouts,
            clock: options.clock,
            ids: options.ids,
            writer: Mutex::new(writer),
            waiting: AtomicUsize::new(0),
            readers: Mutex::new(Vec::new()),
            observer: Mutex::new(None),
            _checkpointer: checkpointer,
        };
        store.replay_pending()?;
        Ok(store)
    }

    /// Sets who is told of each commit.
    pub fn observe(&self, observer: Observer) {
        *lock(&self.observer) = Some(observer);
    }

    /// Reads, on a connection that cannot write.
    ///
    /// # Errors
    /// Whatever `work` returns, or that no connection could be opened.
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let kept = lock(&self.readers).pop();
        let db = match kept {
            Some(db) => db,
            None => connection::reader(&self.path, &self.key)?,
        };
        let result = work(&db);
        let mut readers = lock(&self.readers);
        if readers.len() < READERS_KEPT {
            readers.push(db);
        }
        result
    }

    /// The one door: drafts changes under the writer's lock and commits them as one transaction.
    ///
    /// `work` may read the newest state and write local tables through [`Draft::db`]; replicated
    /// rows it can only draft. If it fails, or a draft does not satisfy the registry, nothing is
    /// kept. Returns what `work` returned, and what was committed.
    ///
    /// # Errors
    /// What `work` returns, or the first draft that cannot be stored.
    pub fn write<T, E: From<Error>>(
        &self,
        command: &Command,
        work: impl FnOnce(&mut Draft<'_>) -> Result<T, E>,
    ) -> Result<(T, Committed), E> {
        let mut guard = self.writer()?;
        let writer = &mut *guard;
        let tx = Transaction::begin(&writer.db, command.durability)?;
        let now_ms = self.clock.now_ms();
        let mut draft = Draft::new(&writer.db, self, now_ms, writer.clock.latest());
        let value = work(&mut draft)?;
        let ops = draft.into_ops();
        let mut pen = session::Pen { now_ms, clock: writer.clock, audit: writer.audit };
        let mut session = session::Session::new(&writer.db, &writer.gate, self);
        let mut committed = Committed { command: command.name, ..Committed::default() };
        if !ops.is_empty() {
            let group =
                command.group.unwrap_or_else(|| GroupId::from_bytes(self.ids.next_id(now_ms)));
            let written = session.write_group(command, group, ops, &mut pen)?;
            committed.group = written.then_some(group);
        }
        let (delta, changes) = session.finish(&writer.buckets)?;
        committed.take(changes);
        tx.commit()?;
        writer.clock = pen.clock;
        writer.audit = pen.audit;
        writer.buckets.0.extend(delta.0);
        self.tell(&writer.db, &committed);
        Ok((value, committed))
    }

    /// Takes in changesets of other devices, in the order given, as one transaction. Known ones
    /// are passed over; cells of unknown tables and columns are kept until they are known.
    ///
    /// # Errors
    /// What SQLite says; then nothing of the batch is kept.
    pub fn apply(&self, batch: &[Changeset]) -> Result<Committed, Error> {
        let mut guard = self.writer()?;
        let writer = &mut *guard;
        let tx = Transaction::begin(&writer.db, Durability::Full)?;
        let mut clock = writer.clock;
        let mut session = session::Session::new(&writer.db, &writer.gate, self);
        for changeset in batch {
            clock.observe(changeset.clock);
            session.take_in(changeset)?;
        }
        let (delta, changes) = session.finish(&writer.buckets)?;
        let mut committed = Committed::default();
        committed.take(changes);
        tx.commit()?;
        writer.clock = clock;
        writer.buckets.0.extend(delta.0);
        self.tell(&writer.db, &committed);
        Ok(committed)
    }

    /// Copies the whole database, encrypted with the same key, to a new file.
    ///
    /// # Errors
    /// What SQLite says of either file.
    pub fn copy_to(&self, path: &Path) -> Result<(), Error> {
        self.read(|db| connection::copy(db, path, &self.key))
    }

    /// Ends writing: waits for the transaction under way, and refuses those that come later from
    /// whoever still holds the store. Another store may then be opened over the same file.
    pub fn close(&self) {
        lock(&self.writer).closed = true;
    }

    /// Returns whether somebody waits to write: who writes one transaction after the other lets
    /// them in between, because a lock goes to whoever comes first.
    #[must_use]
    pub fn is_wanted(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Returns the registry the store was opened with.
    #[must_use]
    pub fn registry(&self) -> &'static Registry {
        self.registry
    }

    fn writer(&self) -> Result<MutexGuard<'_, Writer>, Error> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let writer = lock(&self.writer);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        if writer.closed { Err(Error::Closed) } else { Ok(writer) }
    }

    fn tell(&self, db: &Connection, committed: &Committed) {
        if committed.clones > 0 {
            tracing::warn!(cells = committed.clones, "one device id is used by two machines");
        }
        if let Some(observer) = &*lock(&self.observer) {
            observer(db, committed);
        }
    }
}

impl Committed {
    fn take(&mut self, changes: session::Changes) {
        self.changes = changes.rows;
        self.roots = changes.roots;
        self.voids = changes.voids;
        self.clones = changes.clones;
        self.changesets = changes.changesets;
    }
}

/// An immediate transaction that rolls back unless it is committed.
struct Transaction<'a>(Option<&'a Connection>);

impl<'a> Transaction<'a> {
    fn begin(db: &'a Connection, durability: Durability) -> Result<Self, Error> {
        let synchronous = match durability {
            Durability::Full => "FULL",
            Durability::Bulk => "NORMAL",
        };
        db.execute_batch(&format!("PRAGMA synchronous = {synchronous}; BEGIN IMMEDIATE"))?;
        Ok(Self(Some(db)))
    }

    fn commit(mut self) -> Result<(), Error> {
        if let Some(db) = self.0 {
            db.execute_batch("COMMIT")?;
            self.0 = None;
        }
        Ok(())
    }
}

impl Drop for Transaction<'_> {
    fn drop(&mut self) {
        if let Some(db) = self.0
            && let Err(error) = db.execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "rollback failed");
        }
    }
}

/// Takes a lock. A panic while it was held was caught at the command boundary; the transaction
/// it interrupted rolled back, and memory is only changed after commit, so the data is whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Returns the id of the void row of a target.
#[must_use]
pub fn void_id(table: u16, row: RowId) -> RowId {
    RowId::from_bytes(anteroom_wire::id::derived_id(
        "void",
        &[&table.to_le_bytes(), &row.to_bytes()],
    ))
}
