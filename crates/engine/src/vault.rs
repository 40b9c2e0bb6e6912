//! Keys, locks, sealed files and backups: what protects a workspace at rest.
//!
//! A workspace has one random master key. It is wrapped in slots (the keychain's, a passphrase's,
//! a recovery code's), and everything else is derived from it: the database's raw key, the key
//! that recognises equal files, the key that seals backups. Losing the keychain loses nothing.
//!
//! The vault does not know what is in the database or in a file, opens no database, and keeps no
//! time of its own: when to lock after a while of rest is the engine's to say.

pub mod backup;
pub(crate) mod disk;
pub mod error;
pub mod files;
pub mod folder;
pub(crate) mod image;
pub mod keychain;
pub mod keys;
pub mod passphrase;
pub mod recovery;
mod report;
pub mod slots;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anteroom_wire::{clock::Clock, id::WorkspaceId};
use zeroize::Zeroizing;

use crate::vault::{
    error::VaultError,
    files::FileStore,
    folder::DataFolder,
    image::ImageFile,
    keychain::{Keychain, KeychainError, key_account},
    keys::{DatabaseKey, Key, MasterKey},
    passphrase::Passphrase,
    recovery::RecoveryCode,
    slots::{SlotKey, SlotKind, Slots},
};

/// The ciphers in words, for the settings' page.
const CIPHERS: &str = "SQLCipher AES-256, XChaCha20-Poly1305";

/// What a data folder holds, as far as it shows without a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderState {
    /// Nothing yet: a workspace can be created, or restored from a backup.
    Empty,
    /// A workspace, sealed.
    Sealed {
        /// Whose data it is.
        workspace: WorkspaceId,
        /// The ways to open it.
        slots: Vec<SlotKind>,
    },
}

/// What the vault takes from its surroundings.
#[derive(Clone)]
pub struct Surroundings {
    /// Where the keychain slot's key lies.
    pub keychain: Arc<dyn Keychain>,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
}

/// Whether a new workspace's key goes into the keychain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeychainUse {
    /// If there is a usable one.
    Add,
    /// No: the passphrase is asked for at every start.
    Skip,
}

/// A workspace to be created.
#[derive(Debug)]
pub struct NewVault<'a> {
    /// Its id.
    pub workspace: WorkspaceId,
    /// Its passphrase; may be left out where the keychain is used.
    pub passphrase: Option<&'a Passphrase>,
    /// Whether its key goes into the keychain.
    pub keychain: KeychainUse,
}

/// What a person can open a workspace or a backup with.
#[derive(Debug, Clone, Copy)]
pub enum Secret<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery code.
    Recovery(&'a RecoveryCode),
}

impl<'a> Secret<'a> {
    fn key(self) -> SlotKey<'a> {
        match self {
            Self::Passphrase(passphrase) => SlotKey::Passphrase(passphrase),
            Self::Recovery(code) => SlotKey::Recovery(code),
        }
    }

    fn kind(self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Recovery(_) => SlotKind::Recovery,
        }
    }

    fn wrong(self) -> VaultError {
        match self {
            Self::Passphrase(_) => VaultError::WrongPassphrase,
            Self::Recovery(_) => VaultError::WrongRecoveryCode,
        }
    }
}

/// How a workspace is protected, for the settings' page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// Whether the keychain opens it.
    pub keychain: bool,
    /// Whether a passphrase opens it.
    pub passphrase: bool,
    /// Whether a recovery code opens it.
    pub recovery_code: bool,
    /// Whether a usable keychain is there that does not open it yet, or no longer.
    pub keychain_offered: bool,
    /// The derivation of the passphrase's key, in words.
    pub kdf: String,
    /// The ciphers, in words.
    pub cipher: String,
}

/// An unlocked workspace's keys. Dropping it wipes them.
///
/// Its methods take `&self`, because the engine shares it between threads; the slots are behind a
/// lock, and each change of them is one write of the key file.
pub struct Vault {
    folder: Arc<DataFolder>,
    around: Surroundings,
    workspace: WorkspaceId,
    master: MasterKey,
    doors: Mutex<Doors>,
}

struct Doors {
    slots: Slots,
    /// Whether the keychain could be added; asked once, because asking may take its time.
    keychain_offered: Option<bool>,
}

