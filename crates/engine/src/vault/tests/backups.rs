//! Backups: they open elsewhere, whole or not at all.

use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::desk::{Desk, NOW_MS, PASSPHRASE, WORKSPACE, file_id, noise, open_folder, passphrase};
use crate::vault::{
    self, FolderState, Secret, Vault,
    backup::{self, BackupInfo, BackupPlan, SnapshotResult},
    error::VaultError,
    files::{CHUNK_BYTES, ContentKey, SealedFile},
    passphrase::Passphrase,
    recovery::RecoveryCode,
    slots::SlotKind,
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The key of the file in the backup that is kept with the sources.
const OLD_FILE_KEY: [u8; 32] = [
    230, 173, 227, 216, 79, 247, 211, 43, 232, 191, 212, 23, 255, 194, 245, 87, 228, 181, 171, 76,
    142, 35, 242, 133, 126, 27, 160, 53, 84, 74, 140, 189,
];

/// A workspace with a database and some files, backed up.
struct Office {
    desk: Desk,
    vault: Vault,
    code: RecoveryCode,
    texts: Vec<(SealedFile, Vec<u8>)>,
    database: Vec<u8>,
}

impl Office {
    fn new() -> Self {
        Self::made_of(Desk::create)
    }

    /// Without a passphrase, which spares the slow derivation.
    fn quick() -> Self {
        Self::made_of(Desk::create_quickly)
    }

    fn made_of(create: fn(&Desk) -> (Vault, RecoveryCode)) -> Self {
        let desk = Desk::new();
        let (vault, code) = create(&desk);
        let sizes = [0, 11, CHUNK_BYTES, 2 * CHUNK_BYTES + 3];
        let texts = (1..).zip(sizes).map(|(n, size)| {
            let text = noise(size, n);
            let sealed = vault.files().seal(file_id(n), &mut Cursor::new(&text));
            (sealed.expect("sealed"), text)
        });
        let texts = texts.collect();
        Self { desk, vault, code, texts, database: noise(70_000, 99) }
    }

    fn directory(&self) -> PathBuf {
        self.desk.folder.backups_path()
    }

    fn try_backup(
        &self,
        snapshot: impl FnOnce(&Path) -> SnapshotResult,
    ) -> Result<BackupInfo, VaultError> {
        let plan = BackupPlan { directory: &self.directory(), zone: &TimeZone::UTC };
        backup::create(&self.vault, plan, snapshot)
    }

    fn backup(&self) -> BackupInfo {
        self.try_backup(|path| Ok(fs::write(path, &self.database)?)).expect("backed up")
    }

    fn expect_same(&self, elsewhere: &Desk, vault: &Vault) {
        let database = fs::read(elsewhere.folder.database_path()).expect("there");
        assert!(database == self.database, "the database differs");
        assert_eq!(key_of(vault), key_of(&self.vault));
        for (sealed, text) in &self.texts {
            let files = vault.files();
            let read = files.read(sealed.file, &sealed.content_key, u64::MAX).expect("whole");
            assert!(*read == *text, "{} differs", sealed.file);
            assert_eq!(files.keyed_hash(&mut Cursor::new(text)).expect("read"), sealed.keyed_hash);
        }
    }
}

fn key_of(vault: &Vault) -> String {
    vault.database_key().pragma_value().to_string()
}

fn restore(path: &Path, desk: &Desk, secret: Secret<'_>) -> Result<Vault, VaultError> {
    backup::restore(path, &desk.folder, &desk.around, secret).map(|(vault, _)| vault)
}

fn expect_untouched(desk: &Desk) {
    assert_eq!(vault::state(&desk.folder).expect("readable"), FolderState::Empty);
    assert_eq!(desk.staged(), 0);
    for name in ["files", "workspace.db", "keys.json", "restoring"] {
        assert!(!desk.data(name).exists(), "{name}");
    }
}

#[test]
fn a_backup_opens_on_another_machine() {
    let office = Office::new();
    let info = office.backup();
    assert_eq!(info.file_name, "anteroom-2026-11-20-070000.backup");
    assert_eq!((info.created_at_ms, info.workspace), (NOW_MS, WORKSPACE));
    assert_eq!(info.size_bytes, fs::metadata(&info.path).expect("there").len());
    assert_eq!(backup::verify(&office.vault, &info.path).expect("whole"), info);
    assert_eq!(backup::list(&office.directory()).expect("listed"), std::slice::from_ref(&info));
    assert_eq!(office.desk.staged(), 0);

    let passphrase = passphrase();
    let code = RecoveryCode::parse(&office.code.reveal()).expect("as written down");
    for secret in [Secret::Passphrase(&passphrase), Secret::Recovery(&code)] {
        let elsewhere = Desk::new();
        let vault = restore(&info.path, &elsewhere, secret).expect("restored");
        office.expect_same(&elsewhere, &vault);
        assert_eq!(elsewhere.staged(), 0);
        let expected = FolderState::Sealed {
            workspace: WORKSPACE,
            slots: vec![SlotKind::Passphrase, SlotKind::Recovery],
        };
        assert_eq!(vault::state(&elsewhere.folder).expect("readable"), expected);
        assert!(vault.security().keychain_offered, "the keychain of this machine");
        vault.add_keychain().expect("added");
        drop(vault);
        let vault = elsewhere.by_keychain().expect("it opens by itself from now on");
        office.expect_same(&elsewhere, &vault);
        drop(elsewhere.by_passphrase(PASSPHRASE).expect("by passphrase"));
        drop(elsewhere.by_code(&code).expect("by code"));
    }
}

#[test]
fn the_wrong_secret_restores_nothing() {
    let office = Office::new();
    let info = office.backup();
    let elsewhere = Desk::new();
    let wrong = Passphrase::new("tin kettle, red goat");
    let error = restore(&info.path, &elsewhere, Secret::Passphrase(&wrong)).expect_err("wrong");
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
    let wrong = RecoveryCode::random().expect("random bytes");
    let error = restore(&info.path, &elsewhere, Secret::Recovery(&wrong)).expect_err("wrong");
    assert!(matches!(error, VaultError::WrongRecoveryCode), "{error:?}");
    expect_untouched(&elsewhere);
}

#[test]
fn a_backup_keeps_the_secrets_of_its_day() {
    let office = Office::quick();
    let old = office.backup();
    let new_code = office.vault.renew_recovery_code().expect("renewed");
    let new = office.backup();
    assert_ne!(old.path, new.path, "two of the same second");
    assert_eq!(new.file_name, "anteroom-2026-11-20-070000-2.backup");
    let check = |info: &BackupInfo, code: &RecoveryCode, opens: bool| {
        let found = restore(&info.path, &Desk::new(), Secret::Recovery(code));
        assert_eq!(found.is_ok(), opens, "{found:?}");
    };
    check(&old, &office.code, true);
    check(&old, &new_code, false);
    check(&new, &office.code, false);
    check(&new, &new_code, true);
}

#[test]
fn a_restore_goes_into_an_empty_folder_only() {
    let office = Office::quick();
    let info = office.backup();
    let before = office.desk.disk();
    let error = restore(&info.path, &office.desk, Secret::Recovery(&office.code));
    assert!(matches!(error, Err(VaultError::WorkspaceExists { .. })), "{error:?}");
    assert_eq!(office.desk.disk(), before);

    let elsewhere = Desk::new();
    fs::write(elsewhere.folder.database_path(), "somebody's").expect("written");
    let error = restore(&info.path, &elsewhere, Secret::Recovery(&office.code));
    assert!(matches!(error, Err(VaultError::KeysMissing { .. })), "{error:?}");
    assert_eq!(fs::read(elsewhere.folder.database_path()).expect("there"), b"somebody's");
}

#[test]
fn what_is_no_backup_or_a_newer_one_says_so() {
    let office = Office::quick();
    let info = office.backup();
    let whole = fs::read(&info.path).expect("there");
    let spoilt = office.desk.beside("anteroom-spoilt.backup");
    let check = |bytes: &[u8], expected: &str| {
        fs::write(&spoilt, bytes).expect("written");
        let elsewhere = Desk::new();
        for error in [
            backup::verify(&office.vault, &spoilt).expect_err("spoilt"),
            restore(&spoilt, &elsewhere, Secret::Recovery(&office.code)).expect_err("spoilt"),
        ] {
            assert!(error.to_string().contains(expected), "{error}");
        }
        expect_untouched(&elsewhere);
    };
    check(b"", "is not an Anteroom backup");
    check(b"PK\x03\x04 something else altogether", "is not an Anteroom backup");
    let mut newer = whole.clone();
    newer[16] = 2;
    check(&newer, "written by a newer Anteroom (format 2");
    check(&[&whole[..], b"x"].concat(), "something was added to its end");
    check(&whole[..whole.len() - 1], "it was cut short");
    assert_eq!(backup::list(&office.directory()).expect("listed").len(), 1);
}

#[test]
fn chunks_cannot_be_left_out_added_or_moved() {
    let office = Office::quick();
    let info = office.backup();
    let whole = fs::read(&info.path).expect("there");
    let end = whole.len() - 41;
    // The last chunk's part: kind, file, number, length, three bytes sealed, hash.
    let last = 1 + 16 + 4 + 8 + (3 + 40) + 32;
    let check = |bytes: Vec<u8>| {
        fs::write(&info.path, bytes).expect("written");
        let error = backup::verify(&office.vault, &info.path).expect_err("changed");
        assert!(error.to_string().contains("not all as they were written"), "{error}");
    };
    check([&whole[..end - last], &whole[end..]].concat());
    check([&whole[..end], &whole[end - last..]].concat());
    let mut recounted = [&whole[..end - last], &whole[end..]].concat();
    let count = recounted.len() - 40;
    recounted[count] -= 1;
    check(recounted);
}

#[test]
fn another_workspaces_backup_is_not_vouched_for() {
    let (office, stranger) = (Office::quick(), Office::quick());
    let info = office.backup();
    // The same id, another key: as somebody might forge it.
    let error = backup::verify(&stranger.vault, &info.path).expect_err("another key");
    assert!(matches!(error, VaultError::DamagedBackup { .. }), "{error:?}");
}

#[test]
fn a_backup_that_fails_leaves_nothing() {
    let office = Office::quick();
    let before = office.desk.disk();
    let error = office.try_backup(|_| Err("locked".into())).expect_err("no copy");
    assert!(matches!(error, VaultError::Snapshot(_)), "{error:?}");
    let error = office.try_backup(|_| Ok(())).expect_err("no copy was written");
    assert!(matches!(error, VaultError::Snapshot(_)), "{error:?}");
    let error = office
        .try_backup(|path| Ok(fs::write(path, b"SQLite format 3\0 and names")?))
        .expect_err("in the clear");
    assert!(matches!(error, VaultError::PlainSnapshot), "{error:?}");
    assert_eq!(office.desk.disk(), before);
}

#[test]
fn what_a_killed_backup_left_is_swept_by_the_next() {
    let office = Office::quick();
    let left = office.directory().join(format!("anteroom-{WORKSPACE}.part"));
    fs::create_dir_all(office.directory()).expect("made");
    fs::write(&left, "half").expect("written");
    let theirs = office.directory().join("anteroom-00000000-0000-0000-0000-000000000000.part");
    fs::write(&theirs, "half of another workspace's").expect("written");
    assert_eq!(backup::list(&office.directory()).expect("listed"), []);
    office.backup();
    assert!(!left.exists() && theirs.exists());
    assert_eq!(backup::list(&office.directory()).expect("listed").len(), 1);
}

#[test]
fn a_killed_restore_leaves_an_empty_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("data");
    drop(open_folder(&path));
    let check = |with_keys: bool| {
        fs::create_dir_all(path.join("files/01/x")).expect("made");
        for name in ["workspace.db", "workspace.db-wal", "restoring"] {
            fs::write(path.join(name), "moved").expect("written");
        }
        if with_keys {
            fs::write(path.join("keys.json"), "whole").expect("written");
        }
        drop(open_folder(&path));
        assert!(!path.join("restoring").exists());
        for name in ["files", "workspace.db", "workspace.db-wal"] {
            assert_eq!(path.join(name).exists(), with_keys, "{name}");
        }
    };
    check(false);
    check(true);
}

