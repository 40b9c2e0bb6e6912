//! What lies on the disk: nothing readable, and nothing half after a kill or on a full disk.

use std::{
    fs,
    io::Cursor,
    thread,
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use jiff::tz::TimeZone;

use super::desk::{
    self, Desk, NOW_MS, PASSPHRASE, expect_passed, file_id, noise, open_folder, spawn_child,
    told_by_parent,
};
use crate::vault::{
    KeychainUse, NewVault, Surroundings, Vault,
    backup::{self, BackupPlan},
    error::VaultError,
    files::{CHUNK_BYTES, FileId},
    folder::{DataFolder, ProgramName},
    keychain::MemoryKeychain,
    passphrase::Passphrase,
};

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn canary_words_and_keys_are_nowhere_on_the_disk() {
    let canaries = ["Perpetua Canarybird", "canary@example.org", "shipwright's apprentice"];
    let desk = Desk::new();
    let (vault, code) = desk.create();
    let resume = canaries.join("\n").repeat(30_000);
    let sealed =
        vault.files().seal(file_id(1), &mut Cursor::new(resume.as_bytes())).expect("sealed");
    assert!(sealed.chunks > 1);
    vault.set_passphrase(&Passphrase::new("green door, nine bells")).expect("changed");
    let new_code = vault.renew_recovery_code().expect("renewed");
    let directory = desk.folder.backups_path();
    let plan = BackupPlan { directory: &directory, zone: &TimeZone::UTC };
    backup::create(&vault, plan, |path| Ok(fs::write(path, noise(9000, 1))?)).expect("backed up");

    let pragma = vault.database_key().pragma_value();
    let raw = vault.database_key().to_bytes();
    let (code, new_code) = (code.reveal(), new_code.reveal());
    let mut needles: Vec<Vec<u8>> = canaries.iter().map(|word| word.as_bytes().to_vec()).collect();
    for word in [PASSPHRASE, "green door", "kettle", &code, &new_code, &code[..11], &pragma[2..66]]
    {
        needles.push(word.as_bytes().to_vec());
    }
    for key in [&raw[..], sealed.content_key.as_bytes(), vault.master_bytes()] {
        needles.push(key.to_vec());
        needles.push(BASE64.encode(key).into_bytes());
    }
    let disk = desk.disk();
    assert!(disk.len() > 6, "{:?}", disk.keys());
    for (path, bytes) in &disk {
        for needle in &needles {
            let name = path.to_string_lossy();
            assert!(!contains(bytes, needle), "{name} holds {}", needle.escape_ascii());
            assert!(!contains(name.as_bytes(), needle), "{name}");
        }
    }
}

#[test]
fn a_killed_program_leaves_whole_files_or_none_and_frees_the_folder() {
    if let Some(path) = told_by_parent() {
        let folder = open_folder(path.as_ref());
        let around = surroundings();
        let new =
            NewVault { workspace: desk::WORKSPACE, passphrase: None, keychain: KeychainUse::Add };
        let (vault, _) = Vault::create(&folder, &around, new).expect("created");
        let text = noise(2 * CHUNK_BYTES + 1, 1);
        for n in 0u128.. {
            let file = FileId::from_bytes(n.to_be_bytes());
            vault.files().seal(file, &mut Cursor::new(&text)).expect("sealed");
            if n % 3 == 0 {
                vault.files().delete(file).expect("deleted");
            }
        }
    }
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("data");
    let words = path.to_string_lossy().into_owned();
    let name = "at_rest::a_killed_program_leaves_whole_files_or_none_and_frees_the_folder";
    let mut child = spawn_child(name, &words, &[], &[]);
    let files = path.join("files");
    let start = Instant::now();
    while fs::read_dir(&files).map_or(0, Iterator::count) < 8 {
        assert!(start.elapsed() < Duration::from_secs(60), "the child writes nothing");
        thread::sleep(Duration::from_millis(5));
    }
    let program = ProgramName { name: "Anteroom", version: "test" };
    let taken = DataFolder::open(&path, program).expect_err("the child has it");
    let holder = format!("(process {})", child.id());
    assert!(taken.to_string().contains(&holder), "{taken}");
    child.kill().expect("killed");
    child.wait().expect("gone");

    let folder = open_folder(&path);
    assert_eq!(fs::read_dir(path.join("staging")).expect("there").count(), 0);
    let vault = Vault::open_with_keychain(&folder, &surroundings());
    assert!(matches!(vault, Err(VaultError::KeychainLost)), "the child's keychain died with it");
    let mut whole = 0;
    for shelf in fs::read_dir(&files).expect("there") {
        for file in fs::read_dir(shelf.expect("a shelf").path()).expect("there") {
            let chunks = fs::read_dir(file.expect("a file").path()).expect("there").count();
            assert_eq!(chunks, 3, "every file in place is whole");
            whole += 1;
        }
    }
    assert!(whole > 0);
}

#[test]
fn a_full_disk_keeps_nothing_half() {
    if let Some(path) = told_by_parent() {
        return fill_the_disk(path.as_ref());
    }
    // A disk of 4 MiB, which nobody else sees and which ends with the child.
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_string_lossy().into_owned();
    let mount = "mount -t tmpfs -o size=4m tmpfs \"$0\" && exec \"$@\"";
    let under = ["unshare", "--map-root-user", "--mount", "sh", "-c", mount, path.as_str()];
    if !desk::has_program(&[&under[..], &["true"]].concat()) {
        eprintln!("skipped: no small disk can be mounted here (unshare, mount)");
        return;
    }
    expect_passed(spawn_child("at_rest::a_full_disk_keeps_nothing_half", &path, &under, &[]));
}

fn fill_the_disk(path: &std::path::Path) {
    let folder = open_folder(&path.join("data"));
    let around = surroundings();
    let new = NewVault { workspace: desk::WORKSPACE, passphrase: None, keychain: KeychainUse::Add };
    let (vault, code) = Vault::create(&folder, &around, new).expect("created");
    let kept = vault.files().seal(file_id(1), &mut Cursor::new(noise(900_000, 1))).expect("fits");

    let expect_full = |found: Result<(), VaultError>| {
        assert!(matches!(found, Err(VaultError::DiskFull { .. })), "{found:?}");
        assert_eq!(fs::read_dir(folder.staging_path()).expect("there").count(), 0);
    };
    let large = noise(6_000_000, 2);
    expect_full(vault.files().seal(file_id(2), &mut Cursor::new(&large)).map(drop));
    assert_eq!(vault.files().ids().expect("listed"), [file_id(1)]);

    let plan = BackupPlan { directory: &folder.backups_path(), zone: &TimeZone::UTC };
    let snapshot = |path: &std::path::Path| Ok(fs::write(path, noise(1_700_000, 3))?);
    expect_full(backup::create(&vault, plan, snapshot).map(drop));
    assert_eq!(fs::read_dir(folder.backups_path()).expect("there").count(), 0);

    // To the last byte: then the slots cannot be changed either, and the old ones stay.
    let filler = path.join("filler");
    let mut file = fs::File::create(&filler).expect("created");
    while std::io::Write::write_all(&mut file, &[0; 512]).is_ok() {}
    expect_full(vault.renew_recovery_code().map(drop));
    fs::remove_file(folder.path().join("keys.json.copy")).expect("there");
    while std::io::Write::write_all(&mut file, &[0; 512]).is_ok() {}
    drop(Vault::open_with_recovery(&folder, &around, &code).expect("unhealed, but open"));
    drop(file);
    fs::remove_file(&filler).expect("removed");
    drop(Vault::open_with_recovery(&folder, &around, &code).expect("the old code still opens"));
    vault.files().verify(kept.file, &kept.content_key).expect("what was there is whole");
    vault.files().seal(file_id(2), &mut Cursor::new(b"now it fits")).expect("sealed");
}

fn surroundings() -> Surroundings {
    struct Fixed;
    impl anteroom_wire::clock::Clock for Fixed {
        fn now_ms(&self) -> i64 {
            NOW_MS
        }
    }
    Surroundings {
        keychain: std::sync::Arc::new(MemoryKeychain::new()),
        clock: std::sync::Arc::new(Fixed),
    }
}
