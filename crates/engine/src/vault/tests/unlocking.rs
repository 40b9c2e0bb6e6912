//! Slots: every way in, every way that must stay shut, and a key file that was damaged.

use std::{fs, sync::Arc};

use anteroom_wire::id::WorkspaceId;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::desk::{Desk, PASSPHRASE, WORKSPACE, passphrase};
use crate::vault::{
    self, FolderState, KeychainUse, NewVault, Surroundings, Vault,
    error::VaultError,
    keychain::{Keychain as _, NoKeychain, key_account},
    passphrase::Passphrase,
    recovery::RecoveryCode,
    slots::SlotKind,
};

fn key_of(vault: &Vault) -> String {
    vault.database_key().pragma_value().to_string()
}

/// Changes the key file and its copy, and makes their checksum fit again.
fn forge(desk: &Desk, change: impl Fn(&mut Value)) {
    for name in ["keys.json", "keys.json.copy"] {
        let mut file: Value =
            serde_json::from_slice(&fs::read(desk.data(name)).expect("there")).expect("JSON");
        change(&mut file["keys"]);
        let slots: vault::slots::Slots =
            serde_json::from_value(file["keys"].clone()).expect("slots");
        fs::write(desk.data(name), slots.to_bytes()).expect("written");
    }
}

fn slot<'a>(keys: &'a mut Value, kind: &str) -> &'a mut Value {
    let slots = keys["slots"].as_array_mut().expect("slots");
    slots.iter_mut().find(|slot| slot["kind"] == kind).expect("a slot of this kind")
}

#[test]
fn each_slot_opens_the_same_workspace() {
    let desk = Desk::new();
    assert_eq!(vault::state(&desk.folder).expect("readable"), FolderState::Empty);
    let (vault, code) = desk.create();
    let key = key_of(&vault);
    vault.lock();

    let expected = FolderState::Sealed {
        workspace: WORKSPACE,
        slots: vec![SlotKind::Keychain, SlotKind::Passphrase, SlotKind::Recovery],
    };
    assert_eq!(vault::state(&desk.folder).expect("readable"), expected);
    let code = RecoveryCode::parse(&code.reveal().to_lowercase()).expect("as written down");
    for opened in [desk.by_passphrase(PASSPHRASE), desk.by_code(&code), desk.by_keychain()] {
        let opened = opened.expect("it opens");
        assert_eq!(key_of(&opened), key);
        assert_eq!(opened.workspace(), WORKSPACE);
    }
}

#[test]
fn two_workspaces_share_no_key() {
    let (a, b) = (Desk::new(), Desk::new());
    assert_ne!(key_of(&a.create_quickly().0), key_of(&b.create_quickly().0));
}

#[test]
fn what_is_wrong_opens_nothing() {
    let desk = Desk::new();
    drop(desk.create());
    let error = desk.by_passphrase("tin kettle, red goat").expect_err("wrong");
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
    let other = RecoveryCode::random().expect("random bytes");
    let error = desk.by_code(&other).expect_err("wrong");
    assert!(matches!(error, VaultError::WrongRecoveryCode), "{error:?}");
}

#[test]
fn a_passphrase_opens_however_it_is_composed() {
    let desk = Desk::new();
    let composed = Passphrase::new("caf\u{e9} \u{fb01}lter noir");
    drop(desk.create_with(Some(&composed), KeychainUse::Skip).expect("created"));
    desk.by_passphrase("cafe\u{301} filter noir").expect("the same letters");
}

#[test]
fn an_empty_folder_says_so() {
    let desk = Desk::new();
    for found in [desk.by_keychain(), desk.by_passphrase(PASSPHRASE)] {
        assert!(matches!(found, Err(VaultError::NoWorkspace { .. })), "{found:?}");
    }
}

#[test]
fn a_workspace_is_not_created_over_another() {
    let desk = Desk::new();
    let key = key_of(&desk.create_quickly().0);
    let error = desk.create_with(None, KeychainUse::Add).expect_err("there is one");
    assert!(matches!(error, VaultError::WorkspaceExists { .. }), "{error:?}");
    assert_eq!(key_of(&desk.by_keychain().expect("untouched")), key);
}

