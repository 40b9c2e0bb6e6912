//! The engine a host holds: a data folder, and the desk in it while it is unlocked.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use anteroom_wire::{
    clock::{Clock, SystemClock},
    error::{CommandError, ErrorCode, NextStep},
    id::{DeviceId, IdSource, RandomIds},
};
use tokio::sync::broadcast;

use crate::{
    desk::{Desk, Founding},
    events::{DomainEvent, Tag},
    fault::{Fault, Outcome},
    jobs,
    vault::{
        self, FolderState, Secret, Surroundings, Vault,
        error::VaultError,
        folder::{DataFolder, ProgramName},
        keychain::{Keychain, OsKeychain},
        slots::SlotKind,
    },
};

/// Everything the engine takes from outside.
#[derive(Clone)]
pub struct Options {
    /// The data folder; made if it is not there.
    pub folder: PathBuf,
    /// The host program's name, for the message when the folder is in use.
    pub program: String,
    /// The wall clock.
    pub clock: Arc<dyn Clock>,
    /// Where ids come from.
    pub ids: Arc<dyn IdSource>,
    /// The operating system's keychain, or none.
    pub keychain: Arc<dyn Keychain>,
    /// The program that reads documents in a process of its own.
    pub extractor: PathBuf,
    /// Its arguments.
    pub extractor_args: Vec<OsString>,
    /// The person's locale, BCP 47.
    pub locale: String,
    /// Whether jobs run by themselves; tests drain them by hand.
    pub run_jobs: bool,
}

impl Options {
    /// Returns the options of a program on this machine that reads documents with itself.
    #[must_use]
    pub fn of_this_machine(folder: PathBuf, program: &str) -> Self {
        Self {
            folder,
            program: program.to_owned(),
            clock: Arc::new(SystemClock),
            ids: Arc::new(RandomIds),
            keychain: Arc::new(OsKeychain::new()),
            extractor: std::env::current_exe().unwrap_or_default(),
            extractor_args: vec![crate::EXTRACT_FLAG.into()],
            locale: locale(|name| std::env::var(name).ok()),
            run_jobs: true,
        }
    }
}

/// Reads the locale from the environment, as POSIX orders it. `C`, `POSIX` and nonsense are `en`.
fn locale(variable: impl Fn(&str) -> Option<String>) -> String {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| variable(name))
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let tag = set.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let well_formed = tag.split('-').enumerate().all(|(at, part)| {
        let length = if at == 0 { 2..=3 } else { 2..=8 };
        length.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    });
    if well_formed && tag != "POSIX" { tag } else { "en".to_owned() }
}

/// Facts that wait for a slow window before it hears "everything may be stale".
const EVENTS_KEPT: usize = 256;

/// Written when a person locks a workspace that has a passphrase, so that a restart asks for it.
const LOCK_MARK: &str = "locked";

/// Stands in the folder while a workspace is being made.
const FOUNDING_MARK: &str = "founding";

/// Names this installation; never part of a backup, so that a restored copy is another device.
const DEVICE_FILE: &str = "device";

/// The product behind a window. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    options: Options,
    folder: Arc<DataFolder>,
    desk: RwLock<Option<Arc<Desk>>>,
    /// Held while a workspace is made, opened or closed, so that there is never a second store
    /// over one file.
    turn: Mutex<()>,
    events: broadcast::Sender<DomainEvent>,
}

