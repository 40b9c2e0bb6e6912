//! The unlocked workspace: store, keys, columns in memory, and who is sitting at it.

use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, Weak,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
    thread::JoinHandle,
    time::Duration,
};

use anteroom_replica::{
    Error as StoreError,
    registry::Role,
    store::{self, Command, Committed, Draft, Durability, Options as StoreOptions, Store},
};
use anteroom_wire::{
    clock::Clock,
    error::{CommandError, ErrorCode, NextStep},
    id::{DeviceId, GroupId, IdSource, MemberId, RowId, WorkspaceId},
};
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde_json::json;
use tokio::sync::broadcast;

use crate::{
    ask::{catalogue::Catalogue, columns::Columns, context::Currency, lists::Lists, nodes::Kept},
    commands::duplicates::FoundPairs,
    engine::Options,
    events::{DomainEvent, Tag},
    fault::{Fault, Outcome},
    feed,
    finding::Finding,
    intake::child::Extractor,
    schema,
    score::{day::Day, keeping::Scoring},
    settings,
    table::{
        self,
        workspace::{Profile, WorkspaceRow},
    },
    vault::{Vault, backup, files::FileStore, image::ImageFile},
    vocabulary::{Known, Vocabulary},
};

/// What a new workspace is made of.
pub(crate) struct Founding {
    pub(crate) name: String,
    pub(crate) profile: Profile,
    pub(crate) member_name: String,
    pub(crate) timezone: String,
    pub(crate) currency: String,
}

/// Who is sitting at the desk.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    pub(crate) member: MemberId,
    pub(crate) member_name: String,
    pub(crate) device: DeviceId,
    pub(crate) role: Role,
}

/// The key of the setting that holds this machine's member.
const ME: &str = "me";

/// The key of the setting that holds the idle lock, in minutes.
pub(crate) const IDLE_LOCK: &str = "lock.idleMinutes";

/// How many days of backups are kept.
const BACKUP_DAYS_KEPT: usize = 14;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A backup that failed is tried again after an hour: each try writes a whole copy.
const BACKUP_RETRY_MS: i64 = 60 * 60 * 1000;

/// A person who did nothing for so long does not miss a third of a second.
const QUIET_MS: i64 = 2 * 60 * 1000;

/// When a loading that failed is tried again.
const LOAD_AGAIN: Duration = Duration::from_secs(5);

/// Columns of a million leads load in seconds; a list that waits longer has been forgotten.
const COLUMNS_WAIT: Duration = Duration::from_secs(120);

/// The unlocked workspace.
pub(crate) struct Desk {
    pub(crate) vault: Vault,
    pub(crate) files: FileStore,
    pub(crate) store: Arc<Store>,
    pub(crate) extractor: Extractor,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Arc<dyn IdSource>,
    pub(crate) identity: Identity,
    pub(crate) workspace: WorkspaceRow,
    pub(crate) zone: TimeZone,
    pub(crate) currency: Currency,
    pub(crate) columns: Arc<Loading>,
    image: Arc<ImageFile>,
    pub(crate) finding: Arc<Finding>,
    pub(crate) scoring: Scoring,
    vocabulary: Arc<Vocabulary>,
    /// What parts of rules found, while nothing changes.
    pub(crate) kept: Kept,
    /// The contacts that may be one, while nothing changes.
    pub(crate) duplicates: Mutex<Option<FoundPairs>>,
    pub(crate) lists: Mutex<Lists>,
    pub(crate) bell: Bell,
    threads: Mutex<Vec<JoinHandle<()>>>,
    events: broadcast::Sender<DomainEvent>,
    last_activity_ms: AtomicI64,
    idle_minutes: AtomicI64,
    undo_expired_ms: AtomicI64,
    backup_retry_ms: AtomicI64,
    changed_since_backup: Arc<AtomicBool>,
}

/// Columns that may still be loading.
pub(crate) struct Loading {
    columns: RwLock<Columns>,
    /// Commits that came while loading; `None` once the columns are true.
    waiting: Mutex<Option<Vec<feed::Fed>>>,
    ready: Condvar,
}

