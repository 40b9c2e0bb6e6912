//! Leads and contacts as a person works them, through the table of commands.

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, content, refuse},
};

fn lead(served: &Served, name: &str, email: Option<&str>) -> String {
    let request = json!({ "name": name, "email": email, "phone": null, "title": "Estate plan",
                          "source": null, "contactId": null });
    call(served, "lead_create", request)["id"].as_str().expect("an id").to_owned()
}

fn names(served: &Served, root: &str, scope: &str, rule: &str) -> Vec<String> {
    let request = json!({ "root": root, "scope": scope, "rule": rule, "limit": 200,
                          "sort": [{ "field": "name", "descending": false }] });
    let rows = call(served, "list_open", request)["window"]["rows"].clone();
    let rows = rows.as_array().cloned().unwrap_or_default();
    rows.iter().filter_map(|row| row["name"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_lead_goes_through_its_states_and_back() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let id = lead(&served, "Ana Petrova", Some("ana@example.org"));
    let before = content(&served);
    for state in ["REACHED_OUT", "QUALIFIED", "WON"] {
        call(&served, "lead_move", json!({ "ids": [id], "stage": state, "lostReason": null }));
        let lead = call(&served, "lead_get", json!({ "id": id }));
        assert_eq!(lead["state"], state);
        assert_eq!(lead["stateBy"], "Miller & Partners", "who moved it is on record");
    }
    let lost = json!({ "ids": [id], "stage": "LOST", "lostReason": " " });
    assert_eq!(refuse(&served, "lead_move", lost)["code"], "state_reason_required");
    let lost = json!({ "ids": [id], "stage": "LOST", "lostReason": "Budget" });
    call(&served, "lead_move", lost);
    assert_eq!(call(&served, "lead_get", json!({ "id": id }))["lostReason"], "Budget");
    for _ in 0..4 {
        assert_eq!(call(&served, "undo", json!({ "group": null }))["command"], "lead_move");
    }
    assert_eq!(content(&served), before, "undo brings back what was seen");
    for _ in 0..4 {
        call(&served, "redo", json!({}));
    }
    assert_eq!(call(&served, "lead_get", json!({ "id": id }))["lostReason"], "Budget");
    assert_eq!(refuse(&served, "redo", json!({}))["code"], "nothing_to_redo");
}

#[test]
fn an_older_undo_leaves_later_edits_alone() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let id = lead(&served, "Ana Petrova", None);
    let edit = |field: &str, value: &str| {
        let request = json!({ "root": "lead", "id": id, "field": field, "value": value });
        call(&served, "field_edit", request)["group"].clone()
    };
    let first = edit("title", "Custody");
    edit("source", "Referral");
    edit("title", "Custody agreement");
    let undone = call(&served, "undo", json!({ "group": first }));
    assert_eq!(undone["keptLater"], 1, "the later title is left alone");
    let lead = call(&served, "lead_get", json!({ "id": id }));
    assert_eq!(lead["title"], "Custody agreement");
    assert_eq!(lead["source"], "Referral");
    let again = refuse(&served, "undo", json!({ "group": first }));
    assert_eq!(again["code"], "undo_impossible");
}

#[test]
fn history_names_who_and_gives_a_value_back() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let id = lead(&served, "Ana Petrova", Some("ana@example.org"));
    for name in ["Anna Petrova", "Anne Petrova"] {
        let request = json!({ "root": "lead", "id": id, "field": "name", "value": name });
        call(&served, "field_edit", request);
    }
    let request = json!({ "root": "lead", "id": id, "limit": 50 });
    let history = call(&served, "history", request);
    let entries = history.as_array().expect("a list");
    let named = |value: &str| entries.iter().find(|entry| entry["old"] == value);
    let entry = named("Ana Petrova").expect("the first name is on record");
    assert_eq!(entry["new"], "Anna Petrova");
    assert_eq!(
        (&entry["who"], &entry["device"]),
        (&json!("Miller & Partners"), &json!("This computer"))
    );
    assert!(entries.iter().all(|entry| entry["field"] != "normal"), "no machine words: {history}");
    call(&served, "history_restore", json!({ "id": entry["id"] }));
    assert_eq!(call(&served, "lead_get", json!({ "id": id }))["contact"]["name"], "Ana Petrova");
}