impl Engine {
    /// Takes a data folder, and opens its workspace if the keychain holds the key.
    ///
    /// # Errors
    /// When another program has the folder, when a newer program wrote it, or when it is damaged.
    pub fn open(options: Options) -> Result<Self, CommandError> {
        let name = options.program.clone();
        let program = ProgramName { name: &name, version: env!("CARGO_PKG_VERSION") };
        let folder = DataFolder::open(&options.folder, program).map_err(Fault::from)?;
        sweep_unfinished(&folder)?;
        let (events, _) = broadcast::channel(EVENTS_KEPT);
        let inner =
            Inner { options, folder, desk: RwLock::new(None), turn: Mutex::new(()), events };
        let engine = Self { inner: Arc::new(inner) };
        if engine.opens_by_itself()? {
            match engine.unlock(None) {
                Ok(()) | Err(Fault::Vault(VaultError::KeychainLost | VaultError::Keychain(_))) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(engine)
    }

    /// Returns a stream of facts, from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<DomainEvent> {
        self.inner.events.subscribe()
    }

    /// Ends background work and closes the workspace; what was acknowledged is on disk already.
    pub fn shut_down(&self) {
        let _turn = self.turn();
        self.close();
    }

    /// Returns whether a workspace is open.
    #[must_use]
    pub fn is_unlocked(&self) -> bool {
        self.inner.desk.read().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Does one waiting job. Returns whether there was one; with [`Options::run_jobs`] off, a
    /// test calls this until there is none.
    ///
    /// # Errors
    /// When the workspace is locked, or the job could not be taken up.
    pub fn run_one_job(&self) -> Result<bool, CommandError> {
        let desk = self.desk()?;
        Ok(jobs::run_one(&desk)?)
    }

    /// Does what falls due with time: a backup, the idle lock, letting old undo steps go. The
    /// runner calls it twice a minute.
    ///
    /// # Errors
    /// What the backup fails with.
    pub fn run_due(&self) -> Result<(), CommandError> {
        let Ok(desk) = self.desk() else { return Ok(()) };
        if desk.is_idle() {
            drop(desk);
            // Whoever has the turn is opening or closing: there is nothing to lock then, and
            // waiting for it would be waiting for who waits for this thread.
            if let Ok(_turn) = self.inner.turn.try_lock() {
                self.close_for_good()?;
            }
            return Ok(());
        }
        desk.scoring.keep_day(&desk)?;
        desk.back_up_if_due()?;
        desk.keep_columns_if_quiet()?;
        desk.expire_undo()?;
        Ok(())
    }

    pub(crate) fn options(&self) -> &Options {
        &self.inner.options
    }

    pub(crate) fn folder(&self) -> &Arc<DataFolder> {
        &self.inner.folder
    }

    pub(crate) fn state(&self) -> Outcome<FolderState> {
        Ok(vault::state(&self.inner.folder)?)
    }

    pub(crate) fn surroundings(&self) -> Surroundings {
        Surroundings {
            keychain: Arc::clone(&self.inner.options.keychain),
            clock: Arc::clone(&self.inner.options.clock),
        }
    }

    /// Returns the unlocked workspace.
    pub(crate) fn desk(&self) -> Outcome<Arc<Desk>> {
        let desk = self.inner.desk.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(desk) = &*desk {
            return Ok(Arc::clone(desk));
        }
        Err(match self.state()? {
            FolderState::Empty => {
                CommandError::new(ErrorCode::NoWorkspace, "this folder holds no workspace yet")
            }
            FolderState::Sealed { .. } => {
                CommandError::new(ErrorCode::Locked, "the workspace is locked")
                    .kept("everything is kept, encrypted")
                    .next(NextStep::Unlock)
            }
        }
        .into())
    }

    /// Opens the workspace with a secret, or with the keychain.
    pub(crate) fn unlock(&self, secret: Option<Secret<'_>>) -> Outcome<()> {
        let _turn = self.turn();
        if self.is_unlocked() {
            return Ok(());
        }
        let around = self.surroundings();
        let vault = match secret {
            Some(secret) => Vault::open(&self.inner.folder, &around, secret)?,
            None => Vault::open_with_keychain(&self.inner.folder, &around)?,
        };
        if vault.security().keychain_offered {
            // Opened without the keychain although there is one: it is offered again silently,
            // and goes without if it will not have it.
            let _unavailable = vault.add_keychain();
        }
        self.enter(vault, None)
    }

    /// Takes a vault's workspace into use; `founding` makes it.
    pub(crate) fn enter(&self, vault: Vault, founding: Option<Founding>) -> Outcome<()> {
        let device = device(self.inner.folder.path(), &*self.inner.options.ids)?;
        let desk =
            Desk::open(&self.inner.options, vault, device, self.inner.events.clone(), founding)?;
        remove_if_there(&self.inner.folder.path().join(LOCK_MARK))?;
        *self.inner.desk.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&desk));
        if self.inner.options.run_jobs {
            jobs::start(self, &desk);
        }
        self.tell(&Tag::ALL);
        Ok(())
    }

    /// Locks the workspace: the key leaves memory when the last running call has ended.
    pub(crate) fn lock(&self) -> Outcome<()> {
        let _turn = self.turn();
        self.close_for_good()
    }