/// Wakes the job runner, and tells it when to stop.
#[derive(Default)]
pub(crate) struct Bell {
    pub(crate) stopped: AtomicBool,
    rings: Mutex<u64>,
    heard: Condvar,
}

impl Desk {
    /// Opens the store behind a vault and starts loading the columns.
    pub(crate) fn open(
        options: &Options,
        vault: Vault,
        device: DeviceId,
        events: broadcast::Sender<DomainEvent>,
        founding: Option<Founding>,
    ) -> Outcome<Arc<Self>> {
        let path = vault.folder().database_path();
        if founding.is_none() && !path.exists() {
            let error = CommandError::new(ErrorCode::DamagedFile, "the database file is missing");
            return Err(error.kept("keys and files are kept").next(NextStep::RestoreBackup).into());
        }
        let store = Arc::new(Store::open(StoreOptions {
            path,
            key: vault.database_key().to_bytes(),
            registry: &schema::REGISTRY,
            migrations: schema::MIGRATIONS,
            device,
            clock: Arc::clone(&options.clock),
            ids: Arc::clone(&options.ids),
        })?);
        if let Some(founding) = founding {
            found(&store, vault.workspace(), device, &founding)?;
        }
        let identity = identity(&store, device)?;
        let workspace = store
            .read(table::workspace::workspace)?
            .ok_or_else(|| Fault::not_found("workspace"))?;
        let zone = TimeZone::get(&workspace.timezone).unwrap_or(TimeZone::UTC);
        let currency = Currency::parse(&workspace.currency)
            .ok_or_else(|| Fault::invalid("currency", "is not an ISO 4217 code"))?;
        let vocabulary = Arc::new(Vocabulary::default());
        store.read(|db| vocabulary.renew(db))?;
        let idle = store.read(|db| settings::get(db, IDLE_LOCK))?.and_then(|value| value.as_i64());
        let desk = Arc::new(Self {
            files: vault.files(),
            image: Arc::new(vault.image()),
            finding: Arc::default(),
            scoring: Scoring::default(),
            vault,
            extractor: extractor(options),
            clock: Arc::clone(&options.clock),
            ids: Arc::clone(&options.ids),
            identity,
            workspace,
            zone,
            currency,
            columns: Arc::new(Loading::default()),
            vocabulary,
            kept: Kept::default(),
            duplicates: Mutex::default(),
            lists: Mutex::new(Lists::default()),
            bell: Bell::default(),
            threads: Mutex::new(Vec::new()),
            events,
            last_activity_ms: AtomicI64::new(options.clock.now_ms()),
            idle_minutes: AtomicI64::new(idle.unwrap_or(0)),
            undo_expired_ms: AtomicI64::new(0),
            backup_retry_ms: AtomicI64::new(0),
            changed_since_backup: Arc::new(AtomicBool::new(true)),
            store,
        });
        desk.watch_commits();
        desk.load_columns();
        desk.local("recover_jobs", |draft| table::job::recover(draft.db()))?;
        if let Err(fault) = desk.sweep_files().and_then(|()| crate::intake::queue::mend(&desk)) {
            tracing::error!(%fault, "what a kill left could not be mended");
        }
        Ok(desk)
    }

    /// Returns a command of the person at this desk.
    pub(crate) fn command(&self, name: &'static str) -> Command {
        Command {
            name,
            author: self.identity.member,
            role: self.identity.role,
            group: None,
            durability: Durability::Full,
            undoable: true,
        }
    }

