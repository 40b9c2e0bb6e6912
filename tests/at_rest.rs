//! What lies on the disk: nothing readable, a backup that opens elsewhere, keys that can be lost.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use crate::support::{
    app::{PASSPHRASE, TestApp},
    served::{Served, call},
};

fn all_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { all_files(&path, found) } else { found.push(path) }
    }
}

/// A desk with one person in it, whose words are looked for.
fn canaries(served: &Served) -> (Value, [&'static str; 5]) {
    let text = "Bartholomew Canarybird\nbartholomew@canarybird.example\n+1 503 555 0148\n\
                Fluent in quixotry and zymurgy.\n";
    let base64 = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, text);
    let added =
        call(served, "intake_add_bytes", json!({ "fileName": "Canarybird.txt", "base64": base64 }));
    let request = json!({ "id": added["ids"][0] });
    crate::support::wait_for("the file to be read", std::time::Duration::from_secs(60), || {
        let item = call(served, "intake_get", request.clone());
        (item["status"] == "review").then_some(())
    });
    let request = json!({ "id": added["ids"][0], "name": "Bartholomew Canarybird",
        "email": "bartholomew@canarybird.example", "phone": null, "title": "Zeppelin",
        "contactId": null });
    let confirmed = call(served, "intake_confirm", request);
    call(served, "note_add", json!({ "leadId": confirmed["leadId"], "text": "Keeps a Xylophone" }));
    (confirmed["leadId"].clone(), ["Canarybird", "canarybird", "quixotry", "Zeppelin", "Xylophone"])
}

#[test]
fn nothing_readable_lies_in_the_data_folder() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (_, words) = canaries(&served);
    call(&served, "backup_now", json!({}));
    call(&served, "settings_set", json!({ "key": "ui.theme", "value": "dark" }));
    call(&served, "settings_set", json!({ "key": "ui.leads.rule", "value": "name is Canarybird" }));
    let look = |when: &str| {
        let mut files = Vec::new();
        all_files(&app.data(), &mut files);
        assert!(files.len() > 5, "{files:?}");
        for path in files {
            let bytes = fs::read(&path).unwrap_or_default();
            for word in words {
                let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
                for needle in [word.as_bytes(), &wide] {
                    let shown = bytes.windows(needle.len()).any(|window| window == needle);
                    assert!(!shown, "{} shows {word} {when}", path.display());
                }
            }
        }
    };
    look("while it is open");
    drop(served);
    look("after it was closed");
}

#[test]
fn a_backup_opens_on_another_machine() {
    let app = TestApp::empty();
    let output = app.init("Miller & Partners", &[]);
    let made: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let code = made["recoveryCode"].as_str().expect("a code").to_owned();
    let served = app.serve().enter();
    let (lead, _) = canaries(&served);
    let backup =
        call(&served, "backup_now", json!({}))["path"].as_str().expect("a path").to_owned();
    let device = call(&served, "app_status", json!({}))["workspace"]["deviceId"].clone();
    let digest = call(&served, "check_integrity", json!({}))["contentDigest"].clone();
    for secret in ["passphrase", "recoveryCode"] {
        let other = TestApp::empty();
        let word = if secret == "passphrase" { PASSPHRASE } else { &code };
        let mut wrong = json!({ "path": backup, "passphrase": null, "recoveryCode": null });
        wrong["passphrase"] = json!("not the passphrase");
        let error = other.call("backup_restore", &wrong).expect_err("a wrong passphrase");
        assert_eq!(error["code"], "wrong_passphrase");
        let mut request = json!({ "path": backup, "passphrase": null, "recoveryCode": null });
        request[secret] = json!(word);
        let status = other.call("backup_restore", &request).expect("it opens");
        assert_eq!(status["phase"], "ready");
        let served = other.serve().enter();
        let integrity = call(&served, "check_integrity", json!({}));
        assert_eq!(integrity["contentDigest"], digest, "the same to a person");
        assert_eq!(
            (&integrity["stateMatches"], &integrity["database"]),
            (&json!(true), &json!("ok"))
        );
        let lead = call(&served, "lead_get", json!({ "id": lead }));
        let document = json!({ "id": lead["documents"][0]["id"], "path": other.path("copy.txt") });
        call(&served, "document_save", document);
        let copy = fs::read_to_string(other.path("copy.txt")).expect("the copy");
        assert!(copy.contains("quixotry"), "the file came along");
        let status = call(&served, "app_status", json!({}));
        assert_ne!(status["workspace"]["deviceId"], device, "another device");
    }
}

#[test]
fn locking_and_its_secrets() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    assert_eq!(call(&served, "lock", json!({}))["phase"], "locked");
    let locked = served.call("counts", &json!({})).expect_err("locked");
    assert_eq!((&locked["code"], &locked["next"][0]), (&json!("locked"), &json!("unlock")));
    let wrong = json!({ "passphrase": "wrong wrong wrong", "recoveryCode": null });
    assert_eq!(served.call("unlock", &wrong).expect_err("wrong")["code"], "wrong_passphrase");
    let right = json!({ "passphrase": PASSPHRASE, "recoveryCode": null });
    assert_eq!(call(&served, "unlock", right)["phase"], "ready");
    let weak = json!({ "current": PASSPHRASE, "passphrase": "short" });
    assert_eq!(served.call("set_passphrase", &weak).expect_err("weak")["code"], "passphrase_weak");
    let unproven =
        json!({ "current": "guess guess guess", "passphrase": "another long passphrase" });
    assert_eq!(
        served.call("set_passphrase", &unproven).expect_err("unproven")["code"],
        "wrong_passphrase"
    );
    let code = call(&served, "renew_recovery_code", json!({}))["recoveryCode"].clone();
    call(&served, "lock", json!({}));
    let typed = code.as_str().expect("a code").to_lowercase().replace('-', " ");
    let by_code = json!({ "passphrase": null, "recoveryCode": typed });
    assert_eq!(call(&served, "unlock", by_code)["phase"], "ready", "typed in small letters");
    let status = call(&served, "security_status", json!({}));
    assert!(status["kdf"].as_str().is_some_and(|kdf| kdf.contains("64 MiB")), "{status}");
}

#[test]
fn one_program_holds_a_folder() {
    let app = TestApp::with_workspace();
    let _served = app.serve().enter();
    let error = app.call("counts", &json!({})).expect_err("the folder is in use");
    assert_eq!(error["code"], "folder_in_use");
    assert!(
        error["message"].as_str().is_some_and(|text| text.contains("anteroom-headless")),
        "{error}"
    );
}

#[test]
fn a_newer_file_is_refused_in_words() {
    let app = TestApp::with_workspace();
    let marker = app.data().join("anteroom.json");
    let text = fs::read_to_string(&marker).expect("the marker");
    let mut keys: Value = serde_json::from_str(&text).expect("JSON");
    keys["format"] = json!(99);
    fs::write(&marker, keys.to_string()).expect("written");
    let error = app.call("counts", &json!({})).expect_err("newer");
    assert_eq!(
        (&error["code"], &error["next"][0]),
        (&json!("newer_file"), &json!("update_program"))
    );
}
