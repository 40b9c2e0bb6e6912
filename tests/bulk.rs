//! Work on many records at once: every act, cancelling, one undo, reasons, and `kill -9`.
//!
//! `ANTEROOM_BULK_KILLS` says how many kills (10 by default, 100 by hand).

use std::{sync::Arc, thread, time::Duration};

use anteroom_engine::{Engine, Options, Reply, dispatch, sample, vault::keychain::MemoryKeychain};
use serde_json::{Value, json};

use crate::support::{
    app::{PASSPHRASE, TestApp},
    served::{Served, call, content, content_digest, refuse},
    wait_for,
};

/// Ten thousand rows on a loaded machine, in a development build.
const WORK_MAX: Duration = Duration::from_secs(300);

/// More than are undone at once, and enough chunks to be stopped between two of them.
const MANY: u32 = 8_000;

const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

/// Makes a desk with invented leads.
fn seeded(leads: u32) -> TestApp {
    let app = TestApp::with_workspace();
    let engine = open(&app);
    sample::seed(&engine, leads, |_| ()).expect("leads");
    engine.shut_down();
    app
}

/// Opens a desk in this process, without runners: nothing happens between two calls.
fn open(app: &TestApp) -> Engine {
    let options = Options {
        keychain: Arc::new(MemoryKeychain::new()),
        run_jobs: false,
        ..Options::of_this_machine(app.data(), "anteroom-test")
    };
    let engine = Engine::open(options).expect("a data folder that nobody else has");
    ask(&engine, "unlock", json!({ "passphrase": PASSPHRASE, "recoveryCode": null }));
    engine
}

fn try_ask(engine: &Engine, name: &str, request: Value) -> Result<Value, Value> {
    match dispatch(engine, name, request) {
        Ok(Reply::Json(answer)) => Ok(answer),
        Ok(Reply::Bytes(_)) => panic!("{name} answers in JSON"),
        Err(error) => Err(serde_json::to_value(error).expect("an error is JSON")),
    }
}

fn ask(engine: &Engine, name: &str, request: Value) -> Value {
    try_ask(engine, name, request.clone())
        .unwrap_or_else(|error| panic!("{name} {request}: {error}"))
}

/// All leads that match, but some.
fn matching(rule: &str, except: &[Value]) -> Value {
    json!({ "root": "lead", "rule": rule, "scope": "live", "except": except })
}

fn edit(target: &Value, field: &str, value: &str) -> Value {
    json!({ "target": target, "act": { "kind": "edit", "field": field, "value": value } })
}

/// Starts work and waits for its end; returns the report.
fn done(served: &Served, request: Value) -> Value {
    let started = call(served, "bulk_start", request);
    ended(served, &started["id"])
}

fn ended(served: &Served, id: &Value) -> Value {
    wait_for("the work to end", WORK_MAX, || {
        let report = call(served, "bulk_report", json!({ "id": id }));
        (report["state"] != "running").then_some(report)
    })
}

/// Undoes a group, or does it again, and waits for its end; returns the answer, and the report if
/// a job did it.
fn taken_back(served: &Served, name: &str, request: Value) -> (Value, Option<Value>) {
    let answer = call(served, name, request);
    let report = (!answer["job"].is_null()).then(|| ended(served, &answer["job"]));
    (answer, report)
}

fn count(served: &Served, rule: &str) -> Value {
    call(served, "rule_check", json!({ "root": "lead", "text": rule }))["count"].clone()
}

fn some_ids(served: &Served, limit: u32) -> Vec<Value> {
    let request = json!({ "root": "lead", "scope": "live", "rule": "", "limit": limit,
                          "sort": [{ "field": "name", "descending": false }] });
    let rows = call(served, "list_open", request)["window"]["rows"].clone();
    rows.as_array().into_iter().flatten().map(|row| row["id"].clone()).collect()
}

/// Does work, sees that it changes something, and sees it go with one undo and come with one redo.
fn undone(served: &Served, target: &Value, act: Value) -> Value {
    let before = content(served);
    let report = done(served, json!({ "target": target, "act": act }));
    assert_eq!(report["state"], "done", "{report}");
    let after = content(served);
    assert_ne!(before, after, "{act} changes something");
    taken_back(served, "undo", json!({ "group": report["group"] }));
    assert_eq!(content(served), before, "{act} is undone");
    taken_back(served, "redo", json!({}));
    assert_eq!(content(served), after, "{act} is done again");
    report
}

