//! The key file: the master key, wrapped once for each way to unlock the workspace.
//!
//! `keys.json` lies in the data folder twice, both copies the same, so that a damaged one loses
//! nothing. The copy is not the *previous* file: a replaced passphrase must stop working, and an
//! older file beside the new one would keep it alive.
//!
//! Each slot is sealed under its own key and bound to the workspace, its kind and its derivation
//! parameters. Whoever changes a parameter in the file gets a slot that does not open.

use std::{
    fmt,
    path::{Path, PathBuf},
};

use anteroom_wire::id::WorkspaceId;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use crate::vault::{
    disk,
    error::VaultError,
    keys::{self, KEY_BYTES, Key, MasterKey, SEAL_BYTES},
    passphrase::Passphrase,
    recovery::RecoveryCode,
};

/// The newest format of the key file that this program reads, and the one it writes.
const FORMAT: u32 = 1;

/// Slots are a few hundred bytes each; a larger file is not ours and is not read further.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// More slots than this are not tried: each passphrase slot costs memory and time.
const SLOTS_MAX: usize = 16;

const COPY_SUFFIX: &str = ".copy";

/// What the key file and its copy are called.
pub(crate) const FILES: [&str; 2] = ["keys.json", "keys.json.copy"];

/// The weakest derivation that is accepted, and the one that new slots get. RFC 9106 names it for
/// machines with little memory. A file that asks for less was changed by somebody.
const ARGON2_MIN: Argon2Cost = Argon2Cost { memory_kib: 64 * 1024, passes: 3, lanes: 1 };

/// The dearest derivation that is accepted, so that a hostile file cannot eat all memory or time.
const ARGON2_MAX: Argon2Cost = Argon2Cost { memory_kib: 1024 * 1024, passes: 16, lanes: 8 };

const SALT_BYTES: usize = 16;

/// A way to unlock a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SlotKind {
    /// By the operating system's keychain, without being asked.
    Keychain,
    /// By a passphrase.
    Passphrase,
    /// By the recovery code.
    Recovery,
}

impl fmt::Display for SlotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keychain => "keychain",
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery code",
        })
    }
}

/// What a derivation by Argon2id costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Argon2Cost {
    memory_kib: u32,
    passes: u32,
    /// One lane for new slots: the derivation runs on one thread here, so that more lanes would
    /// only help an attacker who has more.
    lanes: u32,
}

impl Argon2Cost {
    /// Refuses what is weaker or dearer than allowed.
    fn check(self) -> Result<(), VaultError> {
        let (min, max) = (ARGON2_MIN, ARGON2_MAX);
        let allowed = (min.memory_kib..=max.memory_kib).contains(&self.memory_kib)
            && (min.passes..=max.passes).contains(&self.passes)
            && (min.lanes..=max.lanes).contains(&self.lanes);
        if allowed {
            return Ok(());
        }
        Err(VaultError::KdfRefused {
            found: format!("{self}, {} lanes", self.lanes),
            allowed: format!("{min} to {max}"),
        })
    }

    fn derive(self, passphrase: &Passphrase, salt: &[u8]) -> Result<Key, VaultError> {
        self.check()?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY_BYTES))
            .expect("BUG: parameters within our bounds are within Argon2's");
        // The memory is ours and not the library's, which neither wipes it nor survives the lack
        // of it.
        let mut memory = Vec::new();
        memory
            .try_reserve_exact(params.block_count())
            .map_err(|_| VaultError::OutOfMemory { memory_mib: self.memory_kib / 1024 })?;
        memory.resize(params.block_count(), Block::new());
        let mut key = Key::zero();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(passphrase.bytes(), salt, key.bytes_mut(), &mut memory)
            .expect("BUG: lengths are constants within Argon2's bounds");
        memory.zeroize();
        Ok(key)
    }
}

impl fmt::Display for Argon2Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} MiB, {} passes", self.memory_kib / 1024, self.passes)
    }
}