/// Returns what a data folder holds, as far as it shows without a key.
///
/// # Errors
/// [`VaultError::KeysMissing`], [`VaultError::KeysDamaged`], [`VaultError::NewerFile`].
pub fn state(folder: &DataFolder) -> Result<FolderState, VaultError> {
    Ok(match read_slots(folder)? {
        Some(slots) => FolderState::Sealed { workspace: slots.workspace(), slots: slots.kinds() },
        None => FolderState::Empty,
    })
}

impl Vault {
    /// Makes the keys of a new workspace and returns them with the recovery code, which is kept
    /// nowhere: this is the one time that it can be shown.
    ///
    /// # Errors
    /// [`VaultError::WorkspaceExists`], [`VaultError::PassphraseWeak`], and
    /// [`VaultError::NoKeychain`] when neither a passphrase nor a usable keychain would open it.
    pub fn create(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
        new: NewVault<'_>,
    ) -> Result<(Self, RecoveryCode), VaultError> {
        ensure_empty(folder)?;
        if let Some(passphrase) = new.passphrase {
            passphrase.check_strength()?;
        }
        let keychain = match new.keychain {
            KeychainUse::Add => keychain_key(around, new.workspace).map(Some),
            KeychainUse::Skip => Ok(None),
        };
        let keychain = match (keychain, new.passphrase) {
            (Ok(None), None) => return Err(VaultError::NoKeychain { source: None }),
            (Err(VaultError::Keychain(error)), None) => {
                return Err(VaultError::NoKeychain { source: Some(error) });
            }
            // The passphrase opens it too, and the keychain can be added later.
            (Err(_), Some(_)) => None,
            (found, _) => found?,
        };
        let (master, code) = (MasterKey::random()?, RecoveryCode::random()?);
        let mut slots = Slots::new(new.workspace);
        let now_ms = around.clock.now_ms();
        slots.replace(&SlotKey::Recovery(&code), &master, now_ms)?;
        if let Some(passphrase) = new.passphrase {
            slots.replace(&SlotKey::Passphrase(passphrase), &master, now_ms)?;
        }
        if let Some(key) = &keychain {
            slots.replace(&SlotKey::Keychain(key), &master, now_ms)?;
        }
        slots.write(&folder.keys_path())?;
        let offered = keychain.is_some().then_some(false);
        Ok((Self::unlocked(folder, around, master, slots, offered), code))
    }

    /// Unlocks with what the keychain holds, without asking anybody.
    ///
    /// # Errors
    /// [`VaultError::NoWorkspace`], [`VaultError::NoSuchSlot`], [`VaultError::Keychain`] when it
    /// cannot be asked, [`VaultError::KeychainLost`] when its entry is gone or does not fit.
    pub fn open_with_keychain(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
    ) -> Result<Self, VaultError> {
        let slots = existing_slots(folder)?;
        if !slots.has(SlotKind::Keychain) {
            return Err(VaultError::NoSuchSlot { kind: SlotKind::Keychain });
        }
        let key = stored_key(around, slots.workspace())?.ok_or(VaultError::KeychainLost)?;
        let master = slots.open(&SlotKey::Keychain(&key))?.ok_or(VaultError::KeychainLost)?;
        slots.heal(&folder.keys_path());
        Ok(Self::unlocked(folder, around, master, slots, Some(false)))
    }

    /// Unlocks with what a person typed.
    ///
    /// # Errors
    /// [`VaultError::NoWorkspace`], [`VaultError::NoSuchSlot`], [`VaultError::WrongPassphrase`],
    /// [`VaultError::WrongRecoveryCode`], [`VaultError::KdfRefused`].
    pub fn open(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
        secret: Secret<'_>,
    ) -> Result<Self, VaultError> {
        let slots = existing_slots(folder)?;
        let master = open_slots(&slots, secret)?;
        slots.heal(&folder.keys_path());
        Ok(Self::unlocked(folder, around, master, slots, None))
    }

    /// Unlocks with the passphrase; see [`Vault::open`].
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with_passphrase(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
        passphrase: &Passphrase,
    ) -> Result<Self, VaultError> {
        Self::open(folder, around, Secret::Passphrase(passphrase))
    }