#[test]
fn the_newest_of_each_day_stays() {
    let made = |day: i64, hour: i64, workspace: u8| BackupInfo {
        path: format!("{day}-{hour}-{workspace}").into(),
        file_name: String::new(),
        size_bytes: 1,
        created_at_ms: NOW_MS + day * DAY_MS + (hour - 7) * 60 * 60 * 1000,
        workspace: anteroom_wire::id::WorkspaceId::from_bytes([workspace; 16]),
    };
    let ours = anteroom_wire::id::WorkspaceId::from_bytes([1; 16]);
    let check = |backups: &[BackupInfo], days: usize, zone: &TimeZone, expected: &[&str]| {
        let expired = backup::prune(backups, ours, days, zone);
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(expired, expected);
    };
    let utc = TimeZone::UTC;
    let all = [made(0, 9, 1), made(-1, 8, 1), made(0, 20, 1), made(-3, 1, 1), made(-9, 1, 2)];
    check(&[], 3, &utc, &[]);
    check(&all, 3, &utc, &["0-9-1"]);
    check(&all, 2, &utc, &["0-9-1", "-3-1-1"]);
    check(&all, 0, &utc, &["0-9-1", "-1-8-1", "-3-1-1"]);
    // In New York, 01:00 UTC is still the day before.
    let new_york = TimeZone::fixed(jiff::tz::offset(-5));
    check(&[made(0, 1, 1), made(-1, 20, 1)], 9, &utc, &[]);
    check(&[made(0, 1, 1), made(-1, 20, 1)], 9, &new_york, &["-1-20-1"]);
}