/// How the key of a slot is come by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "lowercase", deny_unknown_fields)]
enum Derivation {
    /// It is random and lies in the keychain.
    Stored,
    /// BLAKE3 of a recovery code, which is random enough by itself.
    Code,
    /// Argon2id, version 19.
    Argon2id { cost: Argon2Cost, salt: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Slot {
    kind: SlotKind,
    created_at_ms: i64,
    derivation: Derivation,
    /// Nonce, sealed master key, tag.
    sealed: String,
}

/// The slots of a workspace, as the key file holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Slots {
    workspace: WorkspaceId,
    /// Counts the changes, so that of two good copies the newer is known.
    generation: u64,
    slots: Vec<Slot>,
}

/// The key file around the slots.
#[derive(Serialize, Deserialize)]
struct KeyFile {
    program: String,
    format: u32,
    /// BLAKE3 of the slots: tells a damaged file from a wrong passphrase. It protects nothing.
    check: String,
    keys: Slots,
}

/// All that is read of a file before its format is known.
#[derive(Deserialize)]
struct Format {
    format: u32,
}

/// A key and where it opens.
pub(crate) enum SlotKey<'a> {
    /// What the keychain held.
    Keychain(&'a Key),
    /// What a person typed.
    Passphrase(&'a Passphrase),
    /// What a person had in a drawer.
    Recovery(&'a RecoveryCode),
}

impl SlotKey<'_> {
    fn kind(&self) -> SlotKind {
        match self {
            Self::Keychain(_) => SlotKind::Keychain,
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Recovery(_) => SlotKind::Recovery,
        }
    }

    /// Returns how a new slot of this kind comes by its key.
    fn derivation(&self) -> Result<Derivation, VaultError> {
        Ok(match self {
            Self::Keychain(_) => Derivation::Stored,
            Self::Recovery(_) => Derivation::Code,
            Self::Passphrase(_) => Derivation::Argon2id {
                cost: ARGON2_MIN,
                salt: BASE64.encode(keys::random::<SALT_BYTES>()?.as_slice()),
            },
        })
    }

    /// Returns the key that opens a slot; `None` when the slot is not of this kind.
    fn derive(&self, derivation: &Derivation) -> Result<Option<Key>, VaultError> {
        Ok(match (self, derivation) {
            (Self::Keychain(key), Derivation::Stored) => Some((*key).clone()),
            (Self::Recovery(code), Derivation::Code) => Some(code.key()),
            (Self::Passphrase(passphrase), Derivation::Argon2id { cost, salt }) => {
                match BASE64.decode(salt) {
                    Ok(salt) if salt.len() == SALT_BYTES => Some(cost.derive(passphrase, &salt)?),
                    _ => None,
                }
            }
            _ => None,
        })
    }
}

impl Slots {
    /// Returns the slots of a new workspace: none yet.
    pub(crate) fn new(workspace: WorkspaceId) -> Self {
        Self { workspace, generation: 0, slots: Vec::new() }
    }

    /// Returns whose key is wrapped here.
    pub(crate) fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Returns the kinds there are, each once.
    pub(crate) fn kinds(&self) -> Vec<SlotKind> {
        let kinds: std::collections::BTreeSet<_> = self.slots.iter().map(|s| s.kind).collect();
        kinds.into_iter().collect()
    }

    /// Returns whether there is a slot of a kind.
    pub(crate) fn has(&self, kind: SlotKind) -> bool {
        self.slots.iter().any(|slot| slot.kind == kind)
    }

    /// Returns the derivation of the passphrase slot in words, or the one a new slot would get.
    pub(crate) fn derivation_words(&self) -> String {
        let stored = self.slots.iter().find_map(|slot| match &slot.derivation {
            Derivation::Argon2id { cost, .. } => Some(*cost),
            _ => None,
        });
        format!("Argon2id, {}", stored.unwrap_or(ARGON2_MIN))
    }

    /// Unwraps the master key; `None` when no slot of the kind opens.
    pub(crate) fn open(&self, with: &SlotKey<'_>) -> Result<Option<MasterKey>, VaultError> {
        for slot in self.slots.iter().filter(|slot| slot.kind == with.kind()) {
            let Some(key) = with.derive(&slot.derivation)? else { continue };
            let Ok(sealed) = BASE64.decode(&slot.sealed) else { continue };
            let mut sealed = Zeroizing::new(sealed);
            let bound = self.bound(slot.kind, &slot.derivation);
            if let Some(master) = keys::open(&key, &bound, &mut sealed) {
                return Ok(MasterKey::from_slice(master));
            }
        }
        Ok(None)
    }

    /// Wraps the master key in a new slot, in place of all slots of the same kind.
    pub(crate) fn replace(
        &mut self,
        with: &SlotKey<'_>,
        master: &MasterKey,
        now_ms: i64,
    ) -> Result<(), VaultError> {
        let (kind, derivation) = (with.kind(), with.derivation()?);
        let key = with.derive(&derivation)?.expect("BUG: a kind fits its own derivation");
        let mut sealed = Vec::with_capacity(KEY_BYTES + SEAL_BYTES);
        keys::seal(&key, &self.bound(kind, &derivation), master.bytes(), &mut sealed)?;
        self.remove(kind);
        let sealed = BASE64.encode(&sealed);
        self.slots.push(Slot { kind, created_at_ms: now_ms, derivation, sealed });
        Ok(())
    }

    /// Removes all slots of a kind.
    pub(crate) fn remove(&mut self, kind: SlotKind) {
        self.slots.retain(|slot| slot.kind != kind);
    }

    /// Returns the slots that open on any machine.
    pub(crate) fn without_keychain(&self) -> Self {
        let mut portable = self.clone();
        portable.remove(SlotKind::Keychain);
        portable
    }

    /// Reads the key file, or its copy when the file is damaged; `None` when neither is there.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, VaultError> {
        match (read_one(path)?, read_one(&copy_path(path))?) {
            (Found::Good(slots), Found::Good(copy)) => {
                Ok(Some(if copy.generation > slots.generation { copy } else { slots }))
            }
            (Found::Good(slots), _) | (_, Found::Good(slots)) => Ok(Some(slots)),
            (Found::Nothing, Found::Nothing) => Ok(None),
            (Found::Damaged(why), _) | (Found::Nothing, Found::Damaged(why)) => {
                Err(VaultError::KeysDamaged { path: path.to_owned(), why })
            }
        }
    }

    /// Writes the key file and then its copy, each whole.
    pub(crate) fn write(&mut self, path: &Path) -> Result<(), VaultError> {
        self.generation += 1;
        disk::replace_files(&[path, &copy_path(path)], &self.to_bytes())
    }

    /// Makes both copies the same again, after one of them was damaged or a write was cut short.
    ///
    /// A full disk keeps nobody from their data: what cannot be healed now is at the next opening.
    pub(crate) fn heal(&self, path: &Path) {
        let bytes = self.to_bytes();
        for path in [path, &copy_path(path)] {
            let found = disk::read_small(path, FILE_BYTES_MAX).ok().flatten();
            if found.as_ref() != Some(&bytes) {
                let _ = disk::replace_file(path, &bytes);
            }
        }
    }

    /// Returns the key file's bytes.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let file = KeyFile {
            program: "Anteroom".to_owned(),
            format: FORMAT,
            check: self.check(),
            keys: self.clone(),
        };
        serde_json::to_vec_pretty(&file).expect("BUG: slots can be written as JSON")
    }

    /// Reads a key file's bytes; `Err` says what is the matter with them.
    fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let format: Format =
            serde_json::from_slice(bytes).map_err(|_| Fault::Damaged("it is not a key file"))?;
        if format.format > FORMAT {
            return Err(Fault::Newer(format.format));
        }
        let file: KeyFile = serde_json::from_slice(bytes)
            .map_err(|_| Fault::Damaged("a part of it is not readable"))?;
        if file.check != file.keys.check() {
            return Err(Fault::Damaged("its checksum does not fit"));
        }
        if file.keys.slots.len() > SLOTS_MAX {
            return Err(Fault::Damaged("it holds too many slots"));
        }
        Ok(file.keys)
    }

    fn check(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("BUG: slots can be written as JSON");
        blake3::hash(&bytes).to_hex().to_string()
    }

    /// Returns what a slot is bound to beside its key.
    fn bound(&self, kind: SlotKind, derivation: &Derivation) -> Vec<u8> {
        let parts =
            serde_json::to_vec(&("anteroom vault slot", FORMAT, self.workspace, kind, derivation));
        parts.expect("BUG: a derivation can be written as JSON")
    }
}