#[test]
fn without_a_keychain_a_passphrase_is_needed() {
    let desk = Desk::new();
    let bare = Surroundings { keychain: Arc::new(NoKeychain), ..desk.around.clone() };
    let create = |passphrase, keychain| {
        let new = NewVault { workspace: WORKSPACE, passphrase, keychain };
        Vault::create(&desk.folder, &bare, new)
    };
    let error = create(None, KeychainUse::Add).expect_err("nothing protects it");
    assert!(matches!(error, VaultError::NoKeychain { source: Some(_) }), "{error:?}");
    let error = create(None, KeychainUse::Skip).expect_err("nothing protects it");
    assert!(matches!(error, VaultError::NoKeychain { source: None }), "{error:?}");
    let weak = Passphrase::new("short");
    let error = create(Some(&weak), KeychainUse::Skip).expect_err("too short");
    assert!(matches!(error, VaultError::PassphraseWeak { .. }), "{error:?}");
    assert_eq!(vault::state(&desk.folder).expect("readable"), FolderState::Empty);

    let (vault, _) = create(Some(&passphrase()), KeychainUse::Add).expect("the passphrase will do");
    let security = vault.security();
    assert!(!security.keychain && security.passphrase && security.recovery_code);
    assert!(!security.keychain_offered, "there is none to offer");
    assert_eq!(security.kdf, "Argon2id, 64 MiB, 3 passes");
    assert_eq!(security.cipher, "SQLCipher AES-256, XChaCha20-Poly1305");
}

#[test]
fn a_changed_passphrase_and_a_renewed_code_replace_the_old() {
    let desk = Desk::new();
    let (vault, old_code) = desk.create();
    let key = key_of(&vault);
    vault.check_passphrase(&passphrase()).expect("the present one");
    vault.set_passphrase(&Passphrase::new("green door, nine bells")).expect("changed");
    let error = vault.check_passphrase(&passphrase()).expect_err("the old one");
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
    let new_code = vault.renew_recovery_code().expect("renewed");
    let error = vault.set_passphrase(&Passphrase::new("short")).expect_err("weak");
    assert!(matches!(error, VaultError::PassphraseWeak { .. }), "{error:?}");
    drop(vault);

    let check = || {
        let error = desk.by_passphrase(PASSPHRASE).expect_err("the old one");
        assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
        let error = desk.by_code(&old_code).expect_err("the old one");
        assert!(matches!(error, VaultError::WrongRecoveryCode), "{error:?}");
        for opened in [desk.by_passphrase("green door, nine bells"), desk.by_code(&new_code)] {
            assert_eq!(key_of(&opened.expect("the new one")), key);
        }
    };
    check();
    // Nor does the second copy of the key file keep the old ones alive.
    fs::remove_file(desk.data("keys.json")).expect("there");
    check();
}

#[test]
fn a_lost_keychain_loses_nothing() {
    let desk = Desk::new();
    let (vault, code) = desk.create();
    let key = key_of(&vault);
    assert!(!vault.security().keychain_offered, "it opens already");
    drop(vault);

    desk.keychain.clear();
    let error = desk.by_keychain().expect_err("gone");
    assert!(matches!(error, VaultError::KeychainLost), "{error:?}");
    desk.keychain.set(&key_account(WORKSPACE), b"not a key").expect("in memory");
    let error = desk.by_keychain().expect_err("not a key");
    assert!(matches!(error, VaultError::KeychainLost), "{error:?}");
    desk.keychain.set(&key_account(WORKSPACE), &[7; 32]).expect("in memory");
    let error = desk.by_keychain().expect_err("another key");
    assert!(matches!(error, VaultError::KeychainLost), "{error:?}");

    let vault = desk.by_code(&code).expect("the code opens it");
    assert_eq!(key_of(&vault), key);
    assert!(vault.security().keychain_offered);
    vault.add_keychain().expect("added again");
    assert!(!vault.security().keychain_offered);
    assert_eq!(key_of(&desk.by_keychain().expect("it opens again")), key);
}

