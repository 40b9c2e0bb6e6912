//! Backups: one file that opens on another machine with the passphrase or the recovery code.
//!
//! A backup holds the slots (without the keychain's), an encrypted copy of the database and all
//! sealed files as they lie on disk; nothing in it is readable without a slot. Every part carries
//! its hash, and the whole a keyed one, so that a backup that was cut short or changed is found
//! before anything of it is used. The form of the file is said in `backup/archive.rs`.
//!
//! Files that are deleted while a backup runs may be missing from it; those are ones that the
//! person no longer wanted.

pub(crate) mod archive;

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{BufReader, BufWriter, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use anteroom_wire::id::WorkspaceId;
use jiff::{Timestamp, tz::TimeZone};

use crate::vault::{
    Secret, Surroundings, Vault,
    backup::archive::{ArchiveReader, ArchiveWriter, Header, Part},
    disk::{self, Stage},
    ensure_empty,
    error::{VaultError, io},
    files::{self, SEALED_CHUNK_BYTES_MAX},
    folder::DataFolder,
    keys::MasterKey,
    open_slots,
    slots::Slots,
};

/// How old the last backup may be before the next is due.
const DUE_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

/// Backups of one second in one folder. They can only be made by hand, so a few are enough.
const SAME_SECOND_MAX: u32 = 100;

const NAME_START: &str = "anteroom-";
const NAME_END: &str = ".backup";

/// What a backup is called until it is complete. The workspace is in it, so that each sweeps only
/// its own leftovers from a folder that several share.
const UNFINISHED_SUFFIX: &str = ".part";

/// How an unencrypted SQLite file begins.
const PLAIN_DATABASE: &[u8; 16] = b"SQLite format 3\0";

/// What the caller's copying of the database returns.
pub type SnapshotResult = Result<(), Box<dyn std::error::Error + Send + Sync>>;

/// Where a backup goes, and in which time zone it is named.
#[derive(Debug, Clone, Copy)]
pub struct BackupPlan<'a> {
    /// The folder; created if need be.
    pub directory: &'a Path,
    /// The workspace's time zone.
    pub zone: &'a TimeZone,
}

/// A backup as its header describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupInfo {
    /// Where it lies.
    pub path: PathBuf,
    /// The last part of the path.
    pub file_name: String,
    /// How large it is.
    pub size_bytes: u64,
    /// When it was made.
    pub created_at_ms: i64,
    /// Whose data it holds.
    pub workspace: WorkspaceId,
}

/// Makes a backup of an unlocked workspace.
///
/// `snapshot` writes a consistent copy of the database, encrypted with the same key, to the path
/// it is given. The backup gets its name when it is complete and on the disk.
///
/// # Errors
/// [`VaultError::Snapshot`], [`VaultError::PlainSnapshot`], [`VaultError::DiskFull`]; then there
/// is no new backup, nor half of one.
pub fn create(
    vault: &Vault,
    plan: BackupPlan<'_>,
    snapshot: impl FnOnce(&Path) -> SnapshotResult,
) -> Result<BackupInfo, VaultError> {
    let created_at_ms = vault.around.clock.now_ms();
    disk::create_folder(plan.directory)?;
    let unfinished = Unfinished::new(plan.directory, vault.workspace())?;

    let stage = Stage::new(&vault.folder().staging_path(), "snapshot")?;
    let database = stage.path().join("workspace.db");
    snapshot(&database).map_err(VaultError::Snapshot)?;
    ensure_encrypted(&database)?;

    let header = Header { created_at_ms, keys: vault.doors().slots.without_keychain() };
    write(vault, &header, &database, &unfinished.path)?;
    let path = free_name(plan, created_at_ms)?;
    fs::rename(&unfinished.path, &path).map_err(io("move into place", &path))?;
    disk::sync_folder(plan.directory)?;
    info(&path)
}

/// Returns the backups in a folder, newest first. What cannot be read as one is left out.
///
/// # Errors
/// When the folder cannot be listed; one that is not there has no backups.
pub fn list(directory: &Path) -> Result<Vec<BackupInfo>, VaultError> {
    let mut backups = Vec::new();
    for name in disk::names(directory)? {
        if name.starts_with(NAME_START) && name.ends_with(NAME_END) {
            backups.extend(info(&directory.join(name)).ok());
        }
    }
    backups.sort_by(|a, b| (b.created_at_ms, &b.file_name).cmp(&(a.created_at_ms, &a.file_name)));
    Ok(backups)
}

