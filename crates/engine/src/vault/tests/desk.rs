//! A machine to try the vault on: a data folder, a keychain and a clock of its own.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use anteroom_wire::{clock::Clock, id::WorkspaceId};
use tempfile::TempDir;

use crate::vault::{
    KeychainUse, NewVault, Surroundings, Vault,
    error::VaultError,
    files::FileId,
    folder::{DataFolder, ProgramName},
    keychain::MemoryKeychain,
    passphrase::Passphrase,
    recovery::RecoveryCode,
};

pub(crate) const PASSPHRASE: &str = "tin kettle, red boat";
pub(crate) const WORKSPACE: WorkspaceId = WorkspaceId::from_bytes([0x5a; 16]);
/// 2026-11-20 07:00:00 UTC.
pub(crate) const NOW_MS: i64 = 1_795_158_000_000;

/// Tells a test binary that it is the child of one of its own tests.
const CHILD: &str = "ANTEROOM_TEST_CHILD";

pub(crate) struct HandClock(AtomicI64);

impl HandClock {
    pub(crate) fn set(&self, now_ms: i64) {
        self.0.store(now_ms, Ordering::Relaxed);
    }
}

impl Clock for HandClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

pub(crate) struct Desk {
    dir: TempDir,
    pub(crate) folder: Arc<DataFolder>,
    pub(crate) keychain: MemoryKeychain,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) around: Surroundings,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let keychain = MemoryKeychain::new();
        let clock = Arc::new(HandClock(AtomicI64::new(NOW_MS)));
        let around =
            Surroundings { keychain: Arc::new(keychain.clone()), clock: Arc::clone(&clock) as _ };
        let folder = open_folder(&dir.path().join("data"));
        Self { dir, folder, keychain, clock, around }
    }

    /// A workspace with a passphrase, a recovery code and the keychain.
    pub(crate) fn create(&self) -> (Vault, RecoveryCode) {
        self.create_with(Some(&passphrase()), KeychainUse::Add).expect("an empty folder")
    }

    /// A workspace without a passphrase, which spares the slow derivation.
    pub(crate) fn create_quickly(&self) -> (Vault, RecoveryCode) {
        self.create_with(None, KeychainUse::Add).expect("an empty folder")
    }

    pub(crate) fn create_with(
        &self,
        passphrase: Option<&Passphrase>,
        keychain: KeychainUse,
    ) -> Result<(Vault, RecoveryCode), VaultError> {
        let new = NewVault { workspace: WORKSPACE, passphrase, keychain };
        Vault::create(&self.folder, &self.around, new)
    }

    pub(crate) fn by_passphrase(&self, text: &str) -> Result<Vault, VaultError> {
        Vault::open_with_passphrase(&self.folder, &self.around, &Passphrase::new(text))
    }

    pub(crate) fn by_code(&self, code: &RecoveryCode) -> Result<Vault, VaultError> {
        Vault::open_with_recovery(&self.folder, &self.around, code)
    }

    pub(crate) fn by_keychain(&self) -> Result<Vault, VaultError> {
        Vault::open_with_keychain(&self.folder, &self.around)
    }

    pub(crate) fn data(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder beside the data folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Everything on this machine's disk, by path.
    pub(crate) fn disk(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        walk(self.dir.path(), &mut found);
        found
    }

    /// What is left in the folder for work in progress.
    pub(crate) fn staged(&self) -> usize {
        fs::read_dir(self.data("staging")).expect("there").count()
    }
}

pub(crate) fn open_folder(path: &Path) -> Arc<DataFolder> {
    DataFolder::open(path, ProgramName { name: "Anteroom", version: "test" }).expect("free")
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE)
}

pub(crate) fn file_id(n: u8) -> FileId {
    FileId::from_bytes([n; 16])
}

/// Bytes that are the same each time and repeat nowhere.
pub(crate) fn noise(len: usize, seed: u8) -> Vec<u8> {
    let mut bytes = vec![0; len];
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[seed]);
    hasher.finalize_xof().fill(&mut bytes);
    bytes
}

fn walk(folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            let bytes = fs::read(&path).expect("a file");
            found.insert(path, bytes);
        }
    }
}

/// Returns what the parent test told this process, when it is a child.
pub(crate) fn told_by_parent() -> Option<String> {
    std::env::var(CHILD).ok()
}

/// Runs one test of this binary again in a process of its own, which is told `what`; `under` is a
/// program and its first arguments to run it under.
pub(crate) fn spawn_child(test: &str, what: &str, under: &[&str], env: &[(&str, &str)]) -> Child {
    let exe = std::env::current_exe().expect("this program");
    let path = format!("{}::{test}", module_path!().trim_end_matches("::desk"));
    // The first part of the path is the crate, which the test's own name leaves out.
    let name = path.split_once("::").map_or(path.as_str(), |(_, name)| name);
    let exe = exe.to_string_lossy().into_owned();
    let words: Vec<&str> =
        under.iter().copied().chain([exe.as_str(), name, "--exact", "--nocapture"]).collect();
    Command::new(words[0])
        .args(&words[1..])
        .env(CHILD, what)
        .envs(env.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a child")
}

/// Waits for a child and fails with its words when it failed, or ran no test at all.
pub(crate) fn expect_passed(child: Child) {
    let output = child.wait_with_output().expect("it ends");
    let words = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && words.contains("1 passed"), "{words}\n{errors}");
}

/// Returns whether a program can be started here.
pub(crate) fn has_program(words: &[&str]) -> bool {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