#[test]
fn one_everyday_way_in_always_stays() {
    let desk = Desk::new();
    let (vault, _) = desk.create();
    vault.remove_keychain().expect("the passphrase stays");
    assert_eq!(desk.keychain.get(&key_account(WORKSPACE)), Ok(None), "taken out of it too");
    let error = desk.by_keychain().expect_err("removed");
    assert!(matches!(error, VaultError::NoSuchSlot { kind: SlotKind::Keychain }), "{error:?}");
    let error = vault.remove_passphrase().expect_err("the last one");
    assert!(matches!(error, VaultError::LastSlot { kind: SlotKind::Passphrase }), "{error:?}");

    vault.add_keychain().expect("added");
    vault.remove_passphrase().expect("the keychain stays");
    let error = vault.remove_keychain().expect_err("the last one");
    assert!(matches!(error, VaultError::LastSlot { kind: SlotKind::Keychain }), "{error:?}");
    let error = desk.by_passphrase(PASSPHRASE).expect_err("removed");
    assert!(matches!(error, VaultError::NoSuchSlot { kind: SlotKind::Passphrase }), "{error:?}");
    assert!(vault.security().recovery_code, "the code cannot be removed");
    desk.by_keychain().expect("it opens");
}

#[test]
fn a_weakened_or_hostile_derivation_is_refused() {
    let desk = Desk::new();
    let (_, code) = desk.create();
    let check = |memory_kib: u64, passes: u64, lanes: u64| {
        forge(&desk, |keys| {
            slot(keys, "passphrase")["derivation"]["cost"] =
                json!({ "memoryKib": memory_kib, "passes": passes, "lanes": lanes });
        });
        desk.by_passphrase(PASSPHRASE).expect_err("it was changed")
    };
    for (memory_kib, passes, lanes) in [
        (64 * 1024 - 1, 3, 1),
        (8, 3, 1),
        (64 * 1024, 2, 1),
        (64 * 1024, 0, 1),
        (64 * 1024, 3, 0),
        (u64::from(u32::MAX), 3, 1),
        (64 * 1024, u64::from(u32::MAX), 1),
        (64 * 1024, 3, 1000),
    ] {
        let error = check(memory_kib, passes, lanes);
        assert!(matches!(error, VaultError::KdfRefused { .. }), "{memory_kib}: {error:?}");
    }
    let error = check(65 * 1024, 3, 1);
    assert!(matches!(error, VaultError::WrongPassphrase), "allowed, but not as sealed: {error:?}");
    desk.by_code(&code).expect("the other slots still open");
}

#[test]
fn a_slot_is_bound_to_its_workspace_and_kind() {
    let desk = Desk::new();
    let (_, code) = desk.create_quickly();
    forge(&desk, |keys| {
        keys["workspace"] = json!(WorkspaceId::from_bytes([1; 16]).to_string());
    });
    let error = desk.by_code(&code).expect_err("another workspace");
    assert!(matches!(error, VaultError::WrongRecoveryCode), "{error:?}");
    forge(&desk, |keys| keys["workspace"] = json!(WORKSPACE.to_string()));
    desk.by_code(&code).expect("as before");
    forge(&desk, |keys| {
        slot(keys, "recovery")["kind"] = json!("passphrase");
    });
    let error = desk.by_passphrase(&code.reveal()).expect_err("another kind");
    assert!(matches!(error, VaultError::WrongPassphrase), "{error:?}");
}

#[test]
fn one_damaged_copy_of_the_key_file_is_healed() {
    let desk = Desk::new();
    let (_, code) = desk.create_quickly();
    let good = fs::read(desk.data("keys.json")).expect("there");
    let check = |name: &str, bytes: Option<&[u8]>| {
        match bytes {
            Some(bytes) => fs::write(desk.data(name), bytes).expect("written"),
            None => fs::remove_file(desk.data(name)).expect("there"),
        }
        desk.by_code(&code).expect("the other copy opens");
        for name in ["keys.json", "keys.json.copy"] {
            assert_eq!(fs::read(desk.data(name)).expect("there"), good, "{name} is whole again");
        }
    };
    for name in ["keys.json", "keys.json.copy"] {
        check(name, None);
        check(name, Some(b""));
        check(name, Some(b"{}"));
        for len in (0..good.len()).step_by(37) {
            check(name, Some(&good[..len]));
        }
    }
}

#[test]
fn a_write_that_was_cut_short_leaves_the_newer_slots() {
    let desk = Desk::new();
    let (vault, old_code) = desk.create_quickly();
    let old = fs::read(desk.data("keys.json")).expect("there");
    let new_code = vault.renew_recovery_code().expect("renewed");
    fs::write(desk.data("keys.json.copy"), old).expect("as after a kill between the two");
    fs::write(desk.data("keys.json.new"), b"{\"prog").expect("as after a kill before the first");
    assert!(desk.by_code(&old_code).is_err(), "the older copy is not asked");
    desk.by_code(&new_code).expect("the newer one is");
    let copy = fs::read(desk.data("keys.json.copy")).expect("there");
    assert_eq!(copy, fs::read(desk.data("keys.json")).expect("there"), "and brought up to date");
    vault.add_keychain().expect("a leftover is in nobody's way");
}

