//! The data folder: where everything lies, who holds it, and which format it has.
//!
//! ```text
//! anteroom.json              format of the folder; an older program reads it and stops
//! lock, lock.holder          the operating system's lock, and who has it
//! keys.json, keys.json.copy  the master key, wrapped in slots, twice
//! workspace.db               the encrypted database
//! files/<2 hex>/<id>/<n>     sealed files in chunks
//! backups/                   where backups go unless told otherwise
//! staging/                   work in progress; emptied at every start
//! restoring                  there while a restore moves its pieces into place
//! ```

use std::{
    fs::{File, TryLockError},
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use crate::vault::{
    disk,
    error::{VaultError, io},
};

/// The format of the folder. A change that an older program would misread raises it.
const FORMAT: u32 = 1;

/// The marker and the holder's name are a few dozen bytes; more is not ours.
const SMALL_FILE_BYTES_MAX: u64 = 4096;

const MARKER: &str = "anteroom.json";
const LOCK: &str = "lock";
const HOLDER: &str = "lock.holder";
const RESTORING: &str = "restoring";

/// How long a lock is waited for that nobody may hold any more, and how often it is tried.
const LEFT_BEHIND_MAX: Duration = Duration::from_secs(1);
const LOCK_AGAIN: Duration = Duration::from_millis(20);

/// The program that opens a folder, to be named to the next one that tries.
#[derive(Debug, Clone, Copy)]
pub struct ProgramName<'a> {
    /// What the person calls it.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
}

/// A data folder that this program holds; others are refused until it is dropped.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    /// The system ends the lock with the process.
    lock: File,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Marker {
    program: String,
    format: u32,
    written_by: String,
}

#[derive(Serialize, Deserialize)]
struct Holder {
    program: String,
    process: u32,
}

impl DataFolder {
    /// Takes hold of a data folder, which is created if need be, and clears what a killed
    /// program left half done.
    ///
    /// # Errors
    /// [`VaultError::FolderInUse`], [`VaultError::NewerFile`], or a refusal of the disk.
    pub fn open(path: &Path, program: ProgramName<'_>) -> Result<Arc<Self>, VaultError> {
        disk::create_folder(path)?;
        let lock = take_lock(path, program)?;
        let folder = Self { path: path.to_owned(), lock };
        folder.check_format(program)?;
        disk::make_private(path)?;
        folder.clear_leftovers()?;
        Ok(Arc::new(folder))
    }

    /// Returns where the folder is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns where the encrypted database lies.
    #[must_use]
    pub fn database_path(&self) -> PathBuf {
        self.path.join("workspace.db")
    }

    /// Returns where the image of what is in memory lies.
    pub(crate) fn image_path(&self) -> PathBuf {
        self.path.join("image")
    }

    /// Returns where backups go unless told otherwise.
    #[must_use]
    pub fn backups_path(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Returns where the key file lies.
    pub(crate) fn keys_path(&self) -> PathBuf {
        self.path.join("keys.json")
    }

    /// Returns where sealed files lie.
    pub(crate) fn files_path(&self) -> PathBuf {
        self.path.join("files")
    }

    /// Returns where work in progress lies.
    pub(crate) fn staging_path(&self) -> PathBuf {
        self.path.join("staging")
    }

    /// Notes that a restore is about to move its pieces into place.
    ///
    /// Until the key file is there, the next start takes the pieces away again.
    pub(crate) fn begin_restore(&self) -> Result<(), VaultError> {
        disk::replace_file(&self.path.join(RESTORING), b"")
    }

    /// Notes that every piece of a restore is in place, or takes all of them away.
    pub(crate) fn end_restore(&self) -> Result<(), VaultError> {
        let restoring = self.path.join(RESTORING);
        if !restoring.exists() {
            return Ok(());
        }
        if !self.keys_path().exists() {
            let database = self.database_path();
            for suffix in ["", "-wal", "-shm", "-journal"] {
                disk::remove(&disk::with_suffix(&database, suffix))?;
            }
            disk::remove(&self.files_path())?;
        }
        disk::remove(&restoring)?;
        disk::sync_folder(&self.path)
    }

    fn check_format(&self, program: ProgramName<'_>) -> Result<(), VaultError> {
        let path = self.path.join(MARKER);
        let Some(bytes) = disk::read_small(&path, SMALL_FILE_BYTES_MAX)? else {
            return write_marker(&path, program);
        };
        match serde_json::from_slice::<Marker>(&bytes) {
            Ok(marker) if marker.format > FORMAT => {
                Err(VaultError::NewerFile { path, found: marker.format, supported: FORMAT })
            }
            Ok(_) => Ok(()),
            // Nothing but the format is in it, and each file inside says its own.
            Err(_) => write_marker(&path, program),
        }
    }

    fn clear_leftovers(&self) -> Result<(), VaultError> {
        self.end_restore()?;
        for name in disk::names(&self.path)? {
            if name.ends_with(disk::TEMPORARY_SUFFIX) {
                disk::remove(&self.path.join(name))?;
            }
        }
        disk::remove(&self.staging_path())?;
        disk::create_folder(&self.staging_path())
    }
}

impl Drop for DataFolder {
    fn drop(&mut self) {
        // A name that stays behind is overwritten by the next holder.
        let _ = disk::remove(&self.path.join(HOLDER));
        // Said aloud: closing the file would leave the lock to a child that is just being started
        // and has not let go of our files yet.
        let _ = self.lock.unlock();
    }
}

fn write_marker(path: &Path, program: ProgramName<'_>) -> Result<(), VaultError> {
    let marker = Marker {
        program: "Anteroom".to_owned(),
        format: FORMAT,
        written_by: program.version.to_owned(),
    };
    let bytes = serde_json::to_vec_pretty(&marker).expect("BUG: a marker can be written as JSON");
    disk::replace_file(path, &bytes)
}

/// Takes the operating system's lock, which ends with the process however it ends.
///
/// The holder's name is in a second file, because on Windows nobody can read a locked one.
fn take_lock(folder: &Path, program: ProgramName<'_>) -> Result<File, VaultError> {
    let path = folder.join(LOCK);
    let lock = disk::open_file(&path)?;
    let asked = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => break,
            // A program that was killed while it started a child leaves the lock to that child
            // until it has let go of our files, which on a busy machine takes a moment.
            Err(TryLockError::WouldBlock) if asked.elapsed() < LEFT_BEHIND_MAX => {
                thread::sleep(LOCK_AGAIN);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(VaultError::FolderInUse {
                    folder: folder.to_owned(),
                    holder: holder(folder).unwrap_or_else(|| "another program".to_owned()),
                });
            }
            Err(TryLockError::Error(error)) => return Err(io("lock", &path)(error)),
        }
    }
    let name = Holder {
        program: format!("{} {}", program.name, program.version),
        process: std::process::id(),
    };
    let bytes = serde_json::to_vec(&name).expect("BUG: a name can be written as JSON");
    let path = folder.join(HOLDER);
    disk::create_file(&path)?.write_all(&bytes).map_err(io("write", &path))?;
    Ok(lock)
}

