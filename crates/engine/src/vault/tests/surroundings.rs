//! The operating system's keychain as it is: there, missing, and not answering.

use std::time::{Duration, Instant};

use super::desk::{Desk, WORKSPACE, expect_passed, has_program, spawn_child, told_by_parent};
use crate::vault::{
    KeychainUse, NewVault, Surroundings, Vault,
    error::VaultError,
    keychain::{Keychain as _, KeychainError, OsKeychain, secret_account},
};

#[cfg(target_os = "linux")]
#[test]
fn a_real_keychain_keeps_the_key() {
    if told_by_parent().is_some() {
        return use_the_keychain();
    }
    if !has_program(&["gnome-keyring-daemon", "--version"])
        || !has_program(&["dbus-run-session", "--", "true"])
    {
        eprintln!("skipped: gnome-keyring-daemon or dbus-run-session is not installed");
        return;
    }
    let home = tempfile::tempdir().expect("a folder");
    let runtime = home.path().join("runtime");
    crate::vault::disk::create_folder(&runtime).expect("made");
    let (home, runtime) = (home.path().to_string_lossy(), runtime.to_string_lossy());
    let env = [("HOME", &*home), ("XDG_DATA_HOME", &*home), ("XDG_RUNTIME_DIR", &*runtime)];
    // The daemon ends with the bus. An empty password would leave it without a store.
    let unlock = "echo password | gnome-keyring-daemon --unlock --components=secrets >/dev/null \
                  && exec \"$@\"";
    let under = ["dbus-run-session", "--", "sh", "-c", unlock, "sh"];
    let name = "surroundings::a_real_keychain_keeps_the_key";
    expect_passed(spawn_child(name, "keychain", &under, &env));
}

#[cfg(target_os = "linux")]
fn use_the_keychain() {
    let keychain = OsKeychain::new();
    keychain.available().expect("the daemon answers");
    let account = secret_account(WORKSPACE, "smtp/1");
    assert_eq!(keychain.get(&account), Ok(None));
    keychain.set(&account, b"first\0\xff").expect("kept");
    keychain.set(&account, b"second").expect("replaced");
    let found = keychain.get(&account).expect("answered").expect("kept");
    assert_eq!(found.as_slice(), b"second");
    keychain.delete(&account).expect("removed");
    keychain.delete(&account).expect("nothing to do");
    assert_eq!(keychain.get(&account), Ok(None));

    let desk = Desk::new();
    let around = Surroundings { keychain: std::sync::Arc::new(keychain), ..desk.around.clone() };
    let new = NewVault { workspace: WORKSPACE, passphrase: None, keychain: KeychainUse::Add };
    let (vault, code) = Vault::create(&desk.folder, &around, new).expect("created");
    let key = vault.database_key().pragma_value();
    drop(vault);
    let vault = Vault::open_with_keychain(&desk.folder, &around).expect("it opens by itself");
    assert_eq!(vault.database_key().pragma_value(), key);
    drop(vault);

    around.keychain.delete(&WORKSPACE.to_string()).expect("lost");
    let error = Vault::open_with_keychain(&desk.folder, &around).expect_err("lost");
    assert!(matches!(error, VaultError::KeychainLost), "{error:?}");
    let vault = Vault::open_with_recovery(&desk.folder, &around, &code).expect("by code");
    assert!(vault.security().keychain_offered);
    vault.add_keychain().expect("added again");
    drop(vault);
    let vault = Vault::open_with_keychain(&desk.folder, &around).expect("and it opens again");
    assert_eq!(vault.database_key().pragma_value(), key);
}

#[cfg(target_os = "linux")]
#[test]
fn a_missing_keychain_is_said_at_once() {
    if told_by_parent().is_some() {
        let keychain = OsKeychain::new();
        let found = keychain.available();
        assert!(matches!(found, Err(KeychainError::Unavailable { .. })), "{found:?}");
        assert_eq!(keychain.get("x"), found.map(|()| None), "the same each time");
        return;
    }
    let env = [("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")];
    let name = "surroundings::a_missing_keychain_is_said_at_once";
    expect_passed(spawn_child(name, "no bus", &[], &env));
}

#[cfg(target_os = "linux")]
#[test]
fn a_keychain_that_does_not_answer_is_not_waited_for() {
    if told_by_parent().is_some() {
        let keychain = OsKeychain::with_wait(Duration::from_millis(300));
        let start = Instant::now();
        let found = keychain.available();
        assert!(matches!(found, Err(KeychainError::TimedOut { .. })), "{found:?}");
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("bus");
    // A bus that takes the call and never says a word.
    let _bus = std::os::unix::net::UnixListener::bind(&path).expect("bound");
    let address = format!("unix:path={}", path.display());
    let env = [("DBUS_SESSION_BUS_ADDRESS", address.as_str())];
    let name = "surroundings::a_keychain_that_does_not_answer_is_not_waited_for";
    expect_passed(spawn_child(name, "a silent bus", &[], &env));
}