#[test]
fn the_trash_gives_everything_back_and_hides_with_the_contact() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (ana, ben) = (lead(&served, "Ana", None), lead(&served, "Ben", None));
    call(&served, "note_add", json!({ "leadId": ana, "text": "called\n\ntwice" }));
    call(&served, "trash", json!({ "root": "lead", "ids": [ana] }));
    assert_eq!(names(&served, "lead", "live", ""), ["Ben"]);
    assert_eq!(names(&served, "lead", "trash", ""), ["Ana"]);
    call(&served, "restore", json!({ "root": "lead", "ids": [ana] }));
    let notes = call(&served, "lead_get", json!({ "id": ana }))["notes"].clone();
    assert_eq!(notes[0]["text"], "called\n\ntwice");
    let contact = call(&served, "lead_get", json!({ "id": ben }))["contact"]["id"].clone();
    call(&served, "trash", json!({ "root": "contact", "ids": [contact] }));
    assert_eq!(names(&served, "lead", "live", ""), ["Ana"], "Ben's lead is hidden with him");
    assert_eq!(
        names(&served, "lead", "trash", ""),
        Vec::<String>::new(),
        "and is not trash itself"
    );
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(names(&served, "lead", "live", ""), ["Ana", "Ben"]);
    let counts = call(&served, "counts", json!({}));
    assert_eq!((&counts["leads"], &counts["trash"]), (&json!(2), &json!(0)));
    lead(&served, "Cleo", None);
    call(&served, "undo", json!({ "group": null }));
    let trash = [names(&served, "lead", "trash", ""), names(&served, "contact", "trash", "")];
    assert_eq!(trash.concat(), Vec::<String>::new(), "what was undone was never thrown away");
    assert_eq!(names(&served, "contact", "live", "phone is set"), Vec::<String>::new());
}

#[test]
fn lists_answer_what_was_just_written() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    for n in 0..30 {
        lead(&served, &format!("Person {n:02}"), Some(&format!("p{n}@example.org")));
    }
    assert_eq!(names(&served, "lead", "live", "email is p7@example.org"), ["Person 07"]);
    assert_eq!(names(&served, "lead", "live", "name contains 'PERSON 1'").len(), 10);
    assert_eq!(
        names(&served, "contact", "live", "any lead where state is won"),
        Vec::<String>::new()
    );
    let fault = refuse(
        &served,
        "list_open",
        json!({ "root": "lead", "scope": "live", "rule": "stagee is won", "sort": [],
                "limit": 50 }),
    );
    assert_eq!(fault["code"], "rule_invalid");
    let checked = call(&served, "rule_check", json!({ "root": "lead", "text": "stagee is won" }));
    assert_eq!((&checked["ok"], &checked["start"]), (&json!(false), &json!(0)));
    let suggestions = checked["suggestions"].to_string();
    assert!(suggestions.contains("stage") || suggestions.contains("state"), "{checked}");
    // Pages by cursor are the list in parts, whatever comes in between.
    let page = |cursor: Value| {
        let request = json!({ "root": "lead", "scope": "live", "rule": "", "limit": 7,
                              "cursor": cursor,
                              "sort": [{ "field": "name", "descending": true }] });
        call(&served, "list_page", request)
    };
    let (mut cursor, mut seen) = (Value::Null, Vec::new());
    loop {
        let part = page(cursor);
        let rows = part["rows"].as_array().expect("rows");
        seen.extend(rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()));
        lead(&served, "Zoe", None);
        cursor = part["next"].clone();
        if cursor.is_null() {
            break;
        }
    }
    seen.retain(|name| name != "Zoe");
    let expected: Vec<String> = (0..30).rev().map(|n| format!("Person {n:02}")).collect();
    assert_eq!(seen, expected);
}

#[test]
fn bad_input_is_refused_in_words_and_changes_nothing() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let id = lead(&served, "Ana", None);
    let before = content(&served);
    let check = |name: &str, request: Value, code: &str, field: &str| {
        let error = refuse(&served, name, request);
        assert_eq!((&error["code"], &error["field"]), (&json!(code), &json!(field)), "{error}");
        assert!(!error["message"].as_str().unwrap_or_default().is_empty());
    };
    let edit = |name: &str, value: &str| {
        let mut request = json!({ "root": "lead", "id": id, "value": value });
        request["field"] = json!(name);
        request
    };
    check("field_edit", edit("email", "not an address"), "invalid", "email");
    check("field_edit", edit("value", "12.50"), "invalid", "value");
    check("field_edit", edit("name", "two\nlines"), "invalid", "name");
    check("field_edit", edit("name", &"x".repeat(3_000)), "invalid", "name");
    check("field_edit", edit("colour", "blue"), "invalid", "colour");
    check(
        "field_edit",
        json!({ "root": "lead", "id": id, "field": "name", "value": null }),
        "invalid",
        "name",
    );
    check("note_add", json!({ "leadId": id, "text": "  " }), "invalid", "text");
    check("note_add", json!({ "leadId": id, "text": "x".repeat(70_000) }), "too_large", "text");
    assert_eq!(refuse(&served, "lead_get", json!({ "id": "nonsense" }))["code"], "not_found");
    assert_eq!(refuse(&served, "lead_get", json!({ "ids": 3 }))["code"], "invalid");
    assert_eq!(content(&served), before);
}

#[test]
fn sample_data_goes_out_without_a_trace() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let mine = lead(&served, "Mine", None);
    let before = content(&served);
    call(&served, "sample_add", json!({}));
    assert_eq!(call(&served, "app_status", json!({}))["workspace"]["sample"], true);
    assert_eq!(call(&served, "counts", json!({}))["leads"], 121);
    call(&served, "sample_remove", json!({}));
    assert_eq!(content(&served), before);
    assert_eq!(call(&served, "lead_get", json!({ "id": mine }))["contact"]["name"], "Mine");
    call(&served, "sample_add", json!({}));
    assert_eq!(call(&served, "counts", json!({}))["leads"], 121, "it can come again");
}
