//! What can go wrong with keys, locks, sealed files and backups.
//!
//! One enum for the whole vault, because a full disk or a newer file is the same thing to a
//! caller wherever it was met. A variant exists where a caller acts on it differently.

use std::{io, path::PathBuf};

use crate::vault::{files::FileId, keychain::KeychainError, slots::SlotKind};

/// A failure of the vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The data folder holds no workspace yet.
    #[error("there is no workspace in {folder}; create one or restore a backup")]
    NoWorkspace {
        /// The data folder.
        folder: PathBuf,
    },
    /// The data folder holds a workspace already.
    #[error("{folder} holds a workspace already; choose an empty folder")]
    WorkspaceExists {
        /// The data folder.
        folder: PathBuf,
    },
    /// There is a database, but both copies of the key file are gone.
    #[error(
        "{folder} holds a database, but its keys.json is gone; put it back or restore a backup \
         into an empty folder"
    )]
    KeysMissing {
        /// The data folder.
        folder: PathBuf,
    },
    /// Both copies of the key file are damaged.
    #[error(
        "the key file {path} is damaged ({why}), and so is its copy; put them back from a copy \
         of the folder, or restore a backup"
    )]
    KeysDamaged {
        /// The key file.
        path: PathBuf,
        /// What was found.
        why: &'static str,
    },
    /// A slot's stored key derivation is weaker or dearer than allowed.
    #[error(
        "the key file asks for Argon2id with {found}, outside {allowed}; somebody may have \
         changed it, so use the recovery code or restore a backup"
    )]
    KdfRefused {
        /// The parameters found.
        found: String,
        /// The bounds.
        allowed: String,
    },
    /// Written by a newer program.
    #[error(
        "{path} was written by a newer Anteroom (format {found}, this program reads up to \
         {supported}); update this program"
    )]
    NewerFile {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: u32,
        /// The newest format this program reads.
        supported: u32,
    },
    /// Another program has the data folder open.
    #[error("the data folder {folder} is open in {holder}; close that first")]
    FolderInUse {
        /// The data folder.
        folder: PathBuf,
        /// The program and its process number, as far as it said so.
        holder: String,
    },
    /// The passphrase opens nothing here.
    #[error("this passphrase does not open the workspace; try again, or use the recovery code")]
    WrongPassphrase,
    /// The recovery code is well formed, but opens nothing here.
    #[error(
        "this recovery code does not open the workspace; a renewed code replaces the older ones"
    )]
    WrongRecoveryCode,
    /// The text is not a recovery code.
    #[error("this is not a recovery code: {why}")]
    RecoveryCodeInvalid {
        /// What is the matter with it.
        why: CodeFault,
    },
    /// The passphrase is too easy to guess.
    #[error("the passphrase is too weak; it needs {rule}")]
    PassphraseWeak {
        /// What a passphrase needs.
        rule: &'static str,
    },
    /// The workspace has no slot of this kind.
    #[error("the workspace cannot be opened by {kind}; none is set")]
    NoSuchSlot {
        /// The kind that was asked for.
        kind: SlotKind,
    },
    /// Without this slot only the recovery code would be left to open the workspace.
    #[error("the {kind} is the last everyday way into this workspace; set another one first")]
    LastSlot {
        /// The slot that was to go.
        kind: SlotKind,
    },
    /// Neither a keychain nor a passphrase to protect a new workspace with.
    #[error("no keychain is usable here, so the workspace needs a passphrase")]
    NoKeychain {
        /// Why the keychain was of no use.
        #[source]
        source: Option<KeychainError>,
    },
    /// The keychain works, but its entry is gone or no longer fits.
    #[error(
        "the keychain no longer holds this workspace's key; unlock by passphrase or recovery \
         code, then add it again"
    )]
    KeychainLost,
    /// The keychain could not be asked.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// No sealed file of this id.
    #[error("there is no stored file {file}")]
    NoSuchFile {
        /// The file.
        file: FileId,
    },
    /// A sealed file of this id is there already.
    #[error("the file {file} is stored already")]
    FileExists {
        /// The file.
        file: FileId,
    },
    /// A sealed file does not hold what was sealed.
    #[error("the stored file {file} is damaged: part {chunk} {damage}; restore it from a backup")]
    DamagedFile {
        /// The file.
        file: FileId,
        /// The number of the chunk, from 0.
        chunk: u32,
        /// What is the matter with it.
        damage: Damage,
    },
    /// Over the size limit.
    #[error("the file is larger than {bytes_max} bytes")]
    FileTooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// What was to be sealed could not be read.
    #[error("the file to store could not be read")]
    Source(#[source] io::Error),
    /// What was unsealed could not be written to where the caller wanted it.
    #[error("the file could not be copied out")]
    Sink(#[source] io::Error),
    /// The file is no backup of this program.
    #[error("{path} is not an Anteroom backup; choose a file named anteroom-….backup")]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// The backup was cut short or changed.
    #[error("the backup {path} is damaged ({why}); choose another backup")]
    DamagedBackup {
        /// The file.
        path: PathBuf,
        /// What was found.
        why: &'static str,
    },
    /// The caller's copy of the database was not encrypted.
    #[error("the copy of the database for the backup is not encrypted; nothing was written")]
    PlainSnapshot,
    /// The caller could not write a copy of the database.
    #[error("the database could not be copied for the backup; nothing was written")]
    Snapshot(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No room left.
    #[error("the disk is full at {path}; free some space and try again, nothing half was kept")]
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// The operating system gave no random bytes, so no key was made.
    #[error("the operating system gives no random bytes")]
    Randomness(getrandom::Error),
    /// There is not enough memory for the key derivation.
    #[error(
        "there is not enough free memory to check the passphrase ({memory_mib} MiB); close other \
         programs and try again"
    )]
    OutOfMemory {
        /// What it takes.
        memory_mib: u32,
    },
    /// The disk refused.
    #[error("cannot {doing} {path}")]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
}