#[test]
fn one_is_due_a_day_after_the_last_when_something_changed() {
    let check = |last: Option<i64>, changed: bool, expected: bool| {
        assert_eq!(backup::is_due(last, changed, NOW_MS), expected, "{last:?} {changed}");
    };
    check(None, true, true);
    check(None, false, false);
    check(Some(NOW_MS - DAY_MS), true, true);
    check(Some(NOW_MS - DAY_MS), false, false);
    check(Some(NOW_MS - DAY_MS + 1), true, false);
    check(Some(NOW_MS + 1000), true, false);
    check(Some(NOW_MS + 40 * DAY_MS), true, true);
    check(Some(i64::MIN), true, true);
}

#[test]
fn lists_are_newest_first_and_thinned_by_day() {
    let office = Office::quick();
    let names: Vec<String> = [0, 2, 26, 74]
        .map(|hour| {
            office.desk.clock.set(NOW_MS + hour * 60 * 60 * 1000);
            office.backup().file_name
        })
        .into();
    let listed = backup::list(&office.directory()).expect("listed");
    let listed_names: Vec<&String> = listed.iter().map(|info| &info.file_name).collect();
    assert_eq!(listed_names, names.iter().rev().collect::<Vec<_>>());
    let expired = backup::prune(&listed, WORKSPACE, 2, &TimeZone::UTC);
    let expected = [&names[1], &names[0]].map(|name| office.directory().join(name));
    assert_eq!(expired, expected);
}