fn holder(folder: &Path) -> Option<String> {
    let bytes = disk::read_small(&folder.join(HOLDER), SMALL_FILE_BYTES_MAX).ok()??;
    let holder: Holder = serde_json::from_slice(&bytes).ok()?;
    Some(format!("{} (process {})", holder.program, holder.process))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const PROGRAM: ProgramName<'_> = ProgramName { name: "Anteroom", version: "1.2.3" };

    #[test]
    fn one_program_at_a_time() {
        let dir = tempfile::tempdir().expect("a folder");
        let first = DataFolder::open(dir.path(), PROGRAM).expect("free");
        let second = DataFolder::open(dir.path(), PROGRAM).expect_err("taken");
        let words = second.to_string();
        let me = std::process::id();
        assert!(words.contains(&format!("is open in Anteroom 1.2.3 (process {me})")), "{words}");
        drop(first);
        DataFolder::open(dir.path(), PROGRAM).expect("free again");
    }

    #[test]
    fn an_older_program_refuses_a_newer_folder_in_words() {
        let dir = tempfile::tempdir().expect("a folder");
        drop(DataFolder::open(dir.path(), PROGRAM).expect("new"));
        let newer = r#"{"program":"Anteroom","format":2,"writtenBy":"9.0","more":[1]}"#;
        fs::write(dir.path().join(MARKER), newer).expect("written");
        fs::write(dir.path().join("staging/theirs"), "x").expect("written");
        let error = DataFolder::open(dir.path(), PROGRAM).expect_err("newer");
        assert!(matches!(error, VaultError::NewerFile { found: 2, supported: 1, .. }), "{error:?}");
        assert!(error.to_string().contains("update this program"), "{error}");
        assert!(dir.path().join("staging/theirs").exists(), "nothing of theirs is touched");
    }

    #[test]
    fn leftovers_are_swept_and_a_torn_marker_is_rewritten() {
        let dir = tempfile::tempdir().expect("a folder");
        drop(DataFolder::open(dir.path(), PROGRAM).expect("new"));
        fs::create_dir(dir.path().join("staging/half")).expect("made");
        fs::write(dir.path().join("staging/half/0"), "x").expect("written");
        fs::write(dir.path().join("keys.json.new"), "{\"prog").expect("written");
        fs::write(dir.path().join(MARKER), "{\"prog").expect("written");
        drop(DataFolder::open(dir.path(), PROGRAM).expect("swept"));
        assert_eq!(fs::read_dir(dir.path().join("staging")).expect("there").count(), 0);
        assert!(!dir.path().join("keys.json.new").exists());
        let marker = fs::read_to_string(dir.path().join(MARKER)).expect("there");
        assert!(marker.contains("\"format\": 1"), "{marker}");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_look() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("data");
        fs::create_dir(&path).expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("opened up");
        let _folder = DataFolder::open(&path, PROGRAM).expect("new");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join("staging")), 0o700);
        for file in [MARKER, LOCK, HOLDER] {
            assert_eq!(mode(&path.join(file)), 0o600, "{file}");
        }
    }
}