    /// Unlocks with the recovery code; see [`Vault::open`].
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with_recovery(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
        code: &RecoveryCode,
    ) -> Result<Self, VaultError> {
        Self::open(folder, around, Secret::Recovery(code))
    }

    /// Returns whose keys these are.
    #[must_use]
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Returns the data folder.
    #[must_use]
    pub fn folder(&self) -> &Arc<DataFolder> {
        &self.folder
    }

    /// Returns the raw key of the database.
    #[must_use]
    pub fn database_key(&self) -> DatabaseKey {
        self.master.database_key()
    }

    /// Returns the sealed files.
    #[must_use]
    pub fn files(&self) -> FileStore {
        FileStore::new(&self.folder, self.master.same_file_key())
    }

    /// Returns the image of what is in memory.
    pub(crate) fn image(&self) -> ImageFile {
        ImageFile::new(self.folder.image_path(), self.master.image_key())
    }

    /// Returns how the workspace is protected. The first call may ask the keychain.
    #[must_use]
    pub fn security(&self) -> Security {
        let mut doors = self.doors();
        let offered = match doors.keychain_offered {
            Some(known) => known,
            None => self.is_keychain_offered(&doors.slots),
        };
        doors.keychain_offered = Some(offered);
        Security {
            keychain: doors.slots.has(SlotKind::Keychain),
            passphrase: doors.slots.has(SlotKind::Passphrase),
            recovery_code: doors.slots.has(SlotKind::Recovery),
            keychain_offered: offered,
            kdf: doors.slots.derivation_words(),
            cipher: CIPHERS.to_owned(),
        }
    }

    /// Checks the passphrase of an unlocked workspace, before a change that asks for it again.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], [`VaultError::NoSuchSlot`].
    pub fn check_passphrase(&self, passphrase: &Passphrase) -> Result<(), VaultError> {
        // A copy, so that the derivation does not hold up everybody else.
        let slots = self.doors().slots.clone();
        open_slots(&slots, Secret::Passphrase(passphrase)).map(drop)
    }

    /// Sets the passphrase, or puts another in its place; the former stops working.
    ///
    /// Backups made before still open with the former one.
    ///
    /// # Errors
    /// [`VaultError::PassphraseWeak`], or a refusal of the disk: then the former one stays.
    pub fn set_passphrase(&self, passphrase: &Passphrase) -> Result<(), VaultError> {
        passphrase.check_strength()?;
        self.change_slots(|slots| self.put(slots, &SlotKey::Passphrase(passphrase)))
    }

    /// Removes the passphrase.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`] unless the keychain opens the workspace too.
    pub fn remove_passphrase(&self) -> Result<(), VaultError> {
        self.change_slots(|slots| {
            if !slots.has(SlotKind::Keychain) {
                return Err(VaultError::LastSlot { kind: SlotKind::Passphrase });
            }
            slots.remove(SlotKind::Passphrase);
            Ok(())
        })
    }

    /// Makes a new recovery code, to be shown this one time; the former stops working.
    ///
    /// Backups made before still open with the former one.
    ///
    /// # Errors
    /// A refusal of the disk: then the former one stays.
    pub fn renew_recovery_code(&self) -> Result<RecoveryCode, VaultError> {
        let code = RecoveryCode::random()?;
        self.change_slots(|slots| self.put(slots, &SlotKey::Recovery(&code)))?;
        Ok(code)
    }

    /// Puts the key into the keychain, also after the keychain lost it.
    ///
    /// # Errors
    /// [`VaultError::Keychain`].
    pub fn add_keychain(&self) -> Result<(), VaultError> {
        let key = keychain_key(&self.around, self.workspace)?;
        self.change_slots(|slots| self.put(slots, &SlotKey::Keychain(&key)))
    }

    /// Takes the key out of the keychain.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`] unless a passphrase opens the workspace too.
    pub fn remove_keychain(&self) -> Result<(), VaultError> {
        self.change_slots(|slots| {
            if !slots.has(SlotKind::Passphrase) {
                return Err(VaultError::LastSlot { kind: SlotKind::Keychain });
            }
            slots.remove(SlotKind::Keychain);
            Ok(())
        })?;
        // The slot is gone, so an entry that stays behind because the keychain does not answer
        // opens nothing.
        let _ = self.around.keychain.delete(&key_account(self.workspace));
        Ok(())
    }

