//! What is done on a lead: tasks, calls, facts, questionnaires; finding its words again.

use std::{fs, time::Duration};

use serde_json::{Value, json};

use crate::support::{
    app::TestApp,
    served::{Served, call, refuse},
    wait_for,
};

/// A watched folder is looked through every few seconds, twice before a file is taken.
const WATCHED_MAX: Duration = Duration::from_secs(90);

/// Makes a lead; returns its id and its contact's.
fn lead(served: &Served, name: &str) -> (String, String) {
    let request = json!({ "name": name, "email": null, "phone": null, "title": "H-1B transfer",
                          "source": null, "contactId": null });
    let made = call(served, "lead_create", request);
    let text = |field: &str| made[field].as_str().expect("an id").to_owned();
    (text("id"), text("contactId"))
}

fn field_of(list: &Value, name: &str) -> Vec<Value> {
    list.as_array().into_iter().flatten().map(|item| item[name].clone()).collect()
}

#[test]
fn tasks_are_due_and_get_done() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (id, _) = lead(&served, "Ana Petrova");
    let add = |title: &str, due: Value| {
        let request = json!({ "leadId": id, "title": title, "dueOn": due, "ownerId": null });
        call(&served, "task_add", request)["ids"][0].clone()
    };
    let someday = add("Ask for the passport", Value::Null);
    add("Send the fee agreement", json!("2999-01-01"));
    let late = add("Call back", json!("2001-01-01"));
    let tasks = call(&served, "lead_get", json!({ "id": id }))["tasks"].clone();
    assert_eq!(field_of(&tasks, "due"), ["overdue", "later", "someday"]);
    assert_eq!(tasks[0]["ownerName"], "Miller & Partners", "whoever adds it has it");
    let open = call(&served, "task_list", json!({ "limit": 50 }));
    assert_eq!(field_of(&open, "leadName"), ["Ana Petrova"; 3]);
    call(&served, "task_mark", json!({ "ids": [late], "done": true }));
    let tasks = call(&served, "lead_get", json!({ "id": id }))["tasks"].clone();
    assert_eq!(field_of(&tasks, "due"), ["later", "someday", "done"]);
    assert_eq!(tasks[2]["doneBy"], "Miller & Partners");
    call(&served, "undo", json!({ "group": null }));
    assert_eq!(field_of(&call(&served, "task_list", json!({ "limit": 50 })), "due").len(), 3);
    let edit = |field: &str, value: &str| {
        let root = "task";
        json!({ "root": root, "id": someday, "field": field, "value": value })
    };
    call(&served, "field_edit", edit("due_on", "2001-01-02"));
    assert_eq!(refuse(&served, "field_edit", edit("due_on", "next week"))["code"], "invalid");
    assert_eq!(refuse(&served, "field_edit", edit("title", ""))["code"], "invalid");
    call(&served, "trash", json!({ "root": "lead", "ids": [id] }));
    let open = call(&served, "task_list", json!({ "limit": 50 }));
    assert_eq!(open, json!([]), "what is in the trash presses nobody");
}

#[test]
fn calls_and_facts_stand_on_the_lead_with_who_said_so() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (id, contact) = lead(&served, "Ana Petrova");
    let log = json!({ "leadId": id, "direction": "out", "outcome": "voicemail",
                      "text": null, "calledAt": null });
    let made = call(&served, "call_log", log);
    let edit = json!({ "root": "call", "id": made["ids"][0], "field": "text",
                       "value": "Will call back on Monday" });
    call(&served, "field_edit", edit);
    let calls = call(&served, "lead_get", json!({ "id": id }))["calls"].clone();
    assert_eq!(calls[0]["outcome"], "voicemail");
    assert_eq!(calls[0]["text"], "Will call back on Monday");
    assert_eq!(calls[0]["authorName"], "Miller & Partners");

    let fact = json!({ "kind": "job", "value": "Oakline Bank", "detail": "Paralegal",
                       "since": "May 2019", "until": null });
    let add = json!({ "contactId": contact, "fact": fact });
    call(&served, "fact_add", add.clone());
    call(&served, "fact_add", add);
    let facts = call(&served, "contact_get", json!({ "id": contact }))["facts"].clone();
    assert_eq!(field_of(&facts, "value"), ["Oakline Bank"], "the same fact is there once");
    assert_eq!(facts[0]["documentId"], Value::Null);
    let empty = json!({ "contactId": contact, "fact": { "kind": "skill", "value": " ",
        "detail": null, "since": null, "until": null } });
    assert_eq!(refuse(&served, "fact_add", empty)["code"], "invalid");

    let history = call(&served, "history", json!({ "root": "lead", "id": id, "limit": 50 }));
    let entry = history.as_array().into_iter().flatten().find(|entry| entry["field"] == "text");
    let entry = entry.expect("the call's text has a history");
    assert_eq!(entry["who"], "Miller & Partners");
    call(&served, "history_restore", json!({ "id": entry["id"] }));
    let calls = call(&served, "lead_get", json!({ "id": id }))["calls"].clone();
    assert_eq!(calls[0]["text"], Value::Null, "the value before is back");
}

fn question(id: &str, label: &str, kind: &str, options: &[&str]) -> Value {
    json!({ "id": id, "label": label, "kind": kind, "options": options, "required": false,
            "shownIf": null })
}