#[test]
fn every_act_is_done_with_all_that_match_and_undone_as_one() {
    let app = seeded(450);
    let served = app.serve().enter();
    let except = some_ids(&served, 3);
    let all = matching("", &except);
    let member = call(&served, "member_list", json!({}))[0]["id"].clone();
    let tag = call(&served, "tag_save", json!({ "id": null, "name": "VIP", "colour": "red" }));
    let field = json!({ "id": null, "root": "lead", "name": "Reference", "kind": "text",
                        "options": [], "required": false, "unique": false, "hidden": false });
    let field = call(&served, "custom_field_save", field)["id"].clone();
    let move_to = |state: &str, reason: Value| {
        let kind = "move";
        json!({ "kind": kind, "stageId": state, "lostReason": reason })
    };
    let acts = [
        json!({ "kind": "edit", "field": "title", "value": "Bulk plan" }),
        json!({ "kind": "edit", "field": "value", "value": "125000" }),
        json!({ "kind": "edit", "field": "city", "value": "Lyon" }),
        json!({ "kind": "edit", "field": field, "value": "R-1" }),
        json!({ "kind": "assign", "ownerId": null }),
        json!({ "kind": "assign", "ownerId": member }),
        json!({ "kind": "tag", "tagId": tag["id"], "on": true }),
        json!({ "kind": "tag", "tagId": tag["id"], "on": false }),
        move_to("LOST", json!("Budget")),
        move_to("QUALIFIED", Value::Null),
    ];
    for act in acts {
        let report = undone(&served, &all, act.clone());
        let numbers = ["total", "done", "failed"].map(|name| report[name].clone());
        assert_eq!(numbers, [json!(447), json!(447), json!(0)], "{act}: {report}");
    }
    assert_eq!(count(&served, "title is \"Bulk plan\""), 447, "three were left out");
    undone(&served, &all, json!({ "kind": "archive", "on": true }));
    assert_eq!(count(&served, ""), 3, "what is archived is not in the list");
    let archive = json!({ "root": "lead", "rule": "", "scope": "archive", "except": [] });
    undone(&served, &archive, json!({ "kind": "archive", "on": false }));
    undone(&served, &all, json!({ "kind": "trash" }));
    assert_eq!(count(&served, ""), 3);
    let trash = json!({ "root": "lead", "rule": "", "scope": "trash", "except": [] });
    undone(&served, &trash, json!({ "kind": "restore" }));
    assert_eq!(count(&served, ""), 450);
    let again = done(&served, json!({ "target": all, "act": move_to("QUALIFIED", Value::Null) }));
    assert_eq!([&again["changed"], &again["group"]], [&json!(0), &Value::Null]);
    assert_eq!(
        call(&served, "undo_state", json!({}))["undoCommand"],
        "restore",
        "what changed nothing is no step"
    );
}

#[test]
fn a_few_are_done_at_once_and_contacts_too() {
    let app = seeded(30);
    let served = app.serve().enter();
    let ids = some_ids(&served, 20);
    let target = json!({ "root": "lead", "ids": ids });
    let report = call(&served, "bulk_start", edit(&target, "source", "Fair"));
    let numbers = ["done", "changed"].map(|name| report[name].clone());
    assert_eq!((&report["state"], numbers), (&json!("done"), [json!(20), json!(20)]));
    assert_eq!(call(&served, "job_list", json!({})), json!([]));
    assert_eq!(count(&served, "source is Fair"), 20);
    let people = json!({ "root": "contact", "rule": "", "scope": "live", "except": [] });
    undone(&served, &people, json!({ "kind": "edit", "field": "company", "value": "Oakline" }));
    undone(&served, &people, json!({ "kind": "trash" }));
    let archive = json!({ "target": people, "act": { "kind": "archive", "on": true } });
    assert_eq!(refuse(&served, "bulk_start", archive)["code"], "invalid", "leads only");
    for (act, code) in [
        (json!({ "kind": "edit", "field": "received", "value": "x" }), "invalid"),
        (json!({ "kind": "edit", "field": "value", "value": "a lot" }), "invalid"),
        (json!({ "kind": "assign", "ownerId": NOBODY }), "not_found"),
        (json!({ "kind": "tag", "tagId": NOBODY, "on": true }), "not_found"),
        (json!({ "kind": "move", "stageId": NOBODY, "lostReason": null }), "not_found"),
    ] {
        let refused = refuse(&served, "bulk_start", json!({ "target": target, "act": act }));
        assert_eq!(refused["code"], code, "{act}");
    }
    let none = json!({ "root": "lead", "ids": [] });
    assert_eq!(refuse(&served, "bulk_start", edit(&none, "source", "x"))["code"], "invalid");
}