#[test]
fn an_empty_or_missing_folder_lists_no_backups() {
    let desk = Desk::new();
    assert_eq!(backup::list(&desk.beside("nowhere")).expect("fine"), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flipped_bit_or_cut_is_found(at: prop::sample::Index, bit in 0u8..8, cut: bool) {
        let desk = Desk::new();
        let (vault, code) = desk.create_quickly();
        vault.files().seal(file_id(1), &mut Cursor::new(noise(300, 1))).expect("sealed");
        let plan = BackupPlan { directory: &desk.beside("b"), zone: &TimeZone::UTC };
        let info = backup::create(&vault, plan, |path| Ok(fs::write(path, noise(400, 2))?));
        let info = info.expect("backed up");
        let mut bytes = fs::read(&info.path).expect("there");
        let place = at.index(bytes.len());
        if cut {
            bytes.truncate(place);
        } else {
            bytes[place] ^= 1 << bit;
        }
        fs::write(&info.path, bytes).expect("written");
        prop_assert!(backup::verify(&vault, &info.path).is_err(), "byte {}", place);
        let elsewhere = Desk::new();
        let found = restore(&info.path, &elsewhere, Secret::Recovery(&code));
        prop_assert!(found.is_err(), "byte {}", place);
        expect_untouched(&elsewhere);
    }
}

#[test]
fn a_backup_of_format_1_opens_for_ever() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("anteroom-old.backup");
    fs::write(&path, include_bytes!("golden/format-1.backup")).expect("written");
    let code = RecoveryCode::parse("FSJV3-TKWC9-J6N5B-6NHPH-2K69W-09B3X").expect("a code");
    let passphrase = passphrase();
    for secret in [Secret::Passphrase(&passphrase), Secret::Recovery(&code)] {
        let desk = Desk::new();
        let vault = restore(&path, &desk, secret).expect("somebody's work is in such a file");
        let key = "x'2cdd34953ccc368bf1d659f0bd35a1c7ce3466b73ee4b5c5d18011c6d3bab660'";
        assert_eq!(key_of(&vault), key);
        let database = fs::read(desk.folder.database_path()).expect("there");
        assert_eq!(database, b"a sealed database");
        let read = vault.files().read(file_id(1), &ContentKey::from_bytes(&OLD_FILE_KEY), 5);
        assert_eq!(read.expect("whole").as_slice(), b"five!");
    }
}