/// What one copy of the key file turned out to be.
enum Found {
    Good(Slots),
    Damaged(&'static str),
    Nothing,
}

/// What is the matter with a key file's bytes.
enum Fault {
    Newer(u32),
    Damaged(&'static str),
}

/// Reads slots out of bytes that came with `path`, for example in a backup's header.
pub(crate) fn from_bytes(bytes: &[u8], path: &Path) -> Result<Option<Slots>, VaultError> {
    match Slots::parse(bytes) {
        Ok(slots) => Ok(Some(slots)),
        Err(Fault::Damaged(_)) => Ok(None),
        Err(Fault::Newer(found)) => {
            Err(VaultError::NewerFile { path: path.to_owned(), found, supported: FORMAT })
        }
    }
}

fn read_one(path: &Path) -> Result<Found, VaultError> {
    let Some(bytes) = disk::read_small(path, FILE_BYTES_MAX)? else { return Ok(Found::Nothing) };
    match Slots::parse(&bytes) {
        Ok(slots) => Ok(Found::Good(slots)),
        Err(Fault::Damaged(why)) => Ok(Found::Damaged(why)),
        Err(Fault::Newer(found)) => {
            Err(VaultError::NewerFile { path: path.to_owned(), found, supported: FORMAT })
        }
    }
}

fn copy_path(path: &Path) -> PathBuf {
    disk::with_suffix(path, COPY_SUFFIX)
}
