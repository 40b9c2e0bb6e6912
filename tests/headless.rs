//! The command line of `anteroom-headless`, as a script sees it.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use crate::support::{app::TestApp, program};

fn stdout(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON on standard output")
}

fn stderr(output: &Output) -> Value {
    serde_json::from_slice(&output.stderr).unwrap_or_else(|_| {
        panic!("not JSON on standard error: {}", String::from_utf8_lossy(&output.stderr))
    })
}

#[test]
fn init_makes_a_workspace_once() {
    let app = TestApp::empty();
    let output = app.init("Miller & Partners", &["--member", "Ada Miller"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let created = stdout(&output);
    assert!(created["recoveryCode"].as_str().is_some_and(|code| code.len() >= 20), "{created}");
    let workspace = &created["status"]["workspace"];
    assert_eq!(workspace["name"], "Miller & Partners");
    assert_eq!(workspace["memberName"], "Ada Miller");
    assert_eq!(workspace["timezone"], "America/New_York");

    let again = app.init("Another", &[]);
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(stderr(&again)["code"], "workspace_exists");
}

#[test]
fn init_without_keychain_and_passphrase_is_refused() {
    let app = TestApp::empty();
    let mut command = app.headless();
    command.args(["init", "--profile", "sales", "--name", "Desk"]);
    command.args(["--timezone", "Europe/Berlin", "--currency", "EUR"]);
    let output = command.stdin(Stdio::null()).output().expect("a program that starts");
    assert_eq!(output.status.code(), Some(1));
    let error = stderr(&output);
    assert_eq!(error["code"], "no_keychain");
    assert_eq!(error["next"], json!(["set_passphrase"]));
}

#[test]
fn a_response_is_json_on_standard_output() {
    let app = TestApp::with_workspace();
    let status = app.call("app_status", &json!({})).expect("a status");
    assert_eq!(status["phase"], "ready");
    let lead = app
        .call(
            "lead_create",
            &json!({ "name": "Jörg Müller", "email": "joerg@example.org", "phone": null,
                     "title": null, "source": null, "contactId": null }),
        )
        .expect("a new lead");
    let read = app.call("lead_get", &json!({ "id": lead["id"] })).expect("the lead");
    assert_eq!(read["contact"]["name"], "Jörg Müller");
    assert_eq!(read["state"], "PENDING");
}

#[test]
fn a_request_is_read_from_standard_input() {
    let app = TestApp::with_workspace();
    let mut command = app.headless();
    command.arg("--passphrase-file").arg(app.passphrase_file()).args(["call", "counts", "-"]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a program that starts");
    child.stdin.take().expect("BUG: it is piped").write_all(b"{}").expect("a reader");
    let output = child.wait_with_output().expect("an end");
    assert_eq!(stdout(&output)["leads"], 0);
}

#[test]
fn an_error_is_json_on_standard_error_with_status_1() {
    let app = TestApp::with_workspace();
    let check = |name: &str, request: Value, code: &str| {
        let error = app.call(name, &request).expect_err("a refusal");
        assert_eq!(error["code"], code, "{name} {request}: {error}");
        for key in ["params", "message", "kept", "next", "field", "retryable"] {
            assert!(error.get(key).is_some(), "{key} is missing: {error}");
        }
    };
    check("no_such_command", json!({}), "unknown_command");
    check("lead_get", json!({ "id": "00000000-0000-7000-8000-000000000000" }), "not_found");
    check("lead_get", json!({ "identifier": 1 }), "invalid");
    check("lead_get", json!([]), "invalid");
}

#[test]
fn a_request_that_is_not_json_is_refused_before_the_folder_is_touched() {
    let app = TestApp::empty();
    let mut command = app.headless();
    let output = command.args(["call", "counts", "{"]).output().expect("a program that starts");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output)["code"], "invalid");
    assert!(!app.data().exists());
}

#[test]
fn a_locked_workspace_says_so() {
    let app = TestApp::with_workspace();
    let mut command = app.headless();
    let output = command
        .args(["call", "counts"])
        .stdin(Stdio::null())
        .output()
        .expect("a program that starts");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output)["code"], "locked");

    std::fs::write(app.passphrase_file(), "not the passphrase\n").expect("our own file");
    let error = app.call("counts", &json!({})).expect_err("a refusal");
    assert_eq!(error["code"], "wrong_passphrase");
}

#[test]
fn a_folder_that_is_open_elsewhere_is_refused_in_words() {
    let app = TestApp::with_workspace();
    let _served = app.serve();
    let error = app.call("counts", &json!({})).expect_err("a refusal");
    assert_eq!(error["code"], "folder_in_use");
    assert_eq!(error["next"][0], "close_other_program");
}

#[test]
fn commands_prints_the_table_with_its_schemas() {
    let output = Command::new(program("anteroom-headless"))
        .arg("commands")
        .output()
        .expect("a program that starts");
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output).to_string();
    for name in ["app_status", "lead_create", "document_bytes", "undo"] {
        assert!(text.contains(&format!("\"{name}\"")), "{name} is missing");
    }
    assert!(text.contains("\"properties\""), "requests have schemas");
}

#[test]
fn the_command_line_without_a_folder_is_refused_as_such() {
    let output = Command::new(program("anteroom-headless"))
        .args(["call", "counts"])
        .output()
        .expect("a program that starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--data DIR"));
}