/// Reads what a backup says of itself. Nothing in it is proven yet; see [`verify`].
///
/// # Errors
/// [`VaultError::NotABackup`], [`VaultError::NewerFile`], [`VaultError::DamagedBackup`].
pub fn info(path: &Path) -> Result<BackupInfo, VaultError> {
    let reader = open(path)?;
    let size_bytes = fs::metadata(path).map_err(io("look at", path))?.len();
    Ok(describe(path, size_bytes, reader.header()))
}

/// Checks every byte of a backup against its hashes and the workspace's key.
///
/// # Errors
/// As [`info`]; also [`VaultError::DamagedBackup`] for the backup of another workspace, whose
/// key this vault does not have.
pub fn verify(vault: &Vault, path: &Path) -> Result<BackupInfo, VaultError> {
    let info = info(path)?;
    if info.workspace != vault.workspace() {
        let why = "it belongs to another workspace";
        return Err(VaultError::DamagedBackup { path: path.to_owned(), why });
    }
    let mut reader = open(path)?;
    while let Some(part) = reader.next()? {
        reader.copy(part, &mut std::io::sink(), path)?;
    }
    reader.finish(&vault.master)?;
    Ok(info)
}

/// Restores a backup into an empty data folder and unlocks it.
///
/// Everything is unpacked and checked beside its place first; then it is moved there, the key
/// file last. A restore that is killed leaves an empty folder after the next start.
///
/// # Errors
/// [`VaultError::WorkspaceExists`], [`VaultError::WrongPassphrase`],
/// [`VaultError::WrongRecoveryCode`], [`VaultError::NoSuchSlot`], and as [`info`].
pub fn restore(
    path: &Path,
    folder: &Arc<DataFolder>,
    around: &Surroundings,
    secret: Secret<'_>,
) -> Result<(Vault, BackupInfo), VaultError> {
    ensure_empty(folder)?;
    let info = info(path)?;
    let reader = open(path)?;
    let mut slots = reader.header().keys.clone();
    let master = open_slots(&slots, secret)?;
    let stage = Stage::new(&folder.staging_path(), "restore")?;
    unpack(reader, &master, stage.path())?;
    move_into_place(stage.path(), folder, &mut slots)?;
    Ok((Vault::unlocked(folder, around, master, slots, None), info))
}

/// Returns the backups that may go, of those listed: all of one workspace but the newest of each
/// of the newest `days_kept` days that have one. The newest of all always stays.
#[must_use]
pub fn prune(
    backups: &[BackupInfo],
    workspace: WorkspaceId,
    days_kept: usize,
    zone: &TimeZone,
) -> Vec<PathBuf> {
    let mut ours: Vec<_> = backups.iter().filter(|b| b.workspace == workspace).collect();
    ours.sort_by_key(|backup| std::cmp::Reverse(backup.created_at_ms));
    let mut days = BTreeSet::new();
    let mut expired = Vec::new();
    for backup in ours {
        let day = local_time(backup.created_at_ms, zone).date();
        let is_newest_of_day = !days.contains(&day);
        if is_newest_of_day && days.len() < days_kept.max(1) {
            days.insert(day);
        } else {
            expired.push(backup.path.clone());
        }
    }
    expired
}

/// Returns whether a backup is due: something has changed since the last, and that is a day ago.
///
/// A last one that lies more than a day in the future was made under a wrong clock and does not
/// hold the next one up.
#[must_use]
pub fn is_due(last_created_at_ms: Option<i64>, changed_since: bool, now_ms: i64) -> bool {
    let old_enough =
        last_created_at_ms.is_none_or(|last| now_ms.abs_diff(last) >= DUE_AFTER_MS.unsigned_abs());
    changed_since && old_enough
}

/// A backup that is being written; it vanishes unless it was given its name.
struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// Makes room for a backup and sweeps what a killed program left of an earlier one.
    fn new(directory: &Path, workspace: WorkspaceId) -> Result<Self, VaultError> {
        // One program per data folder, so nobody else is writing under this name.
        let path = directory.join(format!("{NAME_START}{workspace}{UNFINISHED_SUFFIX}"));
        disk::remove(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the backup got its name there is nothing here.
        let _ = disk::remove(&self.path);
    }
}