#[test]
fn what_cannot_be_changed_is_counted_by_reason() {
    let app = seeded(300);
    let served = app.serve().enter();
    let ids = some_ids(&served, 60);
    call(&served, "trash", json!({ "root": "lead", "ids": ids[..5] }));
    let lost = json!({ "ids": ids[5..15], "stage": "LOST", "lostReason": "Budget" });
    call(&served, "lead_move", lost);
    let request = json!({ "ids": ids[15..60], "stage": "PENDING", "lostReason": null });
    call(&served, "lead_move", request);
    let named: Vec<Value> = ids.iter().cloned().chain([json!(NOBODY)]).collect();
    let target = json!({ "root": "lead", "ids": named });
    let act = json!({ "kind": "move", "stageId": "LOST", "lostReason": null });
    let report = done(&served, json!({ "target": target, "act": act }));
    let reasons: Vec<_> = report["failures"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|failure| (failure["reason"].clone(), failure["count"].clone()))
        .collect();
    let expected = [("lost_reason_required", 45), ("in_trash", 5), ("gone", 1)];
    assert_eq!(reasons, expected.map(|(reason, count)| (json!(reason), json!(count))));
    assert_eq!(report["failures"][0]["examples"].as_array().map(Vec::len), Some(20));
    assert_eq!(report["failures"][2]["examples"], json!([NOBODY]));
    let numbers = ["total", "done", "changed", "failed"].map(|name| report[name].clone());
    assert_eq!(numbers, [json!(61), json!(61), json!(0), json!(51)], "ten are lost already");
    let report = done(&served, edit(&target, "title", "two\nlines"));
    assert_eq!(report["failures"][0]["reason"], "invalid");
    let why = report["failures"][0]["why"].as_str().expect("words");
    assert!(why.starts_with("title: must be one line"), "{why}");
    assert_eq!(call(&served, "bulk_report", json!({ "id": report["id"] })), report);
    let unknown = json!({ "id": NOBODY });
    assert_eq!(refuse(&served, "bulk_report", unknown)["code"], "not_found");
}

#[test]
fn work_is_cancelled_in_the_middle_and_what_is_done_is_one_undo() {
    let app = seeded(MANY);
    let served = app.serve().enter();
    let before = content(&served);
    let started = call(&served, "bulk_start", edit(&matching("", &[]), "source", "Fair"));
    assert_eq!((&started["state"], &started["total"]), (&json!("running"), &json!(MANY)));
    let job = wait_for("the first chunk", WORK_MAX, || {
        let job = call(&served, "job_list", json!({}))[0].clone();
        (job["progress"]["done"].as_u64() > Some(0)).then_some(job)
    });
    assert_eq!([&job["id"], &job["progress"]["total"]], [&started["id"], &json!(MANY)]);
    assert_eq!(job["progress"]["cancellable"], true);
    let cancelled = call(&served, "job_cancel", json!({ "id": started["id"] }));
    assert_eq!(cancelled["group"], started["group"], "what is done is one step");
    let report = call(&served, "bulk_report", json!({ "id": started["id"] }));
    assert_eq!(report["state"], "cancelled");
    assert_eq!(count(&served, "source is Fair"), report["changed"], "no more and no less");
    assert!(report["done"].as_u64() < Some(MANY.into()), "it was in the middle: {report}");
    let history = |served: &Served| call(served, "job_list", json!({}));
    let cancelled = history(&served)[0].clone();
    assert_eq!(
        [&cancelled["state"], &cancelled["endedAt"]],
        [&json!("cancelled"), &report["endedAt"]]
    );
    assert_eq!(cancelled["progress"]["done"], report["done"]);
    taken_back(&served, "undo", json!({ "group": null }));
    assert_eq!(content(&served), before);
    let kept = history(&served);
    drop(served);
    let served = app.serve().enter();
    assert_eq!(history(&served), kept, "what has ended is known after a restart");
    let started = call(&served, "bulk_start", edit(&matching("", &[]), "source", "Fair"));
    let (undone, _) = taken_back(&served, "undo", json!({ "group": null }));
    assert_eq!(undone["group"], started["group"], "undoing what is under way stops it");
    assert_eq!(content(&served), before);
}