impl VaultError {
    /// Recovers the vault's own error from one that a [`std::io::Read`] had to return.
    #[must_use]
    pub fn from_read(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(ours) => ours,
            Err(error) => Self::Source(error),
        }
    }
}

/// What is the matter with a chunk of a sealed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The chunk is not there.
    Missing,
    /// The chunk does not open: changed, cut, moved, or sealed under another key.
    Changed,
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Missing => "is missing",
            Self::Changed => "was changed",
        })
    }
}

/// Why a text is not a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// Too few or too many letters.
    Length {
        /// How many there were.
        found: usize,
    },
    /// A letter that no code contains.
    Letter {
        /// Its place, from 1, not counting spaces and hyphens.
        place: usize,
    },
    /// A letter is wrong or two are swapped: the check at the end does not fit.
    Checksum,
}

impl std::fmt::Display for CodeFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Length { found } => {
                let wanted = crate::vault::recovery::LETTERS;
                write!(f, "it has {found} letters and digits, a code has {wanted}")
            }
            Self::Letter { place } => write!(f, "character {place} is not used in codes"),
            Self::Checksum => f.write_str("a letter is mistyped or two are swapped; compare it"),
        }
    }
}

/// Returns a closure that says what was being done to which path when the disk refused.
pub(crate) fn io<'a>(
    doing: &'static str,
    path: &'a std::path::Path,
) -> impl FnOnce(io::Error) -> VaultError + 'a {
    move |source| match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            VaultError::DiskFull { path: path.to_owned() }
        }
        _ => VaultError::Io { doing, path: path.to_owned(), source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_has_its_own_name() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
            let error = io("write", std::path::Path::new("x"))(kind.into());
            assert!(matches!(error, VaultError::DiskFull { .. }), "{error:?}");
        }
        let error = io("write", std::path::Path::new("x"))(io::ErrorKind::NotFound.into());
        assert!(matches!(error, VaultError::Io { .. }), "{error:?}");
    }
}