fn open(path: &Path) -> Result<ArchiveReader<BufReader<File>>, VaultError> {
    let file = File::open(path).map_err(io("open the backup", path))?;
    ArchiveReader::new(BufReader::new(file), path)
}

fn describe(path: &Path, size_bytes: u64, header: &Header) -> BackupInfo {
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    BackupInfo {
        path: path.to_owned(),
        file_name,
        size_bytes,
        created_at_ms: header.created_at_ms,
        workspace: header.keys.workspace(),
    }
}

/// Refuses a copy of the database that anybody could read.
fn ensure_encrypted(database: &Path) -> Result<(), VaultError> {
    let mut start = Vec::new();
    File::open(database)
        .and_then(|file| file.take(PLAIN_DATABASE.len() as u64).read_to_end(&mut start))
        .map_err(|error| VaultError::Snapshot(error.into()))?;
    if start == PLAIN_DATABASE { Err(VaultError::PlainSnapshot) } else { Ok(()) }
}

fn write(vault: &Vault, header: &Header, database: &Path, to: &Path) -> Result<(), VaultError> {
    let file = BufWriter::with_capacity(SEALED_CHUNK_BYTES_MAX, disk::create_file(to)?);
    let mut archive = ArchiveWriter::new(file, to, header)?;
    let _ = archive.add_file(Part::Database, database)?;
    let files_path = vault.folder().files_path();
    for file in vault.files().ids()? {
        let place = files::place(&files_path, file);
        for number in 0.. {
            if !archive.add_file(Part::Chunk { file, number }, &place.join(number.to_string()))? {
                break;
            }
        }
    }
    let file = archive.finish(&vault.master)?;
    file.sync_all().map_err(io("save", to))
}

/// Unpacks a backup into a folder and proves all of it.
fn unpack(
    mut reader: ArchiveReader<BufReader<File>>,
    master: &MasterKey,
    stage: &Path,
) -> Result<(), VaultError> {
    let files_path = stage.join("files");
    disk::create_folder(&files_path)?;
    let mut folders = BTreeSet::from([files_path.clone()]);
    while let Some(part) = reader.next()? {
        let path = match part {
            Part::Database => stage.join("workspace.db"),
            Part::Chunk { file, number } => {
                let place = files::place(&files_path, file);
                if folders.insert(place.clone()) {
                    disk::create_folder(&place)?;
                    folders.extend(place.parent().map(Path::to_owned));
                }
                place.join(number.to_string())
            }
        };
        let mut file = disk::create_file(&path)?;
        reader.copy(part, &mut file, &path)?;
        file.sync_all().map_err(io("save", &path))?;
    }
    reader.finish(master)?;
    folders.iter().try_for_each(|folder| disk::sync_folder(folder))
}

fn move_into_place(stage: &Path, folder: &DataFolder, slots: &mut Slots) -> Result<(), VaultError> {
    folder.begin_restore()?;
    let moved = (|| {
        disk::remove(&folder.files_path())?;
        for (name, place) in
            [("files", folder.files_path()), ("workspace.db", folder.database_path())]
        {
            fs::rename(stage.join(name), &place).map_err(io("move into place", &place))?;
        }
        disk::sync_folder(folder.path())?;
        slots.write(&folder.keys_path())
    })();
    // Takes everything away again when the key file was not reached.
    let ended = folder.end_restore();
    moved.and(ended)
}

/// Returns a name that no file in the folder has yet.
fn free_name(plan: BackupPlan<'_>, created_at_ms: i64) -> Result<PathBuf, VaultError> {
    let time = local_time(created_at_ms, plan.zone).strftime("%Y-%m-%d-%H%M%S").to_string();
    let first = plan.directory.join(format!("{NAME_START}{time}{NAME_END}"));
    let further = (2..SAME_SECOND_MAX)
        .map(|n| plan.directory.join(format!("{NAME_START}{time}-{n}{NAME_END}")));
    std::iter::once(first.clone())
        .chain(further)
        .find(|path| !path.exists())
        .ok_or_else(|| io("name the backup", &first)(std::io::ErrorKind::AlreadyExists.into()))
}

fn local_time(ms: i64, zone: &TimeZone) -> jiff::Zoned {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone())
}