#[test]
fn later_edits_survive_the_undo_of_many() {
    let app = seeded(MANY);
    let served = app.serve().enter();
    let id = some_ids(&served, 1)[0].clone();
    let source = |served: &Served| call(served, "lead_get", json!({ "id": id }))["source"].clone();
    let bulk = done(&served, edit(&matching("", &[]), "source", "Fair"));
    let later = json!({ "root": "lead", "id": id, "field": "source", "value": "Friend" });
    call(&served, "field_edit", later);
    let (answer, report) = taken_back(&served, "undo", json!({ "group": bulk["group"] }));
    let report = report.expect("it is too much to be done at once");
    assert_eq!(answer["count"], MANY);
    assert_eq!([&report["keptLater"], &report["changed"]], [&json!(1), &json!(MANY - 1)]);
    assert_eq!([count(&served, "source is Fair"), source(&served)], [json!(0), json!("Friend")]);
    let list = call(&served, "undo_list", json!({}));
    assert_eq!([&list[1]["group"], &list[1]["why"]], [&bulk["group"], &json!("undone")]);
    assert_eq!(
        refuse(&served, "undo", json!({ "group": bulk["group"] }))["code"],
        "undo_impossible"
    );
}

#[test]
fn the_list_says_what_can_be_undone_and_why_not() {
    let app = seeded(10);
    let served = app.serve().enter();
    let ids = some_ids(&served, 4);
    let names: Vec<Value> = ids
        .iter()
        .map(|id| call(&served, "lead_get", json!({ "id": id }))["contact"]["name"].clone())
        .collect();
    let target = json!({ "root": "lead", "ids": ids });
    let first = done(&served, edit(&target, "source", "Fair"));
    let entry = |at: usize| call(&served, "undo_list", json!({}))[at].clone();
    let newest = entry(0);
    assert_eq!(
        [&newest["group"], &newest["command"], &newest["count"], &newest["possible"]],
        [&first["group"], &json!("field_edit"), &json!(4), &json!(true)]
    );
    let told = newest["names"].as_array().cloned().unwrap_or_default();
    assert!(told.len() == 3 && told.iter().all(|name| names.contains(name)), "{newest}");
    done(&served, edit(&target, "source", "Friend"));
    assert_eq!([&entry(1)["possible"], &entry(1)["why"]], [&json!(false), &json!("changed_since")]);
    call(&served, "undo", json!({ "group": null }));
    assert_eq!([&entry(0)["why"], &entry(1)["why"]], [&json!("undone"), &Value::Null]);
    let foreign = refuse(&served, "undo", json!({ "group": NOBODY }));
    assert_eq!(foreign["params"]["why"], "it was not done on this device");
}