    /// Locks: wipes the keys. The same as dropping, said aloud.
    pub fn lock(self) {}

    fn unlocked(
        folder: &Arc<DataFolder>,
        around: &Surroundings,
        master: MasterKey,
        slots: Slots,
        keychain_offered: Option<bool>,
    ) -> Self {
        Self {
            folder: Arc::clone(folder),
            around: around.clone(),
            workspace: slots.workspace(),
            master,
            doors: Mutex::new(Doors { slots, keychain_offered }),
        }
    }

    fn doors(&self) -> MutexGuard<'_, Doors> {
        self.doors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the slots on disk and then here; when the disk refuses, nothing has changed.
    fn change_slots(
        &self,
        change: impl FnOnce(&mut Slots) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let mut doors = self.doors();
        let mut slots = doors.slots.clone();
        change(&mut slots)?;
        slots.write(&self.folder.keys_path())?;
        *doors = Doors { slots, keychain_offered: None };
        Ok(())
    }

    /// Returns the master key, for tests that look for it where it must not be.
    #[cfg(test)]
    fn master_bytes(&self) -> &[u8; 32] {
        self.master.bytes()
    }

    fn put(&self, slots: &mut Slots, with: &SlotKey<'_>) -> Result<(), VaultError> {
        slots.replace(with, &self.master, self.around.clock.now_ms())
    }

    /// Returns whether the keychain answers but does not open the workspace.
    fn is_keychain_offered(&self, slots: &Slots) -> bool {
        match stored_key(&self.around, self.workspace) {
            Ok(Some(key)) => !matches!(slots.open(&SlotKey::Keychain(&key)), Ok(Some(_))),
            Ok(None) => true,
            Err(_) => false,
        }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Vault").field("workspace", &self.workspace).finish_non_exhaustive()
    }
}

/// Reads the key file; `None` when the folder is empty.
fn read_slots(folder: &DataFolder) -> Result<Option<Slots>, VaultError> {
    let slots = Slots::read(&folder.keys_path())?;
    if slots.is_none() && folder.database_path().exists() {
        return Err(VaultError::KeysMissing { folder: folder.path().to_owned() });
    }
    Ok(slots)
}

fn existing_slots(folder: &DataFolder) -> Result<Slots, VaultError> {
    read_slots(folder)?.ok_or_else(|| VaultError::NoWorkspace { folder: folder.path().to_owned() })
}

fn ensure_empty(folder: &DataFolder) -> Result<(), VaultError> {
    match state(folder)? {
        FolderState::Empty => Ok(()),
        FolderState::Sealed { .. } => {
            Err(VaultError::WorkspaceExists { folder: folder.path().to_owned() })
        }
    }
}

fn open_slots(slots: &Slots, secret: Secret<'_>) -> Result<MasterKey, VaultError> {
    if !slots.has(secret.kind()) {
        return Err(VaultError::NoSuchSlot { kind: secret.kind() });
    }
    slots.open(&secret.key())?.ok_or_else(|| secret.wrong())
}

/// Returns the key that the keychain holds for a workspace; `None` when it holds none, or
/// something that is not a key.
fn stored_key(around: &Surroundings, workspace: WorkspaceId) -> Result<Option<Key>, VaultError> {
    let stored = around.keychain.get(&key_account(workspace))?;
    Ok(stored.and_then(|stored| Key::from_slice(&stored)))
}

/// Returns the key that the keychain holds for a workspace, or stores a new one there.
///
/// One that is there is used again: a second folder with the same workspace (a restored backup
/// beside the original) would otherwise lock the first one out of its keychain.
fn keychain_key(around: &Surroundings, workspace: WorkspaceId) -> Result<Key, VaultError> {
    if let Some(key) = stored_key(around, workspace)? {
        return Ok(key);
    }
    let key = Key::random()?;
    around.keychain.set(&key_account(workspace), key.bytes())?;
    // Read back, because some keychains say yes and keep nothing.
    let kept: Option<Zeroizing<Vec<u8>>> = around.keychain.get(&key_account(workspace))?;
    match kept.as_ref().map(|kept| kept.as_slice()) {
        Some(kept) if kept == key.bytes() => Ok(key),
        _ => Err(KeychainError::Refused { why: "it did not keep the key".to_owned() }.into()),
    }
}