#[test]
fn a_key_file_beyond_help_says_so() {
    let desk = Desk::new();
    let (_, code) = desk.create_quickly();
    for name in ["keys.json", "keys.json.copy"] {
        fs::write(desk.data(name), "{\"format\":1}").expect("written");
    }
    let error = desk.by_code(&code).expect_err("damaged");
    assert!(matches!(error, VaultError::KeysDamaged { .. }), "{error:?}");
    assert!(matches!(vault::state(&desk.folder), Err(VaultError::KeysDamaged { .. })));
    let error = desk.create_with(None, KeychainUse::Add).expect_err("not over a damaged one");
    assert!(matches!(error, VaultError::KeysDamaged { .. }), "{error:?}");

    fs::write(desk.folder.database_path(), "sealed").expect("written");
    for name in ["keys.json", "keys.json.copy"] {
        fs::remove_file(desk.data(name)).expect("there");
    }
    let error = desk.create_with(None, KeychainUse::Add).expect_err("not over a database");
    assert!(matches!(error, VaultError::KeysMissing { .. }), "{error:?}");
}

#[test]
fn an_older_program_refuses_a_newer_key_file_in_words() {
    let desk = Desk::new();
    let (_, code) = desk.create_quickly();
    fs::write(desk.data("keys.json"), r#"{"format":7,"else":{}}"#).expect("written");
    let error = desk.by_code(&code).expect_err("newer");
    assert!(matches!(error, VaultError::NewerFile { found: 7, supported: 1, .. }), "{error:?}");
    assert!(error.to_string().contains("written by a newer Anteroom"), "{error}");
}

#[test]
fn a_second_folder_of_the_workspace_does_not_lock_out_the_first() {
    let (first, second) = (Desk::new(), Desk::new());
    drop(first.create_quickly());
    let around =
        Surroundings { keychain: Arc::new(first.keychain.clone()), ..second.around.clone() };
    let new = NewVault { workspace: WORKSPACE, passphrase: None, keychain: KeychainUse::Add };
    drop(Vault::create(&second.folder, &around, new).expect("created"));
    first.by_keychain().expect("the first still opens");
    Vault::open_with_keychain(&second.folder, &around).expect("and so does the second");
}

#[test]
fn an_open_vault_prints_nothing_of_its_keys() {
    let desk = Desk::new();
    let (vault, _) = desk.create_quickly();
    let printed = format!("{vault:?} {:?} {:?}", vault.files(), desk.keychain);
    let key = key_of(&vault);
    assert!(!printed.contains(&key[2..66]), "{printed}");
    assert!(printed.contains("Key(…)"), "{printed}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_flipped_bit_of_the_key_file_opens_or_panics(at in 0usize..10_000, bit in 0u8..8) {
        let desk = Desk::new();
        let (vault, code) = desk.create_quickly();
        let key = key_of(&vault);
        let mut bytes = fs::read(desk.data("keys.json")).expect("there");
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        fs::write(desk.data("keys.json"), &bytes).expect("written");
        // Either the copy steps in, or the flip was in something that carries no meaning, or it
        // made the format a newer one, which is refused.
        match desk.by_code(&code) {
            Ok(opened) => prop_assert_eq!(key_of(&opened), key),
            Err(error) => {
                let is_newer = matches!(error, VaultError::NewerFile { .. });
                prop_assert!(is_newer, "byte {}: {:?}", at, error);
            }
        }
    }
}

#[test]
fn a_key_file_of_format_1_opens_for_ever() {
    let desk = Desk::new();
    fs::write(desk.data("keys.json"), include_str!("golden/keys.json")).expect("written");
    let code = RecoveryCode::parse("0VARE-ABYDN-AR241-DHQTK-9F0AF-5Y6N9").expect("a code");
    for opened in [desk.by_passphrase(PASSPHRASE), desk.by_code(&code)] {
        let key = key_of(&opened.expect("somebody's workspace is in such a file"));
        assert_eq!(key, "x'04bf51a23c187e5655d5af25c4f6f3b9a7756a178a5e012f9125e51d553c0326'");
    }
}