#[test]
fn work_is_done_in_the_order_in_which_it_was_asked_for() {
    let app = seeded(300);
    let engine = open(&app);
    let integrity = |engine: &Engine| content_digest(&ask(engine, "check_integrity", json!({})));
    let before = integrity(&engine);
    let all = matching("", &[]);
    let one = json!({ "root": "lead", "rule": "", "limit": 1, "scope": "live",
                      "sort": [{ "field": "name", "descending": false }] });
    let id = ask(&engine, "list_open", one)["window"]["rows"][0]["id"].clone();
    ask(&engine, "bulk_start", edit(&all, "source", "First"));
    let few = ask(
        &engine,
        "bulk_start",
        edit(&json!({ "root": "lead", "ids": [id] }), "source", "Second"),
    );
    assert_eq!(few["state"], "running", "however little, it waits for what was asked before");
    while engine.run_one_job().expect("a job") {}
    let count = |rule: &str| {
        ask(&engine, "rule_check", json!({ "root": "lead", "text": rule }))["count"].clone()
    };
    assert_eq!([count("source is First"), count("source is Second")], [json!(299), json!(1)]);
    ask(&engine, "undo", json!({ "group": null }));
    ask(&engine, "undo", json!({ "group": null }));
    assert_eq!(integrity(&engine), before);
    engine.shut_down();
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let app = seeded(300);
    let engine = open(&app);
    let request = json!({ "root": "lead", "rule": "", "limit": 2, "scope": "live",
                          "sort": [{ "field": "name", "descending": false }] });
    let rows = ask(&engine, "list_open", request)["window"]["rows"].clone();
    let ids = [&rows[0]["id"], &rows[1]["id"]];
    let all = matching("", &[]);
    let first = ask(&engine, "bulk_start", edit(&all, "source", "First"));
    let second = ask(&engine, "bulk_start", edit(&all, "source", "Second"));
    let moved = json!({ "kind": "move", "stageId": "QUALIFIED", "lostReason": null });
    let third = ask(&engine, "bulk_start", json!({ "target": all, "act": moved }));
    let by_hand = |id: &Value, field: &str, value: &str| {
        let edit = json!({ "root": "lead", "id": id, "field": field, "value": value });
        ask(&engine, "field_edit", edit);
    };
    by_hand(ids[0], "source", "By hand");
    by_hand(ids[1], "title", "Another field");
    let lost = json!({ "ids": [ids[1]], "stage": "LOST", "lostReason": "By hand" });
    ask(&engine, "lead_move", lost);
    let run = || assert!(engine.run_one_job().expect("a job"));
    run();
    // What the second is to write over goes back to what it was: the second does not care.
    ask(&engine, "undo", json!({ "group": first["group"] }));
    run();
    run();
    for (work, left) in [(&first, ids[0]), (&second, ids[0]), (&third, ids[1])] {
        let report = ask(&engine, "bulk_report", json!({ "id": work["id"] }));
        let failure = &report["failures"][0];
        assert_eq!([&failure["reason"], &failure["count"]], [&json!("changed_since"), &json!(1)]);
        assert_eq!(failure["examples"], json!([left]), "{report}");
        assert_eq!([&report["done"], &report["failed"]], [&json!(300), &json!(1)], "{report}");
    }
    let lead = |id: &Value| ask(&engine, "lead_get", json!({ "id": id }));
    assert_eq!([&lead(ids[0])["source"], &lead(ids[0])["state"]], ["By hand", "QUALIFIED"]);
    assert_eq!([&lead(ids[1])["source"], &lead(ids[1])["state"]], ["Second", "LOST"]);
    engine.shut_down();
}

#[test]
fn leads_of_one_contact_change_it_once() {
    let app = TestApp::with_workspace();
    let engine = open(&app);
    let new = |contact: &Value| {
        let lead = json!({ "name": "Ada", "email": null, "phone": null, "title": null,
                           "source": null, "contactId": contact });
        let id = ask(&engine, "lead_create", lead)["id"].clone();
        ask(&engine, "lead_get", json!({ "id": id }))
    };
    let first = new(&Value::Null);
    let contact = &first["contact"]["id"];
    let second = new(contact);
    let target = json!({ "root": "lead", "ids": [first["id"], second["id"]] });
    let report = ask(&engine, "bulk_start", edit(&target, "email", "ada@example.org"));
    assert_eq!([&report["done"], &report["changed"]], [&json!(2), &json!(1)], "{report}");
    let known = ask(&engine, "contact_get", json!({ "id": contact }));
    assert_eq!(known["points"].as_array().map(Vec::len), Some(1), "{known}");
    let refused = try_ask(&engine, "bulk_start", edit(&target, "email", "nobody"));
    assert_eq!(refused.expect_err("no address")["code"], "invalid");
    engine.shut_down();
}