    /// Waits until nobody else makes, opens or closes the workspace.
    pub(crate) fn turn(&self) -> MutexGuard<'_, ()> {
        self.inner.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a workspace: `work` runs with the founding marked, so that one that is broken off
    /// leaves an empty folder and not half a workspace.
    pub(crate) fn found<T>(&self, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let _turn = self.turn();
        if !matches!(self.state()?, FolderState::Empty) {
            return Err(VaultError::WorkspaceExists {
                folder: self.inner.folder.path().to_owned(),
            }
            .into());
        }
        let mark = self.inner.folder.path().join(FOUNDING_MARK);
        fs::write(&mark, b"").map_err(io_fault)?;
        let made = work();
        if made.is_err() {
            self.close();
            sweep_unfinished(&self.inner.folder)?;
        }
        remove_if_there(&mark)?;
        made
    }

    /// Closes, and remembers that a person meant it. The key leaves memory first.
    fn close_for_good(&self) -> Outcome<()> {
        let has_passphrase = self.desk().is_ok_and(|desk| desk.vault.security().passphrase);
        self.close();
        self.tell(&[Tag::Workspace, Tag::Security]);
        if has_passphrase {
            fs::write(self.inner.folder.path().join(LOCK_MARK), b"").map_err(io_fault)?;
        }
        Ok(())
    }

    pub(crate) fn tell(&self, tags: &[Tag]) {
        // Nobody may be listening, which is no failure.
        let _unheard = self.inner.events.send(DomainEvent::of(tags));
    }

    /// Whether the start may use the keychain: a person's lock stands until they lift it.
    fn opens_by_itself(&self) -> Outcome<bool> {
        let marked = self.inner.folder.path().join(LOCK_MARK).exists();
        Ok(match self.state()? {
            FolderState::Empty => false,
            FolderState::Sealed { slots, .. } => !marked && slots.contains(&SlotKind::Keychain),
        })
    }

    fn close(&self) {
        let desk = self.inner.desk.write().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(desk) = desk {
            desk.stop();
            if let Err(fault) = desk.scoring.write_changes(&desk) {
                tracing::warn!(%fault, "how the last scores changed is not in the history");
            }
            if let Err(fault) = desk.keep_columns() {
                tracing::warn!(%fault, "the next start will read every row");
            }
            // A call that still runs finishes its transaction; what it writes later is refused.
            desk.store.close();
        }
    }
}

/// Removes what a founding left that never came to its end: nobody has worked in it yet.
fn sweep_unfinished(folder: &DataFolder) -> Outcome<()> {
    let mark = folder.path().join(FOUNDING_MARK);
    if !mark.exists() {
        return Ok(());
    }
    let database = folder.database_path();
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = database.as_os_str().to_owned();
        name.push(ending);
        remove_if_there(Path::new(&name))?;
    }
    for name in vault::slots::FILES {
        remove_if_there(&folder.path().join(name))?;
    }
    remove_if_there(&mark)
}

/// Reads this installation's number, making it on first use.
fn device(folder: &Path, ids: &dyn IdSource) -> Outcome<DeviceId> {
    let path = folder.join(DEVICE_FILE);
    if let Ok(bytes) = fs::read(&path)
        && let Ok(number) = <[u8; 8]>::try_from(bytes.as_slice())
    {
        return Ok(DeviceId::from_bytes(number));
    }
    let id = ids.next_id(0);
    let mut number = [0; 8];
    number.copy_from_slice(&id[8..]);
    fs::write(&path, number).map_err(io_fault)?;
    Ok(DeviceId::from_bytes(number))
}

fn remove_if_there(path: &Path) -> Outcome<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(io_fault(error)),
        _ => Ok(()),
    }
}

/// A small file of the data folder that could not be written.
pub(crate) fn io_fault(error: io::Error) -> Fault {
    if error.kind() == io::ErrorKind::StorageFull {
        return anteroom_replica::Error::DiskFull.into();
    }
    CommandError::new(ErrorCode::Internal, format!("the data folder cannot be written: {error}"))
        .kept("everything stored before is kept")
        .next(NextStep::Retry)
        .retryable()
        .into()
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn a_locale_is_always_one_the_window_understands() {
        let check = |value: &str, expected: &str| {
            let seen = locale(|name| (name == "LANG").then(|| value.to_owned()));
            assert_eq!(seen, expected, "LANG={value}");
        };
        check("de_DE.UTF-8", "de-DE");
        check("en_US", "en-US");
        check("sr_RS@latin", "sr-RS");
        check("C.UTF-8", "en");
        check("C", "en");
        check("POSIX", "en");
        check("", "en");
        check("../../etc", "en");
    }
}