    /// Commits what `work` drafts as one act of the person. Returns its value and the undo group.
    pub(crate) fn commit<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut Draft<'_>) -> Outcome<T>,
    ) -> Outcome<(T, Option<GroupId>)> {
        self.commit_as(&self.command(name), work)
    }

    /// The same with a command of the caller's making.
    pub(crate) fn commit_as<T>(
        &self,
        command: &Command,
        work: impl FnOnce(&mut Draft<'_>) -> Outcome<T>,
    ) -> Outcome<(T, Option<GroupId>)> {
        let (value, committed) = self.store.write(command, work)?;
        Ok((value, committed.group))
    }

    /// Writes local tables for a person: on disk before it is acknowledged.
    pub(crate) fn local<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut Draft<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        Ok(self.store.write(&self.command(name), work)?.0)
    }

    /// Writes local tables for the machine. What is lost of it with the power is done again.
    pub(crate) fn note<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(&mut Draft<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        let command = Command { durability: Durability::Bulk, ..self.command(name) };
        Ok(self.store.write(&command, work)?.0)
    }

    /// Reads the newest committed state.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Outcome<T>) -> Outcome<T> {
        self.store.read(work)
    }

    /// Returns what can be asked, the fields that the team made up among it.
    pub(crate) fn catalogue(&self) -> &'static Catalogue {
        self.vocabulary.known().catalogue()
    }

    /// Returns the words of the workspace as they are now.
    pub(crate) fn vocabulary(&self) -> Arc<Known> {
        self.vocabulary.known()
    }

    /// Returns the columns, once they are loaded.
    pub(crate) fn columns(&self) -> Outcome<RwLockReadGuard<'_, Columns>> {
        self.columns.wait()
    }

    pub(crate) fn lists(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the day that it is for the workspace.
    pub(crate) fn day(&self) -> Day {
        Day::of(self.clock.now_ms(), &self.zone)
    }

    /// Tells the windows.
    pub(crate) fn tell(&self, tags: &[Tag]) {
        let _unheard = self.events.send(DomainEvent::of(tags));
    }

    /// Notes that somebody is there.
    pub(crate) fn note_activity(&self) {
        self.last_activity_ms.store(self.clock.now_ms(), Ordering::Relaxed);
    }

    pub(crate) fn idle_minutes(&self) -> Option<i64> {
        Some(self.idle_minutes.load(Ordering::Relaxed)).filter(|minutes| *minutes > 0)
    }

    pub(crate) fn set_idle_minutes(&self, minutes: Option<i64>) -> Outcome<()> {
        let value = minutes.unwrap_or(0);
        self.local("set_idle_lock", |draft| settings::set(draft.db(), IDLE_LOCK, &json!(value)))?;
        self.idle_minutes.store(value, Ordering::Relaxed);
        self.note_activity();
        Ok(())
    }

    /// Returns whether nobody has been there for the time the idle lock allows.
    pub(crate) fn is_idle(&self) -> bool {
        let idle_ms = self.clock.now_ms() - self.last_activity_ms.load(Ordering::Relaxed);
        self.idle_minutes().is_some_and(|minutes| idle_ms >= minutes * 60_000)
    }

    /// Writes a backup and lets old ones go.
    pub(crate) fn back_up(&self) -> Outcome<backup::BackupInfo> {
        let directory = self.vault.folder().backups_path();
        let plan = backup::BackupPlan { directory: &directory, zone: &self.zone };
        self.changed_since_backup.store(false, Ordering::Relaxed);
        let written = backup::create(&self.vault, plan, |path| Ok(self.store.copy_to(path)?));
        if written.is_err() {
            self.changed_since_backup.store(true, Ordering::Relaxed);
        }
        let written = written?;
        let all = backup::list(&directory)?;
        // Of the last day all stay: who makes one by hand wants to find the one before too.
        let day_ago = self.clock.now_ms() - DAY_MS;
        let older: Vec<_> = all.into_iter().filter(|info| info.created_at_ms < day_ago).collect();
        let old = backup::prune(&older, self.vault.workspace(), BACKUP_DAYS_KEPT, &self.zone);
        for path in old {
            if let Err(error) = std::fs::remove_file(path) {
                tracing::warn!(%error, "an old backup could not be removed");
            }
        }
        self.tell(&[Tag::Backups]);
        Ok(written)
    }

    /// Writes the day's backup if something changed since the last.
    pub(crate) fn back_up_if_due(&self) -> Outcome<()> {
        let newest = backup::list(&self.vault.folder().backups_path())?
            .into_iter()
            .map(|info| info.created_at_ms)
            .max();
        let changed = self.changed_since_backup.load(Ordering::Relaxed);
        let now_ms = self.clock.now_ms();
        let retry_ms = self.backup_retry_ms.load(Ordering::Relaxed);
        if now_ms >= retry_ms && backup::is_due(newest, changed, now_ms) {
            self.backup_retry_ms.store(now_ms + BACKUP_RETRY_MS, Ordering::Relaxed);
            self.back_up()?;
            self.backup_retry_ms.store(0, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Keeps an image of the columns for the next start, unless there is one of this very moment.
    /// Nobody can write while it is taken (0.3 s at a million leads).
    pub(crate) fn keep_columns(&self) -> Outcome<()> {
        let taken = self.note("keep_columns", |draft| {
            let mark = store::mark(draft.db())?;
            let columns = self.columns.loaded().filter(|_| !self.image.is_of(&mark));
            Ok(columns.map(|columns| (mark, columns.to_image())))
        })?;
        taken.map_or(Ok(()), |(mark, image)| Ok(self.image.keep(&mark, &image)?))
    }

    /// Keeps the image while nobody would notice.
    pub(crate) fn keep_columns_if_quiet(&self) -> Outcome<()> {
        let quiet_ms = self.clock.now_ms() - self.last_activity_ms.load(Ordering::Relaxed);
        if quiet_ms < QUIET_MS { Ok(()) } else { self.keep_columns() }
    }

    /// Lets undo steps go that are too old, once a day.
    pub(crate) fn expire_undo(&self) -> Outcome<()> {
        let now_ms = self.clock.now_ms();
        let last_ms = self.undo_expired_ms.swap(now_ms, Ordering::Relaxed);
        if now_ms - last_ms < DAY_MS {
            self.undo_expired_ms.store(last_ms, Ordering::Relaxed);
            return Ok(());
        }
        let command = Command { undoable: false, ..self.command("expire_undo") };
        Ok(self.store.expire_undo(&command)?)
    }

    /// Removes files that were being sealed when the program was killed: no document knows them.
    fn sweep_files(&self) -> Outcome<()> {
        for document in self.read(table::document::never_stored)? {
            self.files.delete(document.into())?;
            self.note("sweep_files", |draft| {
                table::document::unmark_sealing(draft.db(), document)
            })?;
        }
        Ok(())
    }

    /// Ends background work and waits for it: a thread that outlived the workspace would hold the
    /// key, and one that outlived the program would run into what its libraries tear down.
    pub(crate) fn stop(&self) {
        self.bell.stopped.store(true, Ordering::Relaxed);
        self.bell.ring();
        self.finding.stop();
        let threads =
            std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            thread.thread().unpark();
            // The idle lock runs on one of them, which ends by itself when it returns.
            if thread.thread().id() != std::thread::current().id() && thread.join().is_err() {
                tracing::error!("a background thread panicked");
            }
        }
    }

    /// Keeps a thread to be waited for.
    pub(crate) fn keep_thread(&self, thread: JoinHandle<()>) {
        self.threads.lock().unwrap_or_else(PoisonError::into_inner).push(thread);
    }

    /// Returns whether the workspace is being closed.
    pub(crate) fn is_stopped(&self) -> bool {
        self.bell.stopped.load(Ordering::Relaxed)
    }

    /// Keeps columns and windows true after each commit.
    fn watch_commits(self: &Arc<Self>) {
        let columns = Arc::clone(&self.columns);
        let vocabulary = Arc::clone(&self.vocabulary);
        let finding = Arc::clone(&self.finding);
        let events = self.events.clone();
        let changed = Arc::clone(&self.changed_since_backup);
        let desk = Arc::downgrade(self);
        self.store.observe(Arc::new(move |db, committed| {
            if committed.changes.is_empty() && committed.roots.is_empty() {
                return;
            }
            changed.store(true, Ordering::Relaxed);
            // Before the columns: what is found of them now is kept until they change again.
            vocabulary.follow(db, committed);
            let fed = feed::of_commit(db, committed);
            columns.take(fed.clone());
            // Afterwards: a question in between must not take it for done.
            finding.touch(&fed);
            if let Some(desk) = desk.upgrade() {
                desk.scoring.follow(&desk, db, committed, &fed);
            }
            let _unheard = events.send(event(committed));
        }));
    }

    /// Loads the columns, again and again if need be: without them there are no lists.
    fn load_columns(self: &Arc<Self>) {
        let (store, loading) = (Arc::clone(&self.store), Arc::clone(&self.columns));
        let (image, finding) = (Arc::clone(&self.image), Arc::clone(&self.finding));
        let desk = Arc::downgrade(self);
        self.keep_thread(std::thread::spawn(move || {
            while desk.upgrade().is_some_and(|desk| !desk.is_stopped()) {
                match store.read(|db| feed::load(db, &image)) {
                    Ok(columns) => {
                        loading.finish(scored(&desk, columns));
                        if let Some(desk) = desk.upgrade()
                            && let Err(fault) = desk.scoring.catch_up(&desk)
                        {
                            tracing::error!(%fault, "scores could not catch up");
                        }
                        if let Err(fault) = finding.build(|| loading.wait()) {
                            tracing::error!(%fault, "the finder could not be built");
                        }
                        return;
                    }
                    Err(fault) => tracing::error!(%fault, "columns could not be loaded"),
                }
                std::thread::park_timeout(LOAD_AGAIN);
            }
        }));
    }
}

/// Returns columns with the scores of the day in them.
fn scored(desk: &Weak<Desk>, mut columns: Columns) -> Columns {
    if let Some(desk) = desk.upgrade()
        && let Err(fault) = desk.scoring.begin(&desk, &mut columns)
    {
        tracing::error!(%fault, "scores could not be worked out");
    }
    columns
}

impl Default for Loading {
    fn default() -> Self {
        Self {
            columns: RwLock::new(feed::empty()),
            waiting: Mutex::new(Some(Vec::new())),
            ready: Condvar::new(),
        }
    }
}

impl Loading {
    fn take(&self, fed: feed::Fed) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *waiting {
            Some(waiting) => waiting.push(fed),
            None => self.apply(&fed),
        }
    }

    /// The snapshot may hold some of the waiting commits already; feeding a cell again changes
    /// nothing, and the last one to be fed is the newest.
    fn finish(&self, columns: Columns) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        *self.columns.write().unwrap_or_else(PoisonError::into_inner) = columns;
        for fed in waiting.take().into_iter().flatten() {
            self.apply(&fed);
        }
        self.ready.notify_all();
    }

    fn apply(&self, fed: &feed::Fed) {
        let mut columns = self.columns.write().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = columns.apply(fed.cells()) {
            tracing::error!(%error, "a commit could not be taken into the columns");
        }
    }

    /// Takes in what was worked out of the columns, unless they are still loading.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Columns)) {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.is_none() {
            change(&mut self.columns.write().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// Returns the columns, unless they are still loading.
    pub(crate) fn loaded(&self) -> Option<RwLockReadGuard<'_, Columns>> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let loading = waiting.is_some();
        drop(waiting);
        (!loading).then(|| self.columns.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn wait(&self) -> Outcome<RwLockReadGuard<'_, Columns>> {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (waiting, timeout) = self
            .ready
            .wait_timeout_while(waiting, COLUMNS_WAIT, |waiting| waiting.is_some())
            .unwrap_or_else(PoisonError::into_inner);
        drop(waiting);
        if timeout.timed_out() {
            let error = CommandError::new(ErrorCode::Internal, "the lists are still being loaded");
            return Err(error.retryable().into());
        }
        Ok(self.columns.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Bell {
    /// Wakes every runner.
    pub(crate) fn ring(&self) {
        *self.rings.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.heard.notify_all();
    }

    /// Waits for a ring that `heard` has not counted yet, or until `timeout` has passed.
    pub(crate) fn wait(&self, heard: &mut u64, timeout: Duration) {
        let rings = self.rings.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.heard.wait_timeout_while(rings, timeout, |rings| *rings == *heard);
        *heard = *waited.unwrap_or_else(PoisonError::into_inner).0;
    }
}

fn event(committed: &Committed) -> DomainEvent {
    /// More ids than a window patches one by one.
    const IDS_MAX: usize = 100;
    let mut event = DomainEvent::of(&[Tag::Undo]);
    let changed = committed.changes.iter().map(|change| change.table);
    // What is voided or brought back does not change itself: its void row does.
    let voided = committed.voids.iter().map(|(table, ..)| *table);
    for table in changed.chain(voided).filter_map(|table| schema::REGISTRY.numbered(table)) {
        event.tags.extend(Tag::of_table(table.name));
    }
    if committed.changes.len() <= IDS_MAX {
        event.ids = committed.changes.iter().map(|change| change.row.to_string()).collect();
    }
    event
}

/// Returns the reader of documents that the options name.
fn extractor(options: &Options) -> Extractor {
    let args = options.extractor_args.clone();
    Extractor { args, ..Extractor::new(options.extractor.clone()) }
}

/// Writes the first rows of a workspace: itself, its first member, this device.
fn found(
    store: &Store,
    workspace: WorkspaceId,
    device: DeviceId,
    founding: &Founding,
) -> Outcome<()> {
    let command = Command {
        name: "create_workspace",
        // The founder is made by this very command.
        author: MemberId::from_bytes(workspace.to_bytes()),
        role: Role::Owner,
        group: None,
        durability: Durability::Full,
        undoable: false,
    };
    store.write(&command, |draft| {
        let member = draft.new_id();
        draft.insert(
            "workspace",
            RowId::from_bytes(workspace.to_bytes()),
            &[
                ("name", founding.name.as_str().into()),
                ("profile", founding.profile.as_str().into()),
                ("timezone", founding.timezone.as_str().into()),
                ("currency", founding.currency.as_str().into()),
            ],
        );
        let name = founding.member_name.as_str().into();
        let cells = [("name", name), ("role", "owner".into())];
        draft.insert("member", RowId::from_bytes(member), &cells);
        draft.insert(
            "device",
            table::workspace::device_row(device),
            &[
                ("member_id", member.into()),
                ("name", "This computer".into()),
                ("number", anteroom_replica::value::Value::Blob(device.to_bytes().to_vec())),
            ],
        );
        let me = json!(MemberId::from_bytes(member));
        settings::set(draft.db(), ME, &me)?;
        Ok::<_, Fault>(())
    })?;
    Ok(())
}

/// Reads who sits here. A restored copy is a new device of the same member.
fn identity(store: &Store, device: DeviceId) -> Outcome<Identity> {
    let me = store.read(|db| settings::get(db, ME))?;
    let member: MemberId = me
        .and_then(|me| me.as_str().and_then(|text| text.parse().ok()))
        .ok_or_else(|| Fault::not_found("member of this machine"))?;
    let (member_name, known) = store.read(|db| {
        let name = table::workspace::member_name(db, member)?.unwrap_or_default();
        Ok::<_, Fault>((name, table::workspace::device_names(db)?.contains_key(&device)))
    })?;
    if !known {
        let command = Command {
            name: "add_device",
            author: member,
            role: Role::Owner,
            group: None,
            durability: Durability::Full,
            undoable: false,
        };
        store.write(&command, |draft| {
            draft.ensure(
                "device",
                table::workspace::device_row(device),
                &[
                    ("member_id", member.to_bytes().into()),
                    ("name", "Restored copy".into()),
                    ("number", anteroom_replica::value::Value::Blob(device.to_bytes().to_vec())),
                ],
            );
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(Identity { member, member_name, device, role: Role::Owner })
}