#[test]
fn an_undo_under_way_is_finished_first() {
    let app = seeded(5_200);
    let engine = open(&app);
    ask(&engine, "bulk_start", edit(&matching("", &[]), "source", "Fair"));
    assert!(engine.run_one_job().expect("a job"));
    let undo = ask(&engine, "undo", json!({ "group": null }));
    for (name, request) in [("undo", json!({ "group": null })), ("redo", json!({}))] {
        let refused = try_ask(&engine, name, request).expect_err("one at a time");
        assert_eq!(
            [&refused["code"], &refused["retryable"]],
            [&json!("undo_impossible"), &json!(true)]
        );
    }
    let refused = try_ask(&engine, "job_cancel", json!({ "id": undo["job"] }));
    assert_eq!(refused.expect_err("half an undo is nothing")["code"], "invalid");
    assert_eq!(ask(&engine, "job_list", json!({}))[0]["progress"]["undoing"], true);
    assert!(engine.run_one_job().expect("a job"));
    let fair = json!({ "root": "lead", "text": "source is Fair" });
    assert_eq!(ask(&engine, "rule_check", fair.clone())["count"], 0);
    let redo = ask(&engine, "redo", json!({}));
    assert!(!redo["job"].is_null(), "{redo}");
    assert!(engine.run_one_job().expect("a job"));
    assert_eq!(ask(&engine, "rule_check", fair)["count"], 5_200);
    engine.shut_down();
}

/// What a killed program left, seen while nothing goes on: the work under way, and that exactly
/// what it counts is done.
fn look(app: &TestApp, what: &str, id: &Value, value: &str, undoing: bool) {
    let engine = open(app);
    content_digest(&ask(&engine, "check_integrity", json!({})));
    let report = ask(&engine, "bulk_report", json!({ "id": id }));
    let rule = json!({ "root": "lead", "text": format!("source is {value}") });
    let count = ask(&engine, "rule_check", rule)["count"].as_u64().expect("a count");
    let changed = report["changed"].as_u64().expect("a count");
    let expected = if undoing { u64::from(MANY) - changed } else { changed };
    assert_eq!(count, expected, "{what}: a chunk is done whole or not at all: {report}");
    engine.shut_down();
}

#[test]
fn killed_work_and_its_undo_go_on_where_they_were() {
    let kills = std::env::var("ANTEROOM_BULK_KILLS").ok().and_then(|text| text.parse().ok());
    let kills: u64 = kills.unwrap_or(10);
    let app = seeded(MANY);
    let mut served = app.serve().enter();
    let before = content(&served);
    let (mut round, mut undoing, mut killed) = (0, false, 0);
    let mut value = "Fair0".to_owned();
    let mut started = call(&served, "bulk_start", edit(&matching("", &[]), "source", &value));
    let mut work = started["id"].clone();
    while killed < kills {
        let seen = call(&served, "bulk_report", json!({ "id": work }))["done"].clone();
        let report = wait_for("it to come further", WORK_MAX, || {
            let report = call(&served, "bulk_report", json!({ "id": work }));
            (report["done"] != seen || report["state"] != "running").then_some(report)
        });
        if report["state"] == "running" {
            // Another moment each time: an odd step that visits all of the time of a chunk.
            thread::sleep(Duration::from_millis((killed * 37 + 11) % 97));
            served.take_process().kill();
            killed += 1;
            look(&app, &format!("kill {killed}"), &work, &value, undoing);
            served = app.serve().enter();
            continue;
        }
        assert_eq!((&report["state"], &report["changed"]), (&json!("done"), &json!(MANY)));
        if undoing {
            assert_eq!(content(&served), before, "round {round}");
            round += 1;
            value = format!("Fair{round}");
            started = call(&served, "bulk_start", edit(&matching("", &[]), "source", &value));
            work = started["id"].clone();
        } else {
            let undone = call(&served, "undo", json!({ "group": started["group"] }));
            work = undone["job"].clone();
        }
        undoing = !undoing;
    }
    let last = ended(&served, &work);
    assert_eq!(last["changed"], MANY, "nothing was done twice, nothing was left out");
    if !undoing {
        taken_back(&served, "undo", json!({ "group": started["group"] }));
    }
    assert_eq!(content(&served), before);
}