#[test]
fn a_questionnaire_is_answered_and_survives_being_rewritten() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (id, _) = lead(&served, "Ana Petrova");
    let mut employer = question("new-2", "Which employer?", "text", &[]);
    employer["shownIf"] = json!({ "questionId": "new-1", "value": "yes" });
    let questions = json!([
        question("new-1", "Is there an employer?", "yes_no", &[]),
        employer,
        question("new-3", "Status now", "choice", &["F-1", "H-1B"]),
    ]);
    let request =
        json!({ "id": null, "name": "Work visas", "topic": "H-1B", "questions": questions });
    let saved = call(&served, "questionnaire_save", request)["ids"][0].clone();
    let list = call(&served, "questionnaire_list", json!({}));
    let asked = list[0]["questions"].clone();
    assert_eq!(asked[1]["shownIf"]["questionId"], asked[0]["id"], "conditions follow the ids");

    let answer = |question: &Value, value: Value| {
        let id = json!({ "leadId": id, "questionId": question["id"], "value": value });
        served.call("answer_set", &id)
    };
    answer(&asked[2], json!("H-1B")).expect("an option");
    answer(&asked[0], json!("maybe")).expect_err("yes or no");
    answer(&asked[2], json!("O-1")).expect_err("one of the options");
    answer(&asked[0], json!("yes")).expect("yes");
    call(&served, "undo", json!({ "group": null }));
    answer(&asked[0], json!("no")).expect("an answer after one that was taken back");
    let answers = call(&served, "answer_list", json!({ "id": id }));
    assert_eq!(field_of(&answers, "value"), ["H-1B", "no"]);

    let backwards = json!([asked[1], asked[0]]);
    let request = json!({ "id": saved, "name": "Work visas", "topic": null,
                          "questions": backwards });
    let refused = refuse(&served, "questionnaire_save", request);
    assert_eq!(refused["code"], "invalid", "a condition looks back only");
    let request = json!({ "id": saved, "name": "Visas", "topic": "H-1B",
                          "questions": [asked[2], asked[0]] });
    call(&served, "questionnaire_save", request);
    let list = call(&served, "questionnaire_list", json!({}));
    assert_eq!(list[0]["questions"].as_array().map(Vec::len), Some(2));
    let answers = call(&served, "answer_list", json!({ "id": id }));
    assert_eq!(field_of(&answers, "value"), ["H-1B", "no"], "answers stay with their questions");
}

#[test]
fn words_of_notes_and_documents_are_found() {
    let app = TestApp::with_workspace();
    let served = app.serve().enter();
    let (id, _) = lead(&served, "Ana Petrova");
    let note = json!({ "leadId": id, "text": "Asked about the naïve visa strategy" });
    let note = call(&served, "note_add", note)["ids"][0].clone();
    let file = app.file("cv.txt", "Grace Sato\nSilicon carbide gate drivers".as_bytes());
    let add = json!({ "leadId": id, "path": file });
    let document = call(&served, "document_add", add)["ids"][0].clone();
    let search = |words: &str| {
        call(&served, "search_text", json!({ "words": words, "kinds": [], "limit": 20 }))
    };
    let hit = wait_for("the document's words", WATCHED_MAX, || {
        search("carbide GATE dri").as_array()?.first().cloned()
    });
    assert_eq!((&hit["id"], &hit["title"]), (&document, &json!("cv.txt")));
    assert_eq!(hit["leadName"], "Ana Petrova");
    let marked: Vec<_> = field_of(&hit["snippet"], "hit");
    assert!(marked.contains(&json!(true)), "{hit}");
    assert_eq!(search("NAIVE strat")[0]["id"], note);
    assert_eq!(search("\"AND ( visa* OR"), json!([]), "words, not operators");
    let edit = json!({ "root": "note", "id": note, "field": "text", "value": "No strategy yet" });
    call(&served, "field_edit", edit);
    assert_eq!(search("naive"), json!([]), "the old words are gone");
    call(&served, "trash", json!({ "root": "lead", "ids": [id] }));
    assert_eq!(search("carbide"), json!([]), "the trash is not searched");
    call(&served, "restore", json!({ "root": "lead", "ids": [id] }));
    assert_eq!(search("carbide")[0]["id"], document);
}

#[test]
fn a_watched_folder_takes_in_what_is_new() {
    let app = TestApp::with_workspace();
    let folder = app.path("watched");
    fs::create_dir(&folder).expect("a new folder");
    fs::write(folder.join("old.txt"), "Old Resume\nold@example.org").expect("a file");
    let served = app.serve().enter();
    let watched = call(&served, "watch_add", json!({ "path": folder }));
    assert_eq!(watched[0]["reachable"], true);
    let nowhere = json!({ "path": app.path("nowhere") });
    assert_eq!(refuse(&served, "watch_add", nowhere)["code"], "invalid");
    fs::write(folder.join("half.txt.part"), "not yet").expect("a file");
    fs::write(folder.join("new.txt"), "Ana Petrova\nana@example.org").expect("a file");
    let items = wait_for("the new file", WATCHED_MAX, || {
        let queue = call(&served, "intake_queue", json!({}));
        (queue["review"] == 1).then(|| queue["items"].clone())
    });
    assert_eq!(field_of(&items, "fileName"), ["new.txt"]);
    drop(served);
    fs::write(folder.join("later.txt"), "Ben Okafor\nben@example.org").expect("a file");
    let served = app.serve().enter();
    wait_for("what came while the program was closed", WATCHED_MAX, || {
        (call(&served, "intake_queue", json!({}))["review"] == 2).then_some(())
    });
    call(&served, "watch_remove", json!({ "path": folder }));
    assert_eq!(call(&served, "watch_list", json!({})), json!([]));
}
